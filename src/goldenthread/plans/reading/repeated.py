"""The heading of a table that stands in it once more, as on top of each page: it is no row of the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.text import squeezed

_CONTINUED = re.compile(r"\(?\bcont(?:inued|'d|’d|d|\.)\)?", re.IGNORECASE)
_FEWEST = 2  # cells of a heading


def is_again(row: Row, head: Row) -> bool:
    """Whether a row says what the heading does: each of its cells what stands above it, and most of them are there."""
    said, of_head = _said(row), _said(head)
    same = [bool(each) for n, each in enumerate(said) if n < len(of_head) and each == of_head[n]]
    given = sum(map(bool, said))
    return given >= _FEWEST and sum(same) == given and 2 * given > sum(map(bool, of_head))


def without_repeats(rows: Sequence[Row], heads: int) -> tuple[Row, ...]:
    """The rows of a table without its heading further down. heads: how many of the first rows are the heading."""
    kept = list(rows[:heads])
    at = heads
    while at < len(rows):
        if is_again(rows[at], rows[0]):
            at += _together(rows[at:], rows[:heads])
        else:
            kept.append(rows[at])
            at += 1
    return tuple(kept)


def _together(rows: Sequence[Row], heading: Sequence[Row]) -> int:
    """How many rows are the heading once more: its first, and those of the rest of it that are the same."""
    count = 1
    while count < min(len(rows), len(heading)) and _said(rows[count]) == _said(heading[count]):
        count += 1
    return count


def _said(row: Row) -> list[str]:
    """The letters of each cell, without empty ones at the end of the row."""
    cells = [squeezed(_CONTINUED.sub("", cell)) for cell in row.cells]
    while cells and not cells[-1]:
        cells.pop()
    return cells
