"""A heading over two columns, success criteria, weeks and days that are no plain days: read, or asked about."""

from datetime import date

import pytest

from goldenthread.plans.dates import by_when
from goldenthread.plans.plan import Action
from goldenthread.plans.reading.blocks import Heading, Row, Table
from goldenthread.plans.reading.columns import Column, column_of
from goldenthread.plans.reading.headings import priority_called
from goldenthread.plans.reading.reader import draft_of

STARTS = date(2025, 4, 1)


def _read(*rows: tuple[str, ...]) -> tuple[tuple[Action, ...], list[tuple[str, str]]]:
    cells = tuple(Row(n, each, frozenset()) for n, each in enumerate(rows, start=2))
    draft = draft_of([Heading(1, 1, "Plan", is_sheet=True), Table(2, cells)])
    return draft.plan.actions, [(each.of, each.taken) for each in draft.guesses if each.field == "column"]


def test_one_heading_over_number_and_words_and_over_role_and_name() -> None:
    actions, asked = _read(
        ("Action", "", "Lead", "", "By when"),
        ("1.1", "Supervision policy", "Head of Practice", "A. Sample", "June 2025"),
        ("1.2", "Reflective groups", "Head of Service", "B. Sample", "July 2025"),
    )
    assert [(each.number, each.text) for each in actions] == [
        ("1.1", "Supervision policy"),
        ("1.2", "Reflective groups"),
    ]
    assert actions[0].leads == ("Head of Practice", "A. Sample")
    assert asked == [('the column "Action"', "action"), ('the column "Lead"', "leads")]


@pytest.mark.parametrize(
    ("cells", "are_numbers"),
    [
        (("1.1", "1.2"), True), (("1", "2"), True), (("EH1", ""), False), (("EH1", "EH2"), True),
        (("1", "1"), False), (("Homes", "1.2"), False), (("June 2025", "2"), False), (("", ""), False),
    ],
)  # fmt: skip
def test_numbers_before_the_actions_need_no_heading(cells: tuple[str, str], are_numbers: bool) -> None:
    actions, asked = _read(
        ("", "Action", "Lead"),
        (cells[0], "Supervision policy", "Head of Practice"),
        (cells[1], "Reflective groups", "Head of Service"),
    )
    assert [each.number for each in actions] == (list(cells) if are_numbers else ["", ""])
    assert asked == [("the column without a heading", "number")] * are_numbers


def test_words_below_action_stay_the_action_beside_a_column_without_a_heading() -> None:
    actions, asked = _read(
        ("Ref", "Action", "", "Lead"), ("1", "Write a policy", "moved from May", "Head of Practice")
    )
    assert [(each.number, each.text) for each in actions] == [("1", "Write a policy")]
    assert not asked


def test_days_beside_a_date_without_a_heading_are_asked_about() -> None:
    _, asked = _read(("Action", "Timescale", ""), ("Write it", "1 May 2025", "30 June 2025"))
    assert asked == [('the column "Timescale"', "by when")]


@pytest.mark.parametrize(
    ("headings", "outcome", "measure"),
    [
        (("Success criteria", "Notes"), "", ("one",)),
        (("Success criteria", "Outcome"), "two", ("one",)),
        (("Success criteria", "Measure"), "one", ("two",)),
        (("What will good look like?", "Notes"), "", ("one",)),
        (("Outcome", "Notes"), "one", ()),
    ],
)
def test_success_criteria_say_how_anybody_sees_that_it_is_done(
    headings: tuple[str, str], outcome: str, measure: tuple[str, ...]
) -> None:
    actions, _ = _read(("Action", "Lead", *headings), ("Write it", "Head of Practice", "one", "two"))
    assert [(each.outcome, each.measure) for each in actions] == [(outcome, measure)]


def test_two_columns_of_outcomes_are_asked_about() -> None:
    actions, asked = _read(("Action", "Outcome", "Expected outcome"), ("Write it", "one", "two"))
    assert actions[0].outcome == "one two"
    assert asked == [('the column "Outcome"', "outcome")]


@pytest.mark.parametrize(
    "words",
    ["First week of June 2025", "second week in June 2025", "June 2025 (first week)", "week 2 June 2025"],
)
def test_a_week_of_a_month_is_asked_about(words: str) -> None:
    meant = by_when(words, STARTS)
    assert meant.due == date(2025, 6, 30)
    assert len(meant.doubts) == 1


def test_a_year_first_and_the_day_before() -> None:
    assert by_when("2025/06/30", STARTS).days == (date(2025, 6, 30),)
    assert by_when("before 1 July 2025", STARTS).doubts
    assert not by_when("1 July 2025", STARTS).doubts


def test_a_decimal_number_is_the_number_of_a_priority() -> None:
    assert priority_called("Outcome 1.1: Plans are good") == ("1.1", "Plans are good")
    assert priority_called("Theme 1. Plans are good") == ("1", "Plans are good")


def test_a_column_of_numbers_that_a_program_sets_by_itself_is_asked_about_once() -> None:
    cells = (
        ("Ref", "Action", "Lead", "Depends on"),
        ("", "Write it", "Head of Practice", ""),
        ("", "Teach it", "Head of Practice", "1"),
    )
    rows = tuple(Row(n, each, frozenset()) for n, each in enumerate(cells, start=2))
    draft = draft_of([Heading(1, 1, "Plan", is_sheet=True), Table(2, rows)])
    assert [each.of for each in draft.guesses if each.field == "column"] == ['the column "Ref"']
    left = {each.text: each.why for each in draft.unplaced}
    assert left["Depends on: 1"] == "No action of this plan has a number in the words of its file."


@pytest.mark.parametrize("words", ["Lead indicator", "Who will benefit?", "Lead time"])
def test_what_leads_no_action_is_no_lead(words: str) -> None:
    assert column_of(words) is not Column.LEADS
