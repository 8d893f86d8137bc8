"""The same workbook and the same slides, written plainly: what the libraries take anyway, without our looks.

What is to be written is read out of the files of ours, so that nothing needs to be worked out here.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter
from openpyxl import load_workbook
from pptx import Presentation
from pptx.util import Pt

Cells = dict[str, list[tuple[int, int, Any]]]


def cells_of(path: Path) -> Cells:
    """Every cell that holds something, by sheet: row, column, value."""
    book = load_workbook(path)
    return {
        sheet.title: [
            (cell.row - 1, cell.column - 1, cell.value)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        ]
        for sheet in book
    }


def write_cells(path: Path, sheets: Cells) -> None:
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        for name, cells in sheets.items():
            sheet = book.add_worksheet(name)
            for row, column, value in cells:
                write = sheet.write_string if isinstance(value, str) else sheet.write
                write(row, column, value)


@dataclass(frozen=True)
class Shape:
    """What stands on a slide: lines of text, a table's rows, or a picture; and where."""

    place: tuple[int, int, int, int]
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    picture: bytes = b""


@dataclass(frozen=True)
class Slide:
    title: str
    notes: str
    shapes: tuple[Shape, ...]


def slides_of(path: Path) -> list[Slide]:
    return [
        Slide(
            slide.shapes.title.text_frame.text,
            slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "",
            tuple(_shapes(slide)),
        )
        for slide in Presentation(str(path)).slides
    ]


def _shapes(slide: Any) -> Iterator[Shape]:
    for shape in slide.shapes:
        place = (shape.left, shape.top, shape.width, shape.height)
        if shape.has_table:
            yield Shape(place, rows=tuple(tuple(cell.text for cell in row.cells) for row in shape.table.rows))
        elif hasattr(shape, "image"):
            yield Shape(place, picture=shape.image.blob)
        elif not shape.is_placeholder:
            yield Shape(place, lines=tuple(paragraph.text for paragraph in shape.text_frame.paragraphs))


def write_slides(path: Path, slides: list[Slide]) -> None:
    deck = Presentation()
    layout = deck.slide_layouts.get_by_name("Title Only")
    for slide in slides:
        made = deck.slides.add_slide(layout)
        made.shapes.title.text_frame.text = slide.title
        if slide.notes:
            made.notes_slide.notes_text_frame.text = slide.notes
        for shape in slide.shapes:
            _add(made.shapes, shape)
    deck.save(str(path))


def _add(shapes: Any, shape: Shape) -> None:
    if shape.picture:
        shapes.add_picture(io.BytesIO(shape.picture), *shape.place)
    elif shape.rows:
        table = shapes.add_table(len(shape.rows), len(shape.rows[0]), *shape.place).table
        for row, texts in zip(table.rows, shape.rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                _say(cell.text_frame.paragraphs[0], text)
    else:
        frame = shapes.add_textbox(*shape.place).text_frame
        for at, line in enumerate(shape.lines):
            _say(frame.paragraphs[0] if at == 0 else frame.add_paragraph(), line)


def _say(paragraph: Any, text: str) -> None:
    run = paragraph.add_run()
    run.text = text
    run.font.size = Pt(18)
