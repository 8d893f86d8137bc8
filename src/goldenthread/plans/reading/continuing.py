"""Whether a table without a heading goes on from the one above it, over the end of a page or an empty row.

Beside its actions a plan has tables of risks, of costs, of versions and of colours. None of these may become lines of
the plan, because they stand below some that are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from goldenthread.plans.dates import by_when, is_dated
from goldenthread.plans.leads import is_whole_role
from goldenthread.plans.reading.blocks import Block, Row, Table, Words
from goldenthread.plans.reading.columns import Column, is_actions, is_measures

_PAGE = re.compile(r"(?:page )?\d{1,3}(?: ?(?:of|/) ?\d{1,3})?|[-–—_*=. ]+", re.IGNORECASE)
_VALUES = (Column.BASELINE, Column.NOW, Column.TARGET)
_MARKS_OF_AN_ACTION = (Column.NUMBER, Column.LEADS, Column.BY_WHEN, Column.DUE)
_FEW = 4  # words in a cell of a heading


def furniture(blocks: Iterable[Block]) -> frozenset[str]:
    """The words that stand at the edge of every page: they stand in the document more than once."""
    seen = Counter(block.text for block in blocks if isinstance(block, Words) and not block.is_item)
    return frozenset(text for text, count in seen.items() if count > 1)


def is_page(text: str) -> bool:
    """Whether words are no more than the number of a page, or a line across it."""
    return bool(_PAGE.fullmatch(text))


def goes_on(table: Table, columns: Sequence[Column]) -> bool:
    """Whether a table has the columns of the one above and rows like it, and no heading of something else."""
    width = max(len(row.cells) for row in table.rows)
    if width > len(columns) or _reads_as_heading(table.rows):
        return False
    if all(row.below is None for row in table.rows):  # a page cut the table: it loses a column, and words
        return width >= len(columns) - 1
    return width == len(columns) and any(_is_like(row, columns) for row in table.rows)


def _reads_as_heading(rows: Sequence[Row]) -> bool:
    """Whether the first row names columns, with rows of something else below: "Risk, Likelihood, Mitigation"."""
    used = max((n + 1 for row in rows for n, cell in enumerate(row.cells) if cell), default=0)
    first = rows[0].cells[:used]
    return len(rows) > 1 < len(first) and all(map(_may_head, first))


def _may_head(cell: str) -> bool:
    is_short = bool(cell) and cell[0].isupper() and len(cell.split()) <= _FEW
    if not is_short or re.search(r"\d|\n", cell):
        return False
    is_of_an_action = is_dated(cell) or by_when(cell).ongoing or (" of " in cell and is_whole_role(cell))
    return not is_of_an_action


def _is_like(row: Row, columns: Sequence[Column]) -> bool:
    """Whether a row has what rows of its kind have: an action its number, lead or day; a measure a figure."""
    cells = [(column, cell) for column, cell in zip(columns, row.cells, strict=False) if cell]
    if is_measures(columns):
        return any(column in _VALUES and re.search(r"\d", cell) for column, cell in cells)
    return is_actions(columns) and any(_marks(column, cell) for column, cell in cells)


def _marks(column: Column, cell: str) -> bool:
    if column is Column.NUMBER or column is Column.ACTION:
        return bool(re.match(r"[A-Z]{0,4}[-.]?\d", cell))
    return column in _MARKS_OF_AN_ACTION
