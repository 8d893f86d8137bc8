"""What the columns of a table of measures hold, where a page has cut it off from its heading and moved its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.values import is_value


def by_their_order(rows: Sequence[Row], columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """What the columns of a table without heading hold: `columns` as above it, or by what stands in them.

    The name is the column with most words; numbers after it are, in their order, baseline and target.
    Where the column of "now" is empty above and filled here, the target has slipped into it.
    """
    width = max(len(row.cells) for row in rows)
    words = [sum(_is_words(row, n) for row in rows) for n in range(width)]
    numbers = [sum(_has_value(row, n) for row in rows) for n in range(width)]
    name = max(range(width), key=lambda n: (words[n], -n))
    following = [n for n in range(name + 1, width) if numbers[n]]
    if len(following) > 2 or not following:
        return columns
    found = [Column.GROUP] * name + [Column.NAME] + [Column.OTHER] * (width - name - 1)
    for n, column in zip(following, (Column.BASELINE, Column.TARGET), strict=False):
        found[n] = column
    return tuple(found)


def _is_words(row: Row, n: int) -> bool:
    return n < len(row.cells) and len(row.cells[n].split()) > 1 and not is_value(row.cells[n])


def _has_value(row: Row, n: int) -> bool:
    return n < len(row.cells) and bool(re.search(r"\d", row.cells[n])) and len(row.cells[n].split()) < 5
