"""A child's placements as the definitions count them: same-carer moves belong to the one before."""

from __future__ import annotations

from datetime import date

from goldenthread.engine.reference.days import is_open, is_possible
from goldenthread.engine.reference.facts import care
from goldenthread.engine.reference.history import History, Row
from goldenthread.records.care import CLA_PLACEMENT

TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
SAME_CARER_REASONS = ("T", "U")
ADOPTED_BY_CURRENT_CARER = ("A3", "A5")


def placements_of(history: History, child: str) -> list[Row]:
    """The child's placements with a start and no end before it, by start."""
    rows = [
        row
        for row in history.of_child(CLA_PLACEMENT, child)
        if is_possible(row["cla_placement_start_date"], row["cla_placement_end_date"])
    ]
    return sorted(
        rows, key=lambda row: (row["cla_placement_start_date"], row["cla_placement_end_date"] or date.max)
    )


def goes_on(row: Row) -> bool:
    """The same carer as before, so not a new placement."""
    return (
        row["cla_placement_start_reason"] in SAME_CARER_REASONS
        or row["cla_placement_type"] in ADOPTED_BY_CURRENT_CARER
    )


def with_one_carer(rows: list[Row]) -> list[list[Row]]:
    """Placements in groups: each opens with a new carer, and same-carer moves follow."""
    groups: list[list[Row]] = []
    for row in rows:
        if groups and goes_on(row):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def counted(history: History, child: str) -> list[tuple[date, date | None]]:
    """First and last day of each placement that counts towards a child's moves."""
    rows = [row for row in placements_of(history, child) if _counts(history, row)]
    spans = []
    for group in with_one_carer(rows):
        ends = [row["cla_placement_end_date"] for row in group]
        spans.append((group[0]["cla_placement_start_date"], None if None in ends else max(ends)))
    return spans


def _counts(history: History, row: Row) -> bool:
    """Lasting a day at least, not temporary (a setting), not a short break."""
    start = row["cla_placement_start_date"]
    temporary = row["cla_placement_type"] in TEMPORARY
    in_short_break = any(
        period["short_break"] and is_open(period["start_date"], period["end_date"], start)
        for period in care.periods_of(history, row["person_id"])
    )
    return (
        start != row["cla_placement_end_date"]
        and (history.settings.temporary_placements_count or not temporary)
        and not in_short_break
    )
