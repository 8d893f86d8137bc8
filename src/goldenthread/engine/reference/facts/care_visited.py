"""Children in care with an up-to-date social work visit."""

from __future__ import annotations

from datetime import date

from goldenthread.engine.reference.days import is_open
from goldenthread.engine.reference.facts.care import in_care_on
from goldenthread.engine.reference.facts.placements import goes_on, placements_of, with_one_carer
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
    if latest is not None and (day - latest).days <= history.settings.care_visit_days:
        return True
    if latest is not None and _in_long_term_fostering(history, child, day):
        return bool(latest >= add_months(day, -history.settings.long_term_visit_months))
    return _newly_placed(history, child, day)


def _newly_placed(history: History, child: str, day: date) -> bool:
    return any(
        (day - row["cla_placement_start_date"]).days < FIRST_DAYS
        for row in placements_of(history, child)
        if _is_open(row, day) and not goes_on(row)
    )


def _in_long_term_fostering(history: History, child: str, day: date) -> bool:
    """With a long-term foster carer whose care of the child is a year old."""
    year_before = add_months(day, -LONG_TERM_AFTER_MONTHS)
    return any(
        row["cla_placement_type"] in LONG_TERM_FOSTERING
        and _is_open(row, day)
        and group[0]["cla_placement_start_date"] <= year_before
        for group in with_one_carer(placements_of(history, child))
        for row in group
    )


def _is_open(row: Row, day: date) -> bool:
    return is_open(row["cla_placement_start_date"], row["cla_placement_end_date"], day)
