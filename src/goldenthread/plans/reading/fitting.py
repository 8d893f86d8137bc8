"""Which columns are missing from the part of a table that a page break has made narrower."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from goldenthread.plans.dates import by_when
from goldenthread.plans.leads import is_somebody
from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import Column


def narrowed(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns that the cells fit best, where the rows have fewer of them than the table above.

    A cell of "by when" has a date in it, one of leads names somebody. Of two ways that fit as well, the one
    that leaves out the later columns.
    """
    width = max(len(row.cells) for row in rows)
    if width >= len(columns):
        return tuple(columns)
    ways = list(combinations(columns, width))
    return min(ways, key=lambda way: sum(_misfits(way, row) for row in rows))


def _misfits(columns: Sequence[Column], row: Row) -> int:
    cells = list(zip(columns, row.cells, strict=False))
    dates = sum(column is Column.BY_WHEN and bool(cell) and not by_when(cell).days for column, cell in cells)
    leads = sum(column is Column.LEADS and bool(cell) and not is_somebody(cell) for column, cell in cells)
    return dates + leads
