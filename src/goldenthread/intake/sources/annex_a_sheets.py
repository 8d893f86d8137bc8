"""Finding the lists of Annex A in what came: which sheet is which list, and where its records are.

A sheet is a list by its name or, where the name says nothing, by its headers. The header stands in
one of the first rows; below the records stand totals and notes, which are no records.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.block import Block, block_of_sheet
from goldenthread.intake.finding import Severity
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.sheet import CellKind, Sheet
from goldenthread.intake.headers import layout_of, plain, spellings
from goldenthread.intake.problems import report_problems
from goldenthread.intake.report import Place, Report
from goldenthread.standards.annex_a import LISTS, AnnexList, list_named
from goldenthread.standards.layout import Layout

HEADER_ROWS = 10  # titles, notes and blank lines have been met above a header, five at most
FEWEST_HEADERS = 2
_CHILD_ID = re.compile(
    r"child\w*\W.*\b(id|ids|identifier|identity)\b|childs?(unique)?id(entifier)?\b", re.IGNORECASE
)
_TOTAL = r"^\s*(grand |sub-?)?totals?\b|^\s*count( of)?\b|^\s*sum\b"
_BLANK = " \t\r\n\u00a0\u200b\ufeff"
_TELLING = ("date", "birth", "code", "yes_no")


@dataclass(frozen=True)
class Piece:
    """One sheet of a workbook, or one CSV file."""

    file: str
    sheet: Sheet
    date_system: int | None = None


@dataclass
class Found:
    """The lists by number, those that are there and cannot be used, and what an analyst should know of the rest."""

    lists: dict[int, Block] = field(default_factory=dict)
    unusable: set[int] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)


def find_lists(pieces: Iterable[Piece], report: Report) -> Found:
    """Every list that is there. Faults that make a list unusable are findings that refuse."""
    found, seen = Found(), dict[int, Piece]()
    for piece in pieces:
        header, one = _recognise(piece.sheet)
        if one is None:
            found.notes.append(f"{_name(piece)} is no list of Annex A and was not read.")
        elif header is None:
            _without_headers(piece, one, found, report)
        elif one.number in seen:
            _twice(piece, one, seen[one.number], report)
        else:
            seen[one.number] = piece
            _take(piece, one, header, found, report)
    return found


def is_list(texts: Iterable[str]) -> bool:
    """Whether the headers of a list that is read stand among these texts."""
    row = dict(enumerate(texts))
    layouts = [_with_child_id(row, one.read) for one in LISTS.values() if one.is_read]
    return layout_of(row.values(), layouts) is not None


def _recognise(sheet: Sheet) -> tuple[int | None, AnnexList | None]:
    """The list that a sheet holds, and at which row of the table its header stands."""
    named = list_named(sheet.name)
    rows = [sheet.texts(index) for index in range(min(HEADER_ROWS, sheet.table.num_rows))]
    if named:
        matches = [_matches(row, named.layout) for row in rows]
        best = max(range(len(rows)), key=matches.__getitem__, default=None)
        if best is not None and matches[best] >= FEWEST_HEADERS:
            return best, named
    for index, row in enumerate(rows):
        layouts = {one.number: _with_child_id(row, one.layout) for one in LISTS.values()}
        layout = layout_of(row.values(), layouts.values())
        if layout:
            return index, LISTS[next(number for number, other in layouts.items() if other is layout)]
    return None, named


def _matches(row: Mapping[str, str | None], layout: Layout) -> int:
    there = {plain(text) for text in row.values() if text}
    return sum(bool(there.intersection(spellings(column))) for column in _with_child_id(row, layout).fields)


def _with_child_id(row: Mapping[Any, str | None], layout: Layout) -> Layout:
    """The layout, knowing the header with "child" and "id" in it that stands for the identifier here."""
    first = layout.fields[0]
    there = {plain(text) for text in row.values() if text}
    likely = [text for text in row.values() if text and _CHILD_ID.search(text)]
    if len(likely) != 1 or there.intersection(spellings(first)):
        return layout
    return replace(layout, fields=(replace(first, also=(*first.also, likely[0])), *layout.fields[1:]))


def _take(piece: Piece, one: AnnexList, header: int, found: Found, report: Report) -> None:
    report_problems(piece.sheet, piece.file, report)
    if not one.is_read:
        found.notes.append(
            f"{_name(piece)} (list {one.number}, {one.name}) feeds no indicator and was not read."
        )
        return
    row = piece.sheet.texts(header)
    layout = _with_child_id(row, one.read)
    try:
        block = block_of_sheet(piece.sheet, layout, piece.file, piece.date_system, header)
    except Refused as refusal:
        place = _place(piece, refusal.column or "")
        report.add(place, piece.sheet.row_number(header), refusal.rule, refusal.message, Severity.REFUSE)
        found.unusable.add(one.number)
        return
    _note_columns(piece, one, block, row, found, report)
    block = _records_only(block, report)
    if not len(block.rows):
        report.add(_place(piece, ""), None, "empty-list")
    found.lists[one.number] = block


def _note_columns(
    piece: Piece, one: AnnexList, block: Block, row: Mapping[str, str | None], found: Found, report: Report
) -> None:
    absent = [column.name for column in block.layout.fields if column.name not in block.cells]
    for name in absent:
        if name not in one.later:
            report.add(_place(piece, name), None, "absent-column")
    if later := [name for name in absent if name in one.later]:
        found.notes.append(f"{_name(piece)} has the layout of August 2019, without {_listed(later)}.")
    known = {spelling for column in _with_child_id(row, one.layout).fields for spelling in spellings(column)}
    if extra := [text.strip() for text in row.values() if text and plain(text) and plain(text) not in known]:
        found.notes.append(
            f"{_name(piece)} has columns that Annex A does not have, which were not read: {_listed(extra)}."
        )


def _without_headers(piece: Piece, one: AnnexList, found: Found, report: Report) -> None:
    if piece.sheet.table.num_rows:
        report.add(_place(piece, ""), None, "no-headers", severity=Severity.REFUSE)
        found.unusable.add(one.number)
    else:
        found.notes.append(
            f"{_name(piece)} (list {one.number}) is empty, headers too, and counts as not there."
        )


def _twice(piece: Piece, one: AnnexList, first: Piece, report: Report) -> None:
    message = f"It holds list {one.number}, and so does {_name(first)}. Keep one of them."
    report.add(_place(piece, ""), None, "list-twice", message, Severity.REFUSE)


def _records_only(block: Block, report: Report) -> Block:
    """The block without blank rows, and without totals and notes, which are reported."""
    nothing = pa.array([False] * len(block.rows), pa.bool_())
    filled = telling = nothing
    for column in block.layout.fields:
        if column.name not in block.cells:
            continue
        says = _says_something(block.cells[column.name])
        filled = pc.or_(filled, says)
        if column.kind in _TELLING:
            telling = pc.or_(telling, says)
    records = pc.and_(telling, pc.invert(_totals(block, nothing)))
    name = block.layout.fields[0].name
    report.add_where(block.place(name), pc.and_not(filled, records), "stray-row")
    if pc.all(records).as_py():
        return block
    cells = {name: cells.filter(records) for name, cells in block.cells.items()}
    return replace(block, cells=cells, rows=block.rows.filter(records))


def _totals(block: Block, nothing: pa.Array) -> pa.Array:
    """Rows of totals: they say so in the place of the identifier, or have none and say so beside it."""
    identifier = block.cells[block.layout.fields[0].name]
    texts = [cells.field("text") for cells in block.cells.values()]
    totals = _says_total(identifier.field("text"))
    nameless = pc.invert(_says_something(identifier))
    if pc.any(nameless).as_py():
        for text in texts:
            totals = pc.or_(totals, pc.and_(nameless, _says_total(text)))
    return totals if len(totals) else nothing


def _says_total(text: pa.Array) -> pa.Array:
    return pc.fill_null(pc.match_substring_regex(text, _TOTAL, ignore_case=True), False)


def _says_something(cells: pa.StructArray) -> pa.Array:
    """Cells with anything in them, an error or a formula without a result included."""
    blank_text = pc.fill_null(pc.equal(pc.utf8_trim(cells.field("text"), _BLANK), ""), False)
    return pc.and_not(pc.not_equal(cells.field("kind"), int(CellKind.BLANK)), blank_text)


def _place(piece: Piece, column: str) -> Place:
    return Place(piece.file, piece.sheet.name, column, pa.array([], pa.int32()), piece.date_system)


def _name(piece: Piece) -> str:
    return f"The sheet {piece.sheet.name!r}" if piece.date_system else f"The file {piece.file!r}"


def _listed(names: list[str]) -> str:
    return ", ".join(repr(name) for name in names)
