"""From episodes to placements: rows are not placements, and a change of legal status ends none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from goldenthread.intake.block import Block, Columns, records
from goldenthread.records.tables import TABLES
from goldenthread.standards.ssda903 import NEW_PLACEMENT

FIELDS = ("CHILD", "DECOM", "DEC", "RNE", "PLACE", "PLACE_PROVIDER", "URN")


@dataclass
class _Placement:
    """A placement while it is put together: its first episode's row, and the end of its latest."""

    row: int
    child: str
    end: date | None


def placements(block: Block, episodes: Columns) -> pa.Table:
    """One row for each placement: an episode that begins one, and those that only change the legal status after it.

    A child's first episode in the file that changes the legal status only (RNE L) stands for a placement
    that began before it: its row carries that reason.
    """
    found = list(_chains(episodes))
    first = pa.array([placement.row for placement in found], pa.int64())
    start = {name: episodes[name].take(first) for name in FIELDS}
    columns = {
        "person_id": start["CHILD"],
        "cla_placement_start_date": start["DECOM"],
        "cla_placement_end_date": pa.array([placement.end for placement in found], pa.date32()),
        "cla_placement_type": start["PLACE"],
        "cla_placement_provider": start["PLACE_PROVIDER"],
        "cla_placement_urn": start["URN"],
        "cla_placement_start_reason": start["RNE"],
    }
    rows = Block(block.layout, block.file, block.sheet, {}, block.rows.take(first))
    return records(TABLES["cla_placement"], columns, rows)


def _chains(episodes: Columns) -> Iterator[_Placement]:
    current: _Placement | None = None
    children, starts, ends, reasons = (
        episodes[name].to_pylist() for name in ("CHILD", "DECOM", "DEC", "RNE")
    )
    for row in _in_order(children, starts, ends, reasons):
        goes_on = (
            current is not None
            and reasons[row] not in NEW_PLACEMENT
            and current.child == children[row]
            and current.end == starts[row]
        )
        if goes_on and current is not None:
            current.end = ends[row]
            continue
        if current is not None:
            yield current
        current = _Placement(row, children[row], ends[row])
    if current is not None:
        yield current


def _in_order(
    children: list[str | None], starts: list[date | None], ends: list[date | None], reasons: list[str | None]
) -> list[int]:
    """Rows with a child and a start, by both; then by end and reason, so that the file's order decides nothing."""
    usable = [row for row in range(len(children)) if children[row] is not None and starts[row] is not None]
    return sorted(
        usable, key=lambda row: (children[row], starts[row], ends[row] or date.max, reasons[row] or "", row)
    )
