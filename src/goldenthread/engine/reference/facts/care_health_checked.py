"""Children in care with an up-to-date health assessment."""

from __future__ import annotations

from datetime import date

from goldenthread.engine.reference.facts.care import in_care_on
from goldenthread.engine.reference.history import History, Row
from goldenthread.engine.reference.people import birth_date
from goldenthread.records.care import CLA_HEALTH
from goldenthread.terms.months import add_months, age_at

MONTHS = 12
MONTHS_WHILE_YOUNG = 6
YOUNG_BELOW_AGE = 5


def open_on(history: History, day: date) -> list[Row]:
    return [row for row in in_care_on(history, day) if _checked(history, row["person_id"], day)]


def _checked(history: History, child: str, day: date) -> bool:
    completed = [
        check["health_check_date"]
        for check in history.of_child(CLA_HEALTH, child)
        if check["health_check_type"] == "Health Assessment"
        and check["health_check_status"] == "Completed"
        and check["health_check_date"] is not None
        and check["health_check_date"] <= day
    ]
    born = birth_date(history, child)
    young = born is not None and age_at(born, day) < YOUNG_BELOW_AGE
    since = add_months(day, -(MONTHS_WHILE_YOUNG if young else MONTHS))
    return bool(completed) and bool(max(completed) >= since)
