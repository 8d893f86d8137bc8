"""What the gate hands on: sheets of typed cells whose true row and column are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.gate import places


class CellKind(IntEnum):
    """What a cell holds. An error and a formula without a stored value are kinds, never a blank."""

    BLANK = 0
    TEXT = 1
    NUMBER = 2
    BOOL = 3
    DATE = 4
    TIME = 5
    """A time of day or a duration, as days in `number`; Excel also shows date 0 like this."""
    ERROR = 6
    """`#N/A` and its like, or a number that is none."""
    UNCACHED = 7
    """A formula whose result was never stored in the file."""


CELL = pa.struct(
    [
        ("kind", pa.uint8()),
        ("text", pa.string()),
        ("number", pa.float64()),
        ("date", pa.timestamp("ms")),
    ]
)
"""A cell: its kind; its content as text (numbers plain, dates ISO; null for blank, error, uncached);
the number (also 1 and 0 for a bool) and the date where it has one."""


class Problem(NamedTuple):
    """A place where the sheet does not say what it should, and the rule that names it."""

    row: int
    column: str
    rule: str


@dataclass(frozen=True)
class Sheet:
    """One worksheet, or one CSV file: a column of cells per worksheet column, named by its letters."""

    name: str
    table: pa.Table
    first_row: int = 1
    first_column: int = 1
    hidden: bool = False
    hidden_rows: int = 0
    hidden_columns: int = 0
    problems: tuple[Problem, ...] = ()
    """The first problems of each rule; `counts` has them all, and `kind` marks every cell concerned."""
    counts: Mapping[str, int] = field(default_factory=dict)
    lines: pa.Array | None = None
    """For CSV: the line on which each row of the table starts, when that is not simply its position."""
    struck: Mapping[tuple[int, str], tuple[tuple[str, bool], ...]] = field(default_factory=dict)
    """Where that was asked: by row and column the cells with a line through words, as pieces of their text, each with
    whether it goes through them; no pieces where it goes through all."""

    @property
    def columns(self) -> list[str]:
        """The letters of the columns that hold data, left to right."""
        return list(self.table.column_names)

    def row_number(self, index: int) -> int:
        """The row in the worksheet, or the line of the file, of a row of the table."""
        return int(self.lines[index].as_py()) if self.lines is not None else self.first_row + index

    def row_numbers(self) -> pa.Array:
        """`row_number` of every row of the table."""
        if self.lines is not None:
            return self.lines
        return pa.array(range(self.first_row, self.first_row + self.table.num_rows), pa.int32())

    def part(self, column: str, name: str) -> pa.ChunkedArray:
        """One part of a column's cells: `kind`, `text`, `number` or `date`."""
        return pc.struct_field(self.table[column], name)

    def text(self, column: str) -> pa.ChunkedArray:
        """A column as text: what headers, codes and identifiers are matched on."""
        return self.part(column, "text")

    def texts(self, index: int) -> dict[str, str | None]:
        """One row as text by column letter: what a header row is searched in."""
        row: list[dict[str, dict[str, Any]]] = self.table.slice(index, 1).to_pylist()
        return {letter: cell["text"] for letter, cell in row[0].items()}


@dataclass(frozen=True)
class Workbook:
    """A workbook that was read whole: its sheets in order, its date system, and the hash of the file."""

    file: str
    sheets: tuple[Sheet, ...]
    date1904: bool
    sha256: str

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name."""
        return next(sheet for sheet in self.sheets if sheet.name == name)


def column_names(first_column: int, width: int) -> list[str]:
    """The letters of columns that lie side by side."""
    return [places.letters(first_column + offset) for offset in range(width)]
