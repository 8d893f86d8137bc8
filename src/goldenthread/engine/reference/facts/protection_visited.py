"""Children on a plan who have been seen within the last 10 working days (a setting)."""

from __future__ import annotations

from datetime import date

from goldenthread.engine.reference.days import working_days
from goldenthread.engine.reference.facts import protection_plan
from goldenthread.engine.reference.history import History, Row
from goldenthread.records.child_protection import CP_VISITS


def open_on(history: History, day: date) -> list[Row]:
    return [
        plan
        for plan in protection_plan.open_on(history, day)
        if not plan["other_authority"] and _seen_in_time(history, plan["person_id"], day)
    ]


def _seen_in_time(history: History, child: str, day: date) -> bool:
    for visit in history.of_child(CP_VISITS, child):
        visited = visit["cp_visit_date"]
        if visited is None or visited > day or not visit["cp_visit_seen"]:
            continue
        passed = working_days(visited, day)
        if passed is not None and passed <= history.settings.cp_visit_working_days:
            return True
    return False
