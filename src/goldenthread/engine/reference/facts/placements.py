"""A child's placements as the definitions count them: same-carer moves belong to the one before."""

from __future__ import annotations

from datetime import date

from goldenthread.engine.reference.days import is_open, once_a_day
from goldenthread.engine.reference.facts import care
from goldenthread.engine.reference.history import History, Row
from goldenthread.records.care import CLA_PLACEMENT

TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
SAME_CARER_REASONS = ("T", "U", "L")
ADOPTED_BY_CURRENT_CARER = ("A3", "A5")


def placements_of(history: History, child: str) -> list[list[Row]]:
    """The child's placements, each with one carer: a new carer's first row, then same-carer moves and
    changes of legal status alone.

    Stays of under a day are none.
    """
    stays = [row for row in history.of_child(CLA_PLACEMENT, child) if _lasts_a_day(row)]
    rows = once_a_day(stays, "cla_placement_start_date")
    groups: list[list[Row]] = []
    for row in sorted(rows, key=lambda row: row["cla_placement_start_date"]):
        if groups and _same_carer(row):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def start_of(placement: list[Row]) -> date:
    start: date = placement[0]["cla_placement_start_date"]
    return start


def end_of(history: History, placement: list[Row]) -> date | None:
    """When the last of its rows ended, and at the latest when the period of care did."""
    last = placement[-1]
    periods = _periods_on(history, last, last["cla_placement_start_date"])
    in_care = [period for period in periods if not period["short_break"]] or periods
    left_care = [period["end_date"] or date.max for period in in_care]
    end: date = min(last["cla_placement_end_date"] or date.max, max(left_care, default=date.max))
    return None if end == date.max else end


def type_on(placement: list[Row], day: date) -> str | None:
    """The type of the row that had begun last by the day."""
    begun = [row for row in placement if row["cla_placement_start_date"] <= day]
    kind: str | None = begun[-1]["cla_placement_type"]
    return kind


def counts_as_a_move(history: History, placement: list[Row]) -> bool:
    """Not temporary (a setting) and not a short break, when it began."""
    temporary = placement[0]["cla_placement_type"] in TEMPORARY
    return (history.settings.temporary_placements_count or not temporary) and not _begun_in_a_short_break(
        history, placement
    )


def _lasts_a_day(row: Row) -> bool:
    start, end = row["cla_placement_start_date"], row["cla_placement_end_date"]
    return start is not None and (end is None or end > start)


def _same_carer(row: Row) -> bool:
    return (
        row["cla_placement_start_reason"] in SAME_CARER_REASONS
        or row["cla_placement_type"] in ADOPTED_BY_CURRENT_CARER
    )


def _begun_in_a_short_break(history: History, placement: list[Row]) -> bool:
    """In care on its first day for short breaks and for nothing else."""
    periods = _periods_on(history, placement[0], start_of(placement))
    return bool(periods) and all(period["short_break"] for period in periods)


def _periods_on(history: History, row: Row, day: date) -> list[Row]:
    """The periods of care that the child of a row was in on a day."""
    return [
        period
        for period in care.periods_of(history, row["person_id"])
        if is_open(period["start_date"], period["end_date"], day)
    ]
