"""Young people entitled to leaving-care services, by the list that speaks for the month end."""

from __future__ import annotations

from datetime import date, timedelta

from goldenthread.engine.reference.days import list_for, once_a_day
from goldenthread.engine.reference.history import History, Row
from goldenthread.records.care import CARE_LEAVERS


def open_on(history: History, day: date) -> list[Row]:
    return [
        history.row(
            row,
            start_date=day,
            end_date=day + timedelta(days=1),
            as_at=row["as_at"],
            eligibility=row["care_leaver_eligibility"],
            in_touch=row["care_leaver_in_touch"],
            accommodation=row["care_leaver_accommodation"],
            suitable=row["care_leaver_accom_suitable"],
            activity=row["care_leaver_activity"],
            pathway_review_date=row["pathway_plan_review_date"],
        )
        for row in once_a_day(list_for(history, CARE_LEAVERS, day), "as_at")
    ]
