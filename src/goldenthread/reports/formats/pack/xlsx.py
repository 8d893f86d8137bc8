"""The report as a workbook: real numbers, one table to a sheet, all its words on the last, nothing hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path
from typing import Any

from goldenthread.charts.cells import BragRating, Cell, Column, Day, Gap, Number, Rating, Words
from goldenthread.reports import blocks
from goldenthread.reports.blocks import Shows
from goldenthread.reports.document import Document
from goldenthread.reports.formats.pack.sheet_heads import write_above
from goldenthread.reports.formats.pack.sheet_layout import Layout, laid_out, page_height, pages
from goldenthread.reports.words import MEANINGS
from goldenthread.terms.workbook import (
    LINE,
    Styles,
    as_number,
    new_book,
    number_format,
    printed,
)

_BUTTON = 14.0  # points below the words of a head, where a filter has its button
_HEAD = 4  # rows above the head of a table: title, source, marking, a gap
_WITH_KEY = 3  # rows that stand on the page of their key at least
FIRST = "Dashboard"  # the sheet that the workbook opens on
Line = tuple[Cell, ...]


@dataclass
class Sheet:
    """One table, gathered from all the blocks that give lines to it. sums: what adds its lines up, below them."""

    columns: tuple[Column, ...]
    lines: list[Line] = field(default_factory=list)
    sums: list[Line] = field(default_factory=list)
    key: tuple[tuple[str, str], ...] = ()


@dataclass
class Book:
    """What the blocks give: words in their order, and tables by the name of their sheet."""

    part: str = ""
    words: list[tuple[str, str, str]] = field(default_factory=list)
    sheets: dict[str, Sheet] = field(default_factory=dict)

    def say(self, kind: str, text: str) -> None:
        self.words.append((self.part, kind, text))

    def add(self, name: str, columns: tuple[Column, ...], lines: list[Line]) -> Sheet:
        sheet = self.sheets.setdefault(name, Sheet(columns))
        if sheet.columns != columns:
            raise ValueError(
                f"The tables called {name!r} have different columns: give each a name of its own."
            )
        sheet.lines += lines
        return sheet


shows: Shows[None] = Shows("reports/formats/pack/xlsx.py")


def write(document: Document, path: Path) -> None:
    """The dashboard, a sheet for each other kind of table, and all words."""
    shows.check()
    found = Book()
    for page in document.pages:
        found.part = page.title
        for block in page.blocks:
            shows(block, found)
    book = new_book(path, document.title)
    styles = Styles(book)
    columns = (Column("Part of the report"), Column("Kind"), Column("Words"))
    words: list[Line] = [tuple(Words(text) for text in line) for line in found.words]
    for name in sorted(found.sheets, key=lambda name: name != FIRST):
        _sheet(book, styles, document, name, _of_one_part(found.sheets[name]))
    _sheet(book, styles, document, "Words", Sheet(columns, words))
    book.close()


def _of_one_part(sheet: Sheet) -> Sheet:
    """Where all lines are of one part of the report, they need not say so."""
    if len({line[0].text for line in sheet.lines}) > 1:
        return sheet
    lines, sums = ([line[1:] for line in found] for found in (sheet.lines, sheet.sums))
    return Sheet(sheet.columns[1:], lines, sums, sheet.key)


@shows.of(blocks.Heading)
def _heading(block: blocks.Heading, book: Book) -> None:
    book.say("Heading", block.text)


@shows.of(blocks.Paragraph)
def _paragraph(block: blocks.Paragraph, book: Book) -> None:
    book.say("Text", block.text)


@shows.of(blocks.Listing)
def _listing(block: blocks.Listing, book: Book) -> None:
    for item in block.items:
        book.say("Statement", item)


@shows.of(blocks.Note)
def _note(block: blocks.Note, book: Book) -> None:
    book.say("Note", f"{block.title}. {block.text}")


@shows.of(blocks.Terms)
def _terms(block: blocks.Terms, book: Book) -> None:
    for name, meaning in block.pairs:
        book.say(block.title, f"{name}: {meaning}")


@shows.of(blocks.Table)
def _table(block: blocks.Table, book: Book) -> None:
    first = Column("Part" if block.part else "Part of the report")
    leading = (first, *([Column(block.grouped_by)] if block.grouped_by else []))
    part = Words(block.part or book.part)

    def lines(are_sums: bool) -> list[Line]:
        return [
            (part, *([Words(group.heading)] if block.grouped_by else []), *row)
            for group in block.groups
            for row in group.rows
            if group.is_sum is are_sums
        ]

    sheet = book.add(block.name, (*leading, *block.columns), lines(False))
    sheet.sums += lines(True)
    sheet.key = block.key


def _marks_in(lines: Sequence[Line]) -> set[str]:
    """The marks that stand in a table which brings no key of its own."""
    there = {cell.text for line in lines for cell in line if isinstance(cell, Gap)}
    return there | {
        letter for line in lines for cell in line if isinstance(cell, Number) for letter in cell.mark
    }


@shows.of(blocks.Charts)
def _charts(block: blocks.Charts, book: Book) -> None:
    for chart in block.charts:
        said = " ".join((f"{chart.finding.rstrip('.')}.", *chart.notes))
        book.say(f"Chart: {chart.title}", f"{chart.subject}: {said}")
        leading = (Column("Part of the report"), Column("Measure"))
        lines = [(Words(book.part), Words(chart.subject), *row) for row in chart.rows]
        sheet = book.add(chart.kind, (*leading, *chart.columns), lines)
        known = {mark for mark, _ in sheet.key} | _marks_in(lines)
        sheet.key = tuple((mark, means) for mark, means in MEANINGS.items() if mark in known)


def _sheet(book: Any, styles: Styles, document: Document, name: str, table: Sheet) -> None:
    sheet = book.add_worksheet(name[:31])
    names = sum(not column.is_number for column in table.columns[:3])
    layout = laid_out(table.columns, [*table.lines, *table.sums], names)
    above = write_above(sheet, styles, document, name, layout, names)
    for at, column in enumerate(table.columns):
        # Without its side, a head at the top of its cell would have no indent, and touch a number's head before it.
        aside = {"align": "right"} if column.is_number else {"align": "left", "indent": int(at > 0)}
        look = styles(bold=True, bottom=1, text_wrap=True, valign="top", **aside)
        sheet.write_string(_HEAD, at, column.heading, look)
        sheet.set_column_pixels(at, at, layout.pixels(at))
    heights = [*above, LINE]
    heights.append(layout.row_height([column.heading for column in table.columns], bold=True) + _BUTTON)
    sheet.set_row(_HEAD, heights[_HEAD])
    # A free line keeps what adds the lines up out of what is sorted and filtered.
    for line in (*table.lines, *((None, *table.sums) if table.sums else ())):
        for at, cell in enumerate(line or ()):
            _cell(sheet, styles, len(heights), at, cell, table.columns[at])
        heights.append(layout.row_height([_wrapped(cell) for cell in line]) if line else LINE)
        sheet.set_row(len(heights) - 1, heights[-1])
    sheet.autofilter(_HEAD, 0, _HEAD + max(len(table.lines), 1), len(table.columns) - 1)
    sheet.set_h_pagebreaks(_before_key(heights, len(table.key), layout))
    _key(sheet, styles, len(heights) + 1, table.key)
    sheet.freeze_panes(_HEAD + 1, names)
    printed(sheet, document.marking, _HEAD, names, layout.pages, layout.scale)


def _before_key(heights: Sequence[float], key: int, layout: Layout) -> list[int]:
    """Where a page ends earlier than it must, so that a key is printed with some rows and not by itself."""
    if not key:
        return []
    room, high = page_height(layout.scale), (key + 2) * LINE
    *_, begins = 0, *pages(heights, _HEAD, layout.scale)
    if not begins and sum(heights) + high <= room:
        return []
    last = len(heights) - _WITH_KEY
    begins = min(begins or last, last)
    if heights[_HEAD] + sum(heights[begins:]) + high > room:
        begins = last
    return [begins] if begins > _HEAD + 1 else []


def _cell(sheet: Any, styles: Styles, row: int, at: int, cell: Cell, column: Column) -> None:
    match cell:
        case Number(value=value, unit=unit, decimals=decimals, mark=mark):
            style = styles(
                num_format=number_format(value, unit, decimals, mark), align="right", italic=bool(mark)
            )
            sheet.write_number(row, at, as_number(value, unit), style)
        case Day(value=day):
            style = styles(num_format="d mmmm yyyy", align="left", indent=int(at > 0))
            sheet.write_datetime(row, at, datetime.combine(day, time()), style)
        case Gap(text=text):
            aside = {"align": "right"} if column.is_number else {"indent": int(at > 0)}
            sheet.write_string(row, at, text, styles(font_color="#484949", num_format="@_ _p", **aside))
        case Rating() | BragRating():
            look = styles(font_color=cell.look.ink, bg_color=cell.look.tint, indent=1)
            sheet.write_string(row, at, cell.signed, look)
        case _:
            sheet.write_string(row, at, cell.text, styles(text_wrap=True, indent=int(at > 0)))


def _wrapped(cell: Cell) -> str:
    """The text of a cell that may take more than a line: a number takes one."""
    return "" if isinstance(cell, Number | Gap | Rating | BragRating) else cell.text


def _key(sheet: Any, styles: Styles, at: int, key: tuple[tuple[str, str], ...]) -> None:
    lines = ["Key", *(f"{mark}  {meaning}" for mark, meaning in key)] if key else []
    for step, line in enumerate(lines):
        sheet.write_string(at + step, 0, line, styles(bold=step == 0, font_color="#484949"))
