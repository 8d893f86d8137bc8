"""Assessments completed, which means authorised."""

from __future__ import annotations

from goldenthread.engine.reference.days import once_a_day, working_days
from goldenthread.engine.reference.history import History, Row
from goldenthread.records.front_door import CIN_ASSESSMENTS


def events(history: History) -> list[Row]:
    return [
        history.row(
            row,
            assessment_start_date=row["assessment_start_date"],
            authorised_date=row["assessment_auth_date"],
            working_days=working_days(row["assessment_start_date"], row["assessment_auth_date"]),
            no_further_action=row["assessment_outcome_nfa"],
        )
        for row in once_a_day(history.rows(CIN_ASSESSMENTS), "assessment_auth_date", "assessment_start_date")
    ]
