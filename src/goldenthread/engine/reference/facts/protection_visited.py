"""Children on a plan who have been seen within the last 10 working days (a setting)."""

from __future__ import annotations

from datetime import date

from goldenthread.engine.reference.days import working_days
from goldenthread.engine.reference.facts.protection_plan import own_plans_on
from goldenthread.engine.reference.history import History, Row
from goldenthread.records.child_protection import CP_VISITS


def open_on(history: History, day: date) -> list[Row]:
    return [plan for plan in own_plans_on(history, day) if _seen_in_time(history, plan["person_id"], day)]


def _seen_in_time(history: History, child: str, day: date) -> bool:
    for visit in history.of_child(CP_VISITS, child):
        visited = visit["cp_visit_date"]
        if visited is None or visited > day or visit["cp_visit_seen"] is False:
            continue
        passed = working_days(visited, day)
        if passed is not None and passed <= history.settings.cp_visit_working_days:
            return True
    return False
