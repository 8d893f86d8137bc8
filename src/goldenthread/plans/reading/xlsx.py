"""A workbook as blocks: every sheet a heading, with its tables and the words that stand alone above them.

Cells come through the gate. A day is given as 2023-07-31, or as Jul 2023 where no more of it is shown; a number as
people type it, a percentage as 27%. An error, or a formula whose result was not kept, is said in words and never left
blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from goldenthread.intake.gate.beside import ON_EACH_PAGE, Beside, beside
from goldenthread.intake.gate.limits import MEGABYTE, Limits
from goldenthread.intake.gate.merges import Merged, merged_cells
from goldenthread.intake.gate.sheet import CellKind, Sheet
from goldenthread.intake.gate.shown import Place, Shown, shown
from goldenthread.intake.gate.workbook import read_workbook
from goldenthread.plans.reading.blocks import Block, Heading, Row, Struck, Table, Words
from goldenthread.plans.reading.struck import spans_in, without_struck
from goldenthread.plans.reading.withdrawn import note_of
from goldenthread.terms.months import Month

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

Cell = Mapping[str, Any]
"""A cell as the gate gives it: its kind, text, number and date."""

_SAID = {
    CellKind.ERROR: "[the cell holds an error]",
    CellKind.UNCACHED: "[a formula without its result: open the file in Excel and save it]",
}


def blocks(path: Path) -> Iterator[Block]:
    """The blocks of a workbook. A line is the number of the block or row from its beginning."""
    line = 0
    sheets = read_workbook(path, LIMITS, with_lines=True).sheets
    formats = shown(path, LIMITS)
    merged = merged_cells(path, LIMITS)
    said = _said_once(beside(path, LIMITS), sheets)
    for sheet in sheets:
        line += 1
        yield Heading(line, 1, sheet.name, is_sheet=True)
        for note in _hidden(sheet):
            line += 1
            yield Words(line, sheet.name, note=note)
        seen = formats.get(sheet.name, {})
        for words, note in _half_shown(sheet, seen):
            line += 1
            yield Words(line, words, note=note)
        rows = _rows(sheet, seen, merged.get(sheet.name, Merged()))
        for is_empty, together in groupby(rows, key=lambda row: not any(row.cells)):
            if is_empty:
                continue
            for block in _blocks(list(together), line + 1):
                yield block
                line = block.rows[-1].line if isinstance(block, Table) else block.line
        for each in said.get(sheet.name, ()):
            line += 1
            yield Words(line, each.words, note=_why(each, sheet.name))


def _hidden(sheet: Sheet) -> Iterator[str]:
    """What of a sheet people do not see, and is read all the same."""
    if sheet.hidden:
        yield "This sheet is hidden in the workbook. It is read all the same."
    if sheet.hidden_rows:
        yield f"Rows of this sheet are hidden in the workbook ({sheet.hidden_rows}). They are read all the same."
    if sheet.hidden_columns:
        # An empty rest of the sheet is often hidden whole: sixteen thousand columns of nothing.
        many = f" ({sheet.hidden_columns})" if sheet.hidden_columns <= len(sheet.columns) else ""
        yield f"Columns of this sheet are hidden in the workbook{many}. What stands in them is read all the same."


def _said_once(found: Mapping[str, Sequence[Beside]], sheets: Sequence[Sheet]) -> dict[str, list[Beside]]:
    """What stands beside the cells; of headers and footers, which each page repeats, what is said nowhere else."""
    on_pages = {each.words for said in found.values() for each in said if each.what in ON_EACH_PAGE}
    told = {words for words in on_pages if any(text.startswith(_uncut(words)) for text in _texts(sheets))}
    left: dict[str, list[Beside]] = {}
    for sheet, said in found.items():
        left[sheet] = [each for each in said if each.what not in ON_EACH_PAGE or each.words not in told]
        told |= {each.words for each in said if each.what in ON_EACH_PAGE}
    return left


def _uncut(words: str) -> str:
    """What a foot begins with, where it is a title that was too long for it."""
    return " ".join(words.removesuffix("…").split())


def _texts(sheets: Sequence[Sheet]) -> Iterator[str]:
    """The names of the sheets and the words of their cells."""
    for sheet in sheets:
        yield sheet.name
        for _, cells in _cells(sheet):
            yield from (" ".join(cell["text"].split()) for _, cell in cells if cell["text"])


def _why(said: Beside, sheet: str) -> str:
    """Where words beside the cells stand."""
    at = f" at {said.at}" if said.at else ""
    return f'A {said.what}{at} of the sheet "{sheet}".'


def _blocks(rows: Sequence[Row], line: int) -> Iterator[Words | Table]:
    """Rows with no empty one between them: those above the first with two cells are words, the rest a table."""
    begin = next((n for n, row in enumerate(rows) if sum(map(bool, row.cells)) > 1), len(rows))
    for row in rows[:begin]:
        at = next(n for n, cell in enumerate(row.cells) if cell)
        struck = row.struck.get(at)
        yield Words(line, row.cells[at], note=note_of(row.cells[at], struck), struck=struck)
        line += 1
    if begin < len(rows):
        yield Table(line, tuple(replace(row, line=line + n) for n, row in enumerate(rows[begin:])))


def _rows(sheet: Sheet, seen: Mapping[Place, Shown], merged: Merged) -> Iterator[Row]:
    """The rows of a sheet with their numbers in it."""
    for row, cells in _cells(sheet):
        below, beside = (
            frozenset(n for n, column in enumerate(sheet.columns) if (row, column) in which)
            for which in (merged.below, merged.beside)
        )
        words = [_words(cell, seen.get((row, column))) for column, cell in cells]
        struck: dict[int, Struck] = {}
        for n, column in enumerate(sheet.columns):
            if (pieces := sheet.struck.get((row, column))) is not None and words[n]:
                words[n], said = without_struck(words[n], spans_in(words[n], pieces))
                struck |= {n: said} if said else {}
        yield Row(row, tuple(words), below, struck, beside)


def _cells(sheet: Sheet) -> Iterator[tuple[int, list[tuple[str, Cell]]]]:
    """Each row by its number: its cells, each with the letters of its column."""
    columns = [sheet.table[name].to_pylist() for name in sheet.columns]
    for n, cells in enumerate(zip(*columns, strict=True)):
        yield sheet.row_number(n), list(zip(sheet.columns, cells, strict=True))


def _words(cell: Cell, seen: Shown | None) -> str:
    """What a cell says, as people see it."""
    if cell["kind"] == CellKind.NUMBER and seen is Shown.PERCENTAGE:
        return f"{cell['number'] * 100:.10g}%"
    if cell["kind"] == CellKind.NUMBER and seen is Shown.SIGN:
        return f"{cell['text']}%"
    if cell["kind"] == CellKind.DATE and seen is Shown.MONTH:
        return f"{cell['date']:%b %Y}"
    return _SAID.get(cell["kind"], (cell["text"] or "").strip())


def _half_shown(sheet: Sheet, seen: Mapping[Place, Shown]) -> Iterator[tuple[str, str]]:
    """Days of which only the month is shown, and that are neither its first nor its last: the day, and why it is told.

    Whoever types Sep-25 gets the first of September without seeing it; any other day somebody has typed.
    """
    for row, cells in _cells(sheet) if Shown.MONTH in seen.values() else ():
        for column, cell in cells:
            if cell["kind"] != CellKind.DATE or seen.get((row, column)) is not Shown.MONTH:
                continue
            day = cell["date"].date()
            if day not in (Month.of(day).start, Month.of(day).end):
                why = f"The cell {column}{row} shows only {day:%B %Y}, which is read; it holds this day."
                yield f"{day:%d %B %Y}".lstrip("0"), why
