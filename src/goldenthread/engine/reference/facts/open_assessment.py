"""Assessments not yet authorised."""

from __future__ import annotations

from datetime import date, timedelta

from goldenthread.engine.reference.days import is_open, once_a_day, working_days
from goldenthread.engine.reference.history import History, Row
from goldenthread.records.front_door import CIN_ASSESSMENTS

IN_TIME_WORKING_DAYS = 45


def open_on(history: History, day: date) -> list[Row]:
    return [
        history.row(
            row,
            start_date=row["assessment_start_date"],
            end_date=row["assessment_auth_date"],
            overdue_date=overdue_date(row["assessment_start_date"]),
        )
        for row in once_a_day(history.rows(CIN_ASSESSMENTS), "assessment_start_date", "assessment_auth_date")
        if is_open(row["assessment_start_date"], row["assessment_auth_date"], day)
    ]


def overdue_date(start: date) -> date | None:
    """The first day on which more than 45 working days have passed; missing outside the calendar."""
    day = start
    while (passed := working_days(start, day)) is not None:
        if passed > IN_TIME_WORKING_DAYS:
            return day
        day += timedelta(days=1)
    return None
