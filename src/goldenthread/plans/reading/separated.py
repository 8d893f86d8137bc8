"""A text whose lines are rows of a table with commas between the cells (CSV), as blocks."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from goldenthread.plans.reading.blocks import Block, Row, Table, Words
from goldenthread.plans.reading.columns import columns_of

_MARKDOWN = re.compile(r"^\s*(?:\||#)", re.MULTILINE)
_DELIMITERS = ",;\t"
_ABOVE = 10  # rows that may stand above the heading
_FEWEST = 3  # columns of a table, so that a sentence with commas is none


def blocks_of_rows(source: str) -> list[Block]:
    """The blocks of a text that is a table of actions or measures; none where it is a text like any other."""
    if _MARKDOWN.search(source):
        return []
    for delimiter in _DELIMITERS:
        rows = list(_rows(source, delimiter))
        for n, row in enumerate(rows[:_ABOVE]):
            if len(row.cells) < _FEWEST or any(cell.startswith(" ") for cell in row.cells):
                continue  # a sentence has a space after its commas
            if columns_of(row) is not None:
                return [*_above(rows[:n]), Table(row.line, tuple(rows[n:]))]
    return []


def _rows(source: str, delimiter: str) -> Iterator[Row]:
    """The rows that hold something, with the line on which each begins. No cell of such a file is merged."""
    reader = csv.reader(io.StringIO(source, newline=""), delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield Row(line, tuple(cells), frozenset())
            line = reader.line_num + 1
    except csv.Error:
        return


def _above(rows: Sequence[Row]) -> Iterator[Words]:
    for row in rows:
        yield Words(row.line, " ".join(filter(None, row.cells)))
