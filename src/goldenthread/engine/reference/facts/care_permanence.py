"""Children in care with a permanence plan recorded."""

from __future__ import annotations

from datetime import date

from goldenthread.engine.reference.days import is_open, list_for
from goldenthread.engine.reference.facts.care import in_care_on
from goldenthread.engine.reference.history import History, Row
from goldenthread.records.care import CARE_STATUS, CLA_CARE_PLAN


def open_on(history: History, day: date) -> list[Row]:
    listed = {row["person_id"] for row in list_for(history, CARE_STATUS, day) if row["permanence_plan"]}
    return [
        row
        for row in in_care_on(history, day)
        if row["person_id"] in listed or _planned(history, row["person_id"], day)
    ]


def _planned(history: History, child: str, day: date) -> bool:
    return any(
        plan["permanence_plan"] is not None
        and is_open(plan["cla_care_plan_start_date"], plan["cla_care_plan_end_date"], day)
        for plan in history.of_child(CLA_CARE_PLAN, child)
    )
