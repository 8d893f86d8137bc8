"""Rules about days that many facts share: open on a day, once a day, working days where known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldenthread.engine.reference.history import History, Row
from goldenthread.records.table import Table
from goldenthread.terms import working_days as calendar
from goldenthread.terms.months import Month

LIST_SPEAKS_FOR_DAYS = 7


def is_open(start: date | None, end: date | None, day: date) -> bool:
    """Started on or before the day, and not ended or ended after it."""
    return start is not None and start <= day and (end is None or end > day)


def is_possible(start: date | None, end: date | None) -> bool:
    """It has a start, and did not end before it."""
    return start is not None and (end is None or end >= start)


def overlap(start: date, end: date | None, other_start: date, other_end: date | None) -> bool:
    """There is a day on which both were open."""
    later = max(start, other_start)
    return is_open(start, end, later) and is_open(other_start, other_end, later)


def once_a_day(rows: Iterable[Row], dated_by: str, *also_by: str) -> list[Row]:
    """The rows that have a date, and of several of one child on one day the first.

    Where the same day does not make them the same, `also_by` names the other columns that do.
    """
    served: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        if row[dated_by] is not None:
            key = (row["person_id"], row[dated_by], *(row[name] for name in also_by))
            served.setdefault(key, row)
    return list(served.values())


def working_days(start: date | None, end: date | None) -> int | None:
    """Working days between two dates; missing where a date is, or lies outside the known calendar."""
    for day in (start, end):
        if day is None or not calendar.FIRST_DAY <= day <= calendar.LAST_DAY:
            return None
    assert start is not None and end is not None  # noqa: S101, PT018 - said above; for the type checker
    return calendar.working_days(start, end)


def list_for(history: History, table: Table, month_end: date) -> list[Row]:
    """The rows of the list that speaks for a month end.

    A list dated up to 7 days before or after a month end speaks for it; of two, the nearer, then the
    later. A list is all rows of one date.
    """
    if month_end != Month.of(month_end).end:
        return []
    dates = {row[table.dated_by] for row in history.rows(table)} - {None}
    near = [day for day in dates if abs((day - month_end).days) <= LIST_SPEAKS_FOR_DAYS]
    if not near:
        return []
    nearest = min(near, key=lambda day: (abs((day - month_end).days), -day.toordinal()))
    return [row for row in history.rows(table) if row[table.dated_by] == nearest]
