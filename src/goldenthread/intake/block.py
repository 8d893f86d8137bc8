"""A block: the rows of one table of a delivery, cells as they came, wherever they came from.

A CSV file, a Parquet file, a table of a database and a kind of XML element all become blocks, so
that values are read, and records made of them, in one way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.gate.sheet import Sheet
from goldenthread.intake.headers import columns_of
from goldenthread.intake.report import Place, Report
from goldenthread.intake.values import (
    PEOPLE_FROM,
    as_code,
    as_date,
    as_id,
    as_integer,
    as_month,
    as_number,
    as_text,
    as_yes_no,
)
from goldenthread.intake.values.distinct import Cells
from goldenthread.records.table import Table
from goldenthread.standards.codes import CODE_LISTS
from goldenthread.standards.layout import Field, Layout

Columns = dict[str, pa.Array]

READ: dict[str, Callable[[Cells, Place, Report], pa.Array]] = {
    "id": as_id,
    "text": as_text,
    "date": as_date,
    "month": as_month,
    "birth": partial(as_date, earliest=PEOPLE_FROM),
    "yes_no": as_yes_no,
    "whole": as_integer,
    "number": as_number,
}
EMPTY: dict[str, pa.DataType] = {
    "date": pa.date32(),
    "month": pa.date32(),
    "birth": pa.date32(),
    "yes_no": pa.bool_(),
    "whole": pa.int64(),
    "number": pa.float64(),
}
DATES = ("date", "birth")
TWO_DIGIT_YEAR = r"^\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2}(\s|$)"


@dataclass(frozen=True, eq=False)
class Block:
    """Cells by the layout's column names; `rows` are row numbers as a person sees them."""

    layout: Layout
    file: str
    sheet: str
    cells: Mapping[str, Cells]
    rows: pa.Array
    headers: Mapping[str, str] = field(default_factory=dict)
    date_system: int | None = None

    def place(self, name: str) -> Place:
        """The column of that name, for a finding: by its header as it is written in the file."""
        return Place(self.file, self.sheet, self.headers.get(name, name), self.rows, self.date_system)

    def columns(self, report: Report) -> Columns:
        """Every column of the layout, typed; a column that is not there is all missing."""
        return {column.name: self._column(column, report) for column in self.layout.fields}

    def _column(self, column: Field, report: Report) -> pa.Array:
        if column.name not in self.cells:
            return pa.nulls(len(self.rows), EMPTY.get(column.kind, pa.string()))
        cells, place = self.cells[column.name], self.place(column.name)
        if column.kind == "code":
            return as_code(cells, CODE_LISTS[column.codes], place, report)
        if column.kind in DATES and _has_two_digit_years(cells):
            report.add(place, None, "two-digit-year")
        return READ[column.kind](cells, place, report)


def block_of_sheet(
    sheet: Sheet, layout: Layout, file: str, date_system: int | None = None, header: int = 0
) -> Block:
    """The rows below the header row (given by its index) of a sheet or CSV file; blank rows left out."""
    texts = sheet.texts(header) if sheet.table.num_rows else {}
    letters = columns_of(texts, layout, file, sheet.name)
    headers = {name: str(texts[letter]) for name, letter in letters.items()}
    body = sheet.table.slice(header + 1)
    filled = _filled_rows(body, list(letters.values()))
    rows = sheet.row_numbers().slice(header + 1).filter(filled)
    cells = {name: body[letter].filter(filled).combine_chunks() for name, letter in letters.items()}
    return Block(layout, file, sheet.name, cells, rows, headers, date_system)


def _filled_rows(body: pa.Table, letters: list[str]) -> pa.Array:
    filled = pa.array([False] * body.num_rows, pa.bool_())
    for letter in letters:
        filled = pc.or_(filled, pc.not_equal(_kinds(body[letter]), 0))
    return filled


def _kinds(cells: pa.ChunkedArray) -> pa.Array:
    kinds = pc.struct_field(cells, "kind")
    return kinds.combine_chunks() if isinstance(kinds, pa.ChunkedArray) else kinds


def _has_two_digit_years(cells: Cells) -> bool:
    texts = pc.struct_field(cells, "text") if pa.types.is_struct(cells.type) else cells
    if not pa.types.is_string(texts.type):
        return False
    return bool(pc.any(pc.match_substring_regex(texts, TWO_DIGIT_YEAR)).as_py())


def rename(block: Block, columns: Columns) -> Columns:
    """The columns that fill a record, under the record's names."""
    return {column.record: columns[column.name] for column in block.layout.fields if column.record}


def records(
    table: Table, columns: Mapping[str, pa.Array], block: Block, keep: pa.Array | None = None
) -> pa.Table:
    """Rows of a table of records, each with where it came from; columns not given are missing.

    `keep` says which rows of the block become records.
    """
    size = len(block.rows)
    source = {"file": pa.repeat(block.file, size), "sheet": pa.repeat(block.sheet, size), "row": block.rows}
    given = {**columns, **source}
    arrays = [_cast(given.get(column.name), column.type, size) for column in table.schema]
    made = pa.table(arrays, schema=table.schema)
    return made if keep is None else made.filter(pc.fill_null(keep, False))


def _cast(column: pa.Array | None, kind: pa.DataType, size: int) -> pa.Array:
    return pa.nulls(size, kind) if column is None else column.cast(kind)
