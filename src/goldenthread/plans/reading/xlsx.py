"""A workbook as blocks: every sheet a heading, with its tables and the words that stand alone above them.

Cells come through the gate. A day is given as 2023-07-31, a number as people type it, a percentage as 27%. An error,
or a formula whose result was not kept, is said in words and never left blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from goldenthread.intake.gate.limits import MEGABYTE, Limits
from goldenthread.intake.gate.merges import merged_from_above
from goldenthread.intake.gate.percentages import Place, percentages
from goldenthread.intake.gate.sheet import CellKind, Sheet
from goldenthread.intake.gate.workbook import read_workbook
from goldenthread.plans.reading.blocks import Block, Heading, Row, Table, Words

LIMITS = Limits(
    file_bytes=25 * MEGABYTE,
    unpacked_bytes=250 * MEGABYTE,
    part_bytes=100 * MEGABYTE,
    rows=50_000,
    columns=300,
    cells=2_000_000,
    sheets=60,
    cpu_seconds=60,
    wall_seconds=120,
    output_bytes=500 * MEGABYTE,
)
"""An improvement plan of 500 actions is a workbook of 100 kB: these are hundreds of times as much."""

_SAID = {
    CellKind.ERROR: "[the cell holds an error]",
    CellKind.UNCACHED: "[a formula without its result: open the file in Excel and save it]",
}


def blocks(path: Path) -> Iterator[Block]:
    """The blocks of a workbook. A line is the number of the block or row from its beginning."""
    line = 0
    sheets = read_workbook(path, LIMITS).sheets
    shown = percentages(path, LIMITS)
    merged = merged_from_above(path, LIMITS)
    for sheet in sheets:
        line += 1
        yield Heading(line, 1, sheet.name, is_sheet=True)
        for note in _hidden(sheet):
            line += 1
            yield Words(line, sheet.name, note=note)
        rows = _rows(sheet, shown.get(sheet.name, frozenset()), merged.get(sheet.name, frozenset()))
        for is_empty, together in groupby(rows, key=lambda row: not any(row.cells)):
            if is_empty:
                continue
            for block in _blocks(list(together), line + 1):
                yield block
                line = block.rows[-1].line if isinstance(block, Table) else block.line


def _hidden(sheet: Sheet) -> Iterator[str]:
    """What of a sheet people do not see, and is read all the same."""
    if sheet.hidden:
        yield "This sheet is hidden in the workbook. It is read all the same."
    if sheet.hidden_rows:
        yield f"Rows of this sheet are hidden in the workbook ({sheet.hidden_rows}). They are read all the same."


def _blocks(rows: Sequence[Row], line: int) -> Iterator[Words | Table]:
    """Rows with no empty one between them: those above the first with two cells are words, the rest a table."""
    begin = next((n for n, row in enumerate(rows) if sum(map(bool, row.cells)) > 1), len(rows))
    for row in rows[:begin]:
        yield Words(line, next(filter(None, row.cells)))
        line += 1
    if begin < len(rows):
        yield Table(line, tuple(replace(row, line=line + n) for n, row in enumerate(rows[begin:])))


def _rows(sheet: Sheet, shown: frozenset[Place], merged: frozenset[Place]) -> Iterator[Row]:
    """The rows of a sheet with their numbers in it."""
    columns = [sheet.table[name].to_pylist() for name in sheet.columns]
    for n, cells in enumerate(zip(*columns, strict=True)):
        row = sheet.row_number(n)
        below = frozenset(n for n, column in enumerate(sheet.columns) if (row, column) in merged)
        words = (
            _percentage(cell["number"])
            if cell["kind"] == CellKind.NUMBER and (row, column) in shown
            else _SAID.get(cell["kind"], (cell["text"] or "").strip())
            for column, cell in zip(sheet.columns, cells, strict=True)
        )
        yield Row(row, tuple(words), below)


def _percentage(part: float) -> str:
    """0.275 as 27.5%."""
    return f"{part * 100:.10g}%"
