"""Children on a plan whose review is not overdue: 3 months from the start, then 6 from each review."""

from __future__ import annotations

from datetime import date

from goldenthread.engine.reference.facts.protection_plan import own_plans_on
from goldenthread.engine.reference.history import History, Row
from goldenthread.records.child_protection import CP_REVIEWS
from goldenthread.terms.months import add_months

FIRST_REVIEW_MONTHS = 3
NEXT_REVIEW_MONTHS = 6


def open_on(history: History, day: date) -> list[Row]:
    return [plan for plan in own_plans_on(history, day) if _review_not_overdue(history, plan, day)]


def _review_not_overdue(history: History, plan: Row, day: date) -> bool:
    held = [
        review["cp_review_date"]
        for review in history.of_child(CP_REVIEWS, plan["person_id"])
        if review["cp_review_date"] is not None and plan["start_date"] < review["cp_review_date"] <= day
    ]
    if held:
        return bool(max(held) >= add_months(day, -NEXT_REVIEW_MONTHS))
    return bool(plan["start_date"] >= add_months(day, -FIRST_REVIEW_MONTHS))
