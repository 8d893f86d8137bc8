"""Children in care with three or more placements in the 12 months before."""

from __future__ import annotations

from datetime import date

from goldenthread.engine.reference.days import is_open, list_for
from goldenthread.engine.reference.facts.care import in_care_on
from goldenthread.engine.reference.facts.placements import counts_as_a_move, end_of, placements_of, start_of
from goldenthread.engine.reference.history import History, Row
from goldenthread.records.care import CARE_STATUS
from goldenthread.terms.months import add_months

PLACEMENTS = 3
WINDOW_MONTHS = 12


def open_on(history: History, day: date) -> list[Row]:
    stated: dict[str, int] = {}
    for row in list_for(history, CARE_STATUS, day):
        if row["placements_12m"] is not None:
            stated.setdefault(row["person_id"], row["placements_12m"])
    return [row for row in in_care_on(history, day) if _number(history, row, day, stated) >= PLACEMENTS]


def _number(history: History, row: Row, day: date, stated: dict[str, int]) -> int:
    """As a list of the day states it; else counted."""
    child = row["person_id"]
    return stated[child] if child in stated else _in_window(history, child, day)


def _in_window(history: History, child: str, day: date) -> int:
    """Placements begun in the 12 months to the day, or open when those months began."""
    since = add_months(day, -WINDOW_MONTHS)
    return sum(
        start_of(placement) <= day
        and (start_of(placement) >= since or is_open(since, end_of(history, placement), since))
        and counts_as_a_move(history, placement)
        for placement in placements_of(history, child)
    )
