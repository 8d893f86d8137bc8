"""The same numbers in all four formats, cell by cell: of a report made by hand, and of the demo's whole report."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from openpyxl import Workbook, load_workbook
from pptx import Presentation
from pypdf import PdfReader

from goldenthread.charts.cells import Cell, Day, Number, Rating, Travel
from goldenthread.charts.marks import MOVEMENTS
from goldenthread.charts.sparkline import Sparkline
from goldenthread.reports.blocks import Table
from goldenthread.reports.words import EARLIER_YEAR, EARLIER_YEAR_WORDS, STATUS_MARKS, STATUS_WORDS
from goldenthread.terms.showing import show
from goldenthread.terms.words import Unit
from tests.reports.pack.written import (
    book,
    charts,
    document,
    news,
    on_slides,
    opened,
    page,
    paper,
    slides,
    tables,
)
from tests.reports.tree import Element, Tree

Rows = list[list[str]]
MARKED = {mark: STATUS_WORDS[status].lower() for status, mark in STATUS_MARKS.items()} | {
    EARLIER_YEAR: EARLIER_YEAR_WORDS
}

pytestmark = [pytest.mark.acceptance("3.7"), pytest.mark.xdist_group("pack")]
BOTH = pytest.mark.parametrize("of", ["small", "demo"])


def expected(table: Table) -> Rows:
    return [[cell.text for cell in row] for _, row in table.rows]


def shown(row: list[str]) -> str:
    """A row as text without spaces: how a format breaks its lines does not matter."""
    return re.sub(r"\s", "", "".join(row))


def body_rows(table: Element) -> Iterator[list[Element]]:
    for row in table.all("tr"):
        cells = row.all("th", "td")
        if any(cell.tag == "td" for cell in cells):
            yield cells


def html_text(cell: Element) -> str:
    """What a cell shows, without what only a screen reader says and without the mark."""
    hidden = {"unseen", "mark"}
    titles = cell.all("title")
    if titles:
        return titles[0].text
    text = cell.text
    for span in cell.all("span"):
        if hidden & set(span.attributes.get("class", "").split()):
            text = text.replace(span.text, "", 1) if span.text else text
    return " ".join(text.split())


@BOTH
def test_html_has_every_cell_of_every_table(of: str) -> None:
    found = list(Tree(page(of)).root.all("table"))
    wanted = [expected(t) for t in tables(of)] + [
        [[c.text for c in r] for r in chart.rows] for chart in charts(of)
    ]
    assert len(found) == len(wanted)
    seen = [[[html_text(cell) for cell in row] for row in body_rows(table)] for table in found]
    for rows in wanted:
        assert rows in seen


@pytest.mark.parametrize("of", ["small", pytest.param("demo", marks=pytest.mark.whole)])
def test_pdf_has_every_row_of_every_table(of: str) -> None:
    text = re.sub(r"\s", "", "".join(p.extract_text() for p in PdfReader(opened(paper(of))).pages))
    rows = [row for table in tables(of) for _, row in table.rows] + [
        row for c in charts(of) for row in c.rows
    ]
    assert len(rows) > 60
    missing = [shown(said) for row in rows if shown(said := list(on_paper(row))) not in text]
    assert missing == []


def on_paper(row: tuple[Cell, ...]) -> Iterator[str]:
    for cell in row:
        if isinstance(cell, Sparkline):
            continue  # a picture, with its words as its alternative
        if isinstance(cell, Travel):
            yield f"{MOVEMENTS[cell.movement]}: {cell.text}"  # an arrow is told in words too
        elif mark := getattr(cell, "mark", ""):
            yield f"{cell.text}{mark} {', '.join(MARKED[letter] for letter in mark)}"  # and so is a mark
        else:
            yield cell.text


@cache
def workbook(of: str) -> Workbook:
    return load_workbook(opened(book(of)))


def sheet_rows(of: str, name: str) -> list[list[object]]:
    """The lines of a sheet under its head, up to the first that is empty."""
    sheet = workbook(of)[name]
    lines = [list(row) for row in sheet.iter_rows(min_row=6)]
    end = next((at for at, line in enumerate(lines) if line[0].value is None), len(lines))
    return list(lines[:end])


def in_sheet(cell: Cell) -> str:
    return cell.signed if isinstance(cell, Rating) else cell.text


def agrees(found, cell: Cell) -> bool:
    """A number is there as a number, unrounded, and shows as in the other formats; a text is there as a text."""
    if isinstance(cell, Day):
        return found.is_date and found.value.date() == cell.value
    if not isinstance(cell, Number):
        return found.data_type == "s" and found.value == in_sheet(cell)
    value = found.value * (100 if cell.unit is Unit.PERCENT else 1)
    decimals = len(re.match(r"#,##0(?:\.(0+))?", found.number_format)[1] or "")
    whole = found.data_type == "n" and value == pytest.approx(cell.value, rel=1e-12)
    return whole and show(value, cell.unit, decimals) == cell.text


@BOTH
def test_the_workbook_has_every_cell_as_what_it_is(of: str) -> None:
    wanted: dict[str, list[tuple[Cell, ...]]] = {}
    for table in tables(of):
        wanted.setdefault(table.name, []).extend(row for _, row in table.rows)
    for chart in charts(of):
        wanted.setdefault(chart.kind, []).extend(chart.rows)
    sheets = [name for name in workbook(of).sheetnames if name != "Words"]
    assert set(wanted) == set(sheets), "every table has its sheet, and every sheet its table"
    assert {"Dashboard", "Benchmarks", "Compared", "Months", "Posts", "Settings"} < set(wanted)
    for name, rows in wanted.items():
        lines = sheet_rows(of, name)
        assert len(lines) == len(rows)
        wrong = [
            (name, found.coordinate, cell.text)
            for line, row in zip(lines, rows, strict=True)
            for found, cell in zip(line[-len(row) :], row, strict=True)
            if not agrees(found, cell)
        ]
        assert wrong == []


def slide_cells(of: str) -> set[tuple[str, str, str]]:
    """Row name, heading and text of every cell of every table on the slides."""
    found = set()
    for slide in Presentation(opened(slides(of))).slides:
        for shape in slide.shapes:
            if shape.has_table:
                head, *rows = [[cell.text for cell in row.cells] for row in shape.table.rows]
                found |= {
                    (row[0], h, text) for row in rows for h, text in zip(head[1:], row[1:], strict=True)
                }
    return found


@BOTH
def test_the_slides_have_every_cell_that_they_are_to_show(of: str) -> None:
    """A cell of a column that finds no room is told to the speaker."""
    cells = slide_cells(of)
    told = "\n".join(
        slide.notes_slide.notes_text_frame.text for slide in Presentation(opened(slides(of))).slides
    )
    compared = 0
    for table in on_slides(of):
        if not isinstance(table, Table) or table.is_detail:
            continue
        for _, row in table.rows:
            for at, column in enumerate(table.columns[1:], start=1):
                texts = [
                    t
                    for name, head, t in cells
                    if name == row[0].text and head in (column.name, column.heading)
                ]
                cell = row[at]
                said = cell.signed if isinstance(cell, Rating) else cell.text
                if column.spared and not texts:
                    told_there = [line for line in told.splitlines() if line.startswith(f"{row[0].text}: ")]
                    assert any(f"{column.heading} {cell.text}" in line for line in told_there)
                    continue
                compared += 1
                assert any(re.search(rf"(^|\s){re.escape(said)}(\s|$)", text) for text in texts), (
                    row[0].text,
                    said,
                )
    assert compared > 80


@BOTH
def test_the_tables_of_charts_are_in_the_notes_of_their_slides(of: str) -> None:
    notes = [
        slide.notes_slide.notes_text_frame.text
        for slide in Presentation(opened(slides(of))).slides
        if any(shape.shape_type == 13 for shape in slide.shapes)
    ]
    assert len(notes) == len(news(of))
    for chart, note in zip(news(of), notes, strict=True):
        assert chart.finding in note
        for row in chart.rows:
            assert "; ".join(cell.text for cell in row) in note.splitlines()


def test_there_is_one_of_each_kind_of_cell() -> None:
    kinds = {type(cell) for table in tables() for _, row in table.rows for cell in row}
    assert {Number, Rating, Travel, Sparkline} < kinds
    assert any(isinstance(c, Number) and c.mark for t in tables() for _, row in t.rows for c in row)
    assert len(document().pages) >= 8
