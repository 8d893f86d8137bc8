"""Children in care with an up-to-date social work visit."""

from __future__ import annotations

from datetime import date

from goldenthread.engine.reference.days import is_open
from goldenthread.engine.reference.facts.care import in_care_on
from goldenthread.engine.reference.facts.placements import end_of, placements_of, start_of, type_on
from goldenthread.engine.reference.history import History, Row
from goldenthread.records.care import CLA_VISITS
from goldenthread.terms.months import add_months

LONG_TERM_FOSTERING = ("U1", "U4")
FIRST_DAYS = 7
LONG_TERM_AFTER_MONTHS = 12


def open_on(history: History, day: date) -> list[Row]:
    return [row for row in in_care_on(history, day) if _visited(history, row["person_id"], day)]


def _visited(history: History, child: str, day: date) -> bool:
    seen = [
        visit["cla_visit_date"]
        for visit in history.of_child(CLA_VISITS, child)
        if visit["cla_visit_date"] is not None
        and visit["cla_visit_date"] <= day
        and visit["cla_visit_seen"] is not False
    ]
    latest = max(seen, default=None)
    return (
        _newly_placed(history, child, day)
        or (latest is not None and (day - latest).days <= history.settings.care_visit_days)
        or (
            latest is not None
            and latest >= add_months(day, -history.settings.long_term_visit_months)
            and _in_long_term_fostering(history, child, day)
        )
    )


def _newly_placed(history: History, child: str, day: date) -> bool:
    return any(
        (day - start_of(placement)).days < FIRST_DAYS for placement in _placements_on(history, child, day)
    )


def _in_long_term_fostering(history: History, child: str, day: date) -> bool:
    """With a long-term foster carer who has had the child for a year."""
    year_before = add_months(day, -LONG_TERM_AFTER_MONTHS)
    return any(
        type_on(placement, day) in LONG_TERM_FOSTERING and start_of(placement) <= year_before
        for placement in _placements_on(history, child, day)
    )


def _placements_on(history: History, child: str, day: date) -> list[list[Row]]:
    return [
        placement
        for placement in placements_of(history, child)
        if is_open(start_of(placement), end_of(history, placement), day)
    ]
