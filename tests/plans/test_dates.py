"""What councils write under "by when": each way has the day that it means, and says where it may mean another."""

from datetime import date

import pytest

from goldenthread.plans.dates import by_when, is_of_years, period, why_taken

STARTS = date(2024, 4, 1)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("31/03/25", "2025-03-31"),
        ("31.3.25", "2025-03-31"),
        ("31-03-2025", "2025-03-31"),
        ("2025-03-31", "2025-03-31"),
        ("2025-03", "2025-03-31"),
        ("03/2025", "2025-03-31"),
        ("5th of May 2024", "2024-05-05"),
        ("25-Sep-24", "2024-09-25"),
        ("Mar-26", "2026-03-31"),
        ("Apr-25", "2025-04-30"),
        ("Sept '25", "2025-09-30"),
        ("Q2 2024/25", "2024-09-30"),
        ("Q4 24-25", "2025-03-31"),
        ("12 May 2025 at 10:00", "2025-05-12"),
        ("Sept 2nd 2025", "2025-09-02"),
        ("Sept the 2nd, 2025", "2025-09-02"),
        ("June 15th 2025", "2025-06-15"),
        ("June 15, 2025", "2025-06-15"),
        ("by April 30 2025", "2025-04-30"),
        ("Phase 1 12 May 2025", "2025-05-12"),
        ("Phase 1: 2 Dec 2025", "2025-12-02"),
        ("Phase 1 2nd Dec 2025", "2025-12-02"),
        ("Board 5 May 2025", "2025-05-05"),
    ],
)
def test_a_day_that_is_written_is_read_and_not_in_doubt(words: str, day: str) -> None:
    meant = by_when(words, STARTS)
    assert [str(each) for each in meant.days] == [day]
    assert (meant.year_taken, meant.doubts) == (False, ())


@pytest.mark.parametrize(
    ("words", "day", "why"),
    [
        ("Sept 25", "2025-09-30", "not for a day of the month"),
        ("Spring 2025", "2025-05-31", "season"),
        ("Autumn 25", "2025-11-30", "season"),
        ("Winter 2025/26", "2026-02-28", "season"),
        ("Q2 2025", "2025-09-30", "begins in April 2025"),
        ("2024/25", "2025-03-31", "end of March 2025"),
        ("end of 2025", "2025-12-31", "end of December 2025"),
        ("In place from April 2024", "2024-04-30", "from"),
        ("June 2025 onwards", "2025-06-30", "from"),
        ("Phase 2 Dec 2025", "2025-12-31", '"Phase 2": 2 is not taken for a day'),
        ("Phase 1 June 2025", "2025-06-30", '"Phase 1"'),
        ("Phases 1 and 2 Dec 2025", "2025-12-31", '"Phases 1 and 2"'),
        ("Year 2 - March 2026", "2026-03-31", '"Year 2'),
        ("mid June 2025", "2025-06-15", "the 15th"),
        ("mid-June 2025", "2025-06-15", "the 15th"),
        ("early June 2025", "2025-06-30", "the last day of the month"),
        ("September (2025)", "2025-09-30", '"2025" stands apart'),
    ],
)
def test_a_day_that_may_be_another_says_why(words: str, day: str, why: str) -> None:
    meant = by_when(words, STARTS)
    assert [str(each) for each in meant.days] == [day]
    assert why in " ".join(meant.doubts)


@pytest.mark.parametrize(
    ("words", "starts", "day"),
    [
        ("July", STARTS, "2024-07-31"),
        ("end of Q3", STARTS, "2024-12-31"),
        ("Q1", date(2024, 7, 1), "2025-06-30"),
        ("third quarter", STARTS, "2024-12-31"),
        ("April 30", STARTS, "2024-04-30"),
        ("Spring", STARTS, "2024-05-31"),
        ("June 15th", STARTS, "2024-06-15"),
        ("Sept 2", STARTS, "2024-09-02"),
        ("March 2 visits", STARTS, "2025-03-31"),
        ("Phase 2 Dec", STARTS, "2024-12-31"),
    ],
)
def test_a_year_that_is_not_written_is_of_the_plan(words: str, starts: date, day: str) -> None:
    meant = by_when(words, starts)
    assert ([str(each) for each in meant.days], meant.year_taken) == ([day], True)
    assert by_when(words).days == ()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("July", "No year is written"),
        ("Q3, in 2025", "A day of it has no year"),
        ("May or July 2025", "A day of it has no year"),
        ("In 2025 or 2026, July", "A day of it has no year"),
    ],
)
def test_that_no_year_is_written_is_said_only_where_none_is(words: str, why: str) -> None:
    meant = by_when(words, STARTS)
    assert meant.year_taken
    assert why_taken(words, meant) == f"{why}: taken from the plan's period."


def test_several_days_have_the_year_of_the_last() -> None:
    meant = by_when("October - December 2025", STARTS)
    assert meant.days == (date(2025, 10, 31), date(2025, 12, 31))
    assert by_when("31 March - 30 April 2025", STARTS).days == (date(2025, 3, 31), date(2025, 4, 30))
    assert not meant.year_taken


@pytest.mark.parametrize(
    "words", ["as soon as we may", "see 1.2.3", "31 June 2025", "TBC", "5 visits a quarter"]
)
def test_words_that_name_no_day_have_none(words: str) -> None:
    assert by_when(words, STARTS).days == ()


@pytest.mark.parametrize(
    ("words", "first", "last", "years"),
    [
        ("April 2023 - March 2024", date(2023, 4, 1), date(2024, 3, 31), False),
        ("Improvement plan 2024/25", date(2024, 4, 1), date(2025, 3, 31), False),
        ("2024-2027", date(2024, 4, 1), date(2027, 3, 31), True),
        ("2024 - 2026", date(2024, 4, 1), date(2026, 3, 31), True),
    ],
)
def test_the_period_of_a_plan(words: str, first: date, last: date, years: bool) -> None:
    assert (period(words), is_of_years(words)) == ((first, last), years)


def test_one_year_alone_is_no_period() -> None:
    assert period("Improvement plan 2024") is None
