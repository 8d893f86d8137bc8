"""When something falls due: the edges of each way of finding it, on made-up spells."""

from datetime import date, timedelta

import pytest

from goldenthread.ledger.attention import due
from goldenthread.ledger.attention.due import Due, Spell

TODAY = date(2023, 7, 31)  # a Monday
PLACE = ("load", "file", "sheet", 1)


def spell(start: str, end: str = "", child: str = "A") -> Spell:
    first = date.fromisoformat(start)
    return Spell(child, "East", first, date.fromisoformat(end) if end else None, first, PLACE)


def told(found: list[Due]) -> list[tuple[str, bool]]:
    return [(each.on.isoformat() if each.on else "", each.late) for each in found]


@pytest.mark.parametrize(
    ("covers", "expected"),
    [
        ([spell("2023-06-01", "2023-08-01")], [("2023-07-31", False)]),  # in time today and not tomorrow
        ([spell("2023-06-01", "2023-08-08")], [("2023-08-07", False)]),  # in 7 days
        ([spell("2023-06-01", "2023-08-09")], []),  # in 8
        ([spell("2023-06-01", "2023-07-31")], [("2023-07-30", True)]),  # one day over
        ([], [("2023-01-10", True)]),  # never: due from the first day on which it is asked for
        ([spell("2022-06-01", "2023-01-10")], [("2023-01-10", True)]),  # over before it was asked for
        ([spell("2023-06-01")], []),  # up to date for good
        ([spell("2023-06-01", "2023-07-20"), spell("2023-07-20", "2023-08-03")], [("2023-08-02", False)]),
        ([spell("2023-06-01", "2023-07-20"), spell("2023-07-25", "2023-09-03")], []),  # a gap that is past
        ([spell("2023-06-01", "2023-08-03"), spell("2023-08-03", "2023-09-03")], []),  # goes on without a gap
        ([spell("2023-06-01", "2023-08-03", child="B")], [("2023-01-10", True)]),  # another child's
    ],
)
def test_what_runs_out(covers: list[Spell], expected: list[tuple[str, bool]]) -> None:
    assert told(list(due.runs_out([spell("2023-01-10")], covers, TODAY, 7))) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (spell("2023-01-10", "2023-07-31"), []),  # ended today
        (spell("2023-01-10", "2023-08-01"), [("2023-07-20", True)]),  # ends tomorrow, and is late today
        (spell("2023-07-31"), [("2023-07-31", True)]),  # begins today, after what covered it
        (spell("2023-08-07"), [("2023-08-07", False)]),  # is first asked for in 7 days
        (spell("2023-08-08"), []),
    ],
)
def test_of_whom_something_is_asked(asked: Spell, expected: list[tuple[str, bool]]) -> None:
    covers = [spell("2023-06-01", "2023-07-21")]
    assert told(list(due.runs_out([asked], covers, TODAY, 7))) == expected


def test_what_ends_before_it_falls_due_is_not_listed() -> None:
    covers = [spell("2023-06-01", "2023-08-05")]
    assert list(due.runs_out([spell("2023-01-10", "2023-08-05")], covers, TODAY, 7)) == []
    assert told(list(due.runs_out([spell("2023-01-10", "2023-08-06")], covers, TODAY, 7))) == [
        ("2023-08-04", False)
    ]


def test_what_time_alone_brings_about() -> None:
    began = date(2021, 8, 1)

    def counts_from(day: date, end: date | None = None) -> list[tuple[str, bool]]:
        return told(list(due.reaches([Spell("A", "East", day, end, began, PLACE)], TODAY, 7)))

    assert counts_from(TODAY) == [("2023-07-30", True)]
    assert counts_from(date(2023, 8, 1)) == [("2023-07-31", False)]
    assert counts_from(date(2023, 8, 8)) == [("2023-08-07", False)]
    assert counts_from(date(2023, 8, 9)) == []
    assert counts_from(TODAY, end=TODAY) == []
    assert counts_from(date(2023, 8, 5), end=date(2023, 8, 5)) == []  # over before it counts


def test_a_list_that_speaks_for_a_month_end_alone_holds_until_told_otherwise() -> None:
    stated = [spell("2023-06-30", "2023-07-01"), spell("2023-05-31", "2023-06-01", child="B")]
    held = due.as_last_stated(stated, TODAY)
    assert [each.end for each in held] == [None, date(2023, 6, 1)]
    early = due.as_last_stated([spell("2023-07-31", "2023-08-01")], date(2023, 7, 28))
    assert early[0].is_open(date(2023, 7, 28))
    assert due.as_last_stated([spell("2023-07-10", "2023-07-11")], TODAY)[0].end == date(2023, 7, 11)


def test_a_day_of_rest_is_moved_to_the_working_day_before_it() -> None:
    def moved(on: date, began: date = date(2023, 1, 1)) -> date | None:
        return due.on_a_working_day(Due("A", None, began, on, False, PLACE)).on

    assert moved(date(2023, 7, 30)) == date(2023, 7, 28)  # a Sunday
    assert moved(date(2023, 5, 29)) == date(2023, 5, 26)  # a bank holiday, then the weekend
    assert moved(TODAY) == TODAY
    assert moved(date(2023, 7, 30), began=date(2023, 7, 30)) == date(2023, 7, 30)  # never before it began


def test_what_must_be_answered_within_working_days() -> None:
    def waiting(start: str) -> list[tuple[str, bool]]:
        return told(list(due.waits([spell(start)], TODAY, 7, within=15)))

    assert waiting("2023-07-10") == [("2023-07-31", False)]  # 15 today
    assert waiting("2023-07-07") == [("2023-07-28", True)]  # 16
    assert waiting("2023-07-17") == [("2023-08-07", False)]
    assert waiting("2023-07-18") == []


def test_what_must_have_been_looked_at_within_months() -> None:
    def looked_at(last: date | None) -> list[tuple[str, bool]]:
        return told(list(due.reviewed([(spell("2023-07-31", "2023-08-01"), last)], TODAY, 7, months=6)))

    assert looked_at(date(2023, 1, 31)) == [("2023-07-31", False)]
    assert looked_at(date(2023, 1, 30)) == [("2023-07-30", True)]
    assert looked_at(date(2022, 8, 31)) == [("2023-02-28", True)]  # six months end with the shorter month
    assert looked_at(date(2023, 2, 8)) == []
    assert looked_at(None) == [("", True)]
    assert timedelta(days=1) == due.DAY
