"""A spreadsheet to fill in: the measures that somebody may give figures of, a row a month, and how it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from goldenthread.charts.measuring import lines
from goldenthread.plans.figures import layout as w
from goldenthread.plans.figures.asked import Asked, Counted, Given
from goldenthread.plans.writing.clean import clean
from goldenthread.terms.months import Month
from goldenthread.terms.words import Better, Unit
from goldenthread.terms.workbook import Styles, new_book, printed

_COLUMNS = {w.CODE: 22, w.NAME: 46, w.MONTH: 12, w.MANY: 12, w.OF: 13, w.FIGURE: 12, w.SOURCE: 30, w.NOTE: 46}
_SPARE = 300  # rows below the last, for months that no row is there for
_DIGIT = 7.5  # pixels of a letter
_POINTS = 0.75  # of a pixel
_WHAT, _HOW = 260, 720  # pixels of the columns that say how it is done
_SIZE, _LEADING, _OVER, _BESIDE = 11.0, 14.2, 6.0, 16.0  # points: letters, a line, above and below, beside
_TITLE, _TITLE_LINE = 14, 28.0
_HEAD = {"bold": True, "bg_color": "#12436D", "font_color": "#FFFFFF", "text_wrap": True, "indent": 1}
_RULED = {"bottom": 1, "bottom_color": "#B1B4B6"}
_MONTH = "mmm yyyy"
_MARKING = "To be filled in. Name no child, family or worker."
_STEPS = (
    ("Fill in the sheet Figures", "One row is one month of one measure. Fill in the rows that you have figures for and "
     "leave the others."),
    (w.CODE, "It says which measure the row is of. The sheet Measures lists those that you may give figures of."),
    (w.MONTH, "The month that the figure is of, such as June 2023. It must be over."),
    (f"{w.MANY}, {w.OF.lower()}", "Where the measure is a share or a rate: those that count, and all of them. The "
     "figure is then worked out."),
    (w.FIGURE, "Where it is a single figure. A percentage is written 87.5 or 87.5%."),
    (w.SOURCE, "Where the figure comes from, such as the register of the clinic."),
    (w.NOTE, "What whoever reads it should know. A correction needs its reason here. Name no child, family or worker."),
    ("More months", "Add rows below the last: copy the code of the measure, and write the month."),
    ("Figures that stand there already", "A row that you leave as it is changes nothing. Another figure in it is a "
     "correction: the one before counts until somebody has accepted yours."),
    ("Hand it over", "Save it as .xlsx and choose it on the page “Figures that people enter”. You see all that it "
     "would change first. One fault, and nothing of it is taken."),
    ("Then", "Somebody else checks each figure. You see on the same page which were accepted, and which were returned "
     "and why."),
)  # fmt: skip
_EXAMPLE_OF = Asked(
    "me-made-up",
    "Health assessments offered within 20 days",
    Unit.PERCENT,
    Counted.PERCENT,
    two_numbers=True,
    better=Better.HIGHER,
)
_EXAMPLE = (
    Given(Month(2023, 4), None, "Register of the clinic", "", 41, 52),
    Given(Month(2023, 5), None, "Register of the clinic", "Two clinics were closed for a week", 37, 50),
    Given(Month(2023, 6), None, "Register of the clinic", "", 45, 51),
)


@dataclass(frozen=True)
class Line:
    """A row of the template: a month of a measure, with the figure that it has already, if any."""

    asked: Asked
    month: Month
    held: Given | None = None


def write(path: Path, title: str, asked: Sequence[Asked], lines: Sequence[Line]) -> None:
    """Writes the spreadsheet."""
    book = new_book(path, clean(title))
    styles = Styles(book)
    _help(book.add_worksheet(w.HELP), styles, clean(title))
    _figures(book.add_worksheet(w.FIGURES), styles, lines, len(asked))
    _measures(book.add_worksheet(w.MEASURES), styles, asked)
    _example(book.add_worksheet(w.EXAMPLE), styles)
    book.close()


def _help(sheet: Any, styles: Styles, title: str) -> None:
    sheet.set_column_pixels(0, 0, _WHAT)
    sheet.set_column_pixels(1, 1, _HOW)
    # Over both columns, on as many lines as it needs: else it decides how small the sheet is printed.
    sheet.merge_range(0, 0, 0, 1, title, styles(bold=True, font_size=_TITLE, text_wrap=True))
    room = (_WHAT + _HOW) * _POINTS - _BESIDE
    sheet.set_row(0, _TITLE_LINE * lines(title, _TITLE, room, bold=True))
    for at, (what, how) in enumerate(_STEPS, start=2):
        sheet.write_string(at, 0, what, styles(bold=True, text_wrap=True, valign="top", **_RULED))
        sheet.write_string(at, 1, how, styles(text_wrap=True, valign="top", **_RULED))
        sheet.set_row(at, _height((what, _WHAT, True), (how, _HOW, False)))
    printed(sheet, _MARKING, 0, 0, (), 100)


def _height(*cells: tuple[str, int, bool]) -> float:
    """A row as high as its cells need it, each with its words, its width in pixels and whether it is bold: not every
    program works that out.
    """
    most = max(lines(text, _SIZE, wide * _POINTS - _BESIDE, bold) for text, wide, bold in cells)
    return _OVER + most * _LEADING


def _head(sheet: Any, styles: Styles, at: int, columns: Sequence[str]) -> None:
    for n, column in enumerate(columns):
        sheet.write_string(at, n, column, styles(**_HEAD))
        sheet.set_column_pixels(n, n, _pixels(column))
    sheet.set_row(at, 32)


def _pixels(column: str) -> int:
    return round(_COLUMNS.get(column, 40) * _DIGIT)


def _figures(sheet: Any, styles: Styles, lines: Sequence[Line], measures: int) -> None:
    _head(sheet, styles, 0, list(_COLUMNS))
    for at, line in enumerate(lines, start=1):
        _line(sheet, styles, at, line)
    last = len(lines) + _SPARE
    for at in range(len(lines) + 1, last + 1):
        sheet.write_blank(at, 2, None, styles(num_format=_MONTH, align="left", indent=1))
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(len(lines), 1), len(_COLUMNS) - 1)
    _asked_of(sheet, last, measures)
    printed(sheet, _MARKING, 0, 0, (), 100)


def _line(sheet: Any, styles: Styles, at: int, line: Line) -> None:
    words = styles(text_wrap=True, indent=1, **_RULED)
    fill = styles(num_format="General", align="right", indent=1, **_RULED)
    no = styles(bg_color="#EEEFEF", **_RULED)
    held = line.held
    sheet.write_string(at, 0, line.asked.reference, words)
    sheet.write_string(at, 1, clean(line.asked.name), words)
    sheet.write_datetime(at, 2, line.month.start, styles(num_format=_MONTH, align="left", indent=1, **_RULED))
    wants = line.asked.two_numbers
    numbers = (held.numerator, held.denominator) if held else (None, None)
    for n, number in enumerate(numbers, start=3):
        _number(sheet, at, n, number, no if wants is False else fill)
    given = held.value if held and held.numerator is None else None
    _number(sheet, at, 5, given, no if wants else fill)
    source = held.source if held else line.asked.source
    for n, text in ((6, source), (7, held.note if held else "")):
        sheet.write_string(at, n, clean(text), words) if text else sheet.write_blank(at, n, None, words)
    texts = {
        w.CODE: line.asked.reference,
        w.NAME: line.asked.name,
        w.SOURCE: source,
        w.NOTE: held.note if held else "",
    }
    sheet.set_row(at, _height(*((clean(text), _pixels(column), False) for column, text in texts.items())))


def _number(sheet: Any, at: int, n: int, number: float | None, style: Any) -> None:
    if number is None:
        sheet.write_blank(at, n, None, style)
    else:
        sheet.write_number(at, n, number, style)


def _asked_of(sheet: Any, last: int, measures: int) -> None:
    """What the cells take: a code of the list, a month, numbers from 0 on."""
    codes = f"='{w.MEASURES}'!$A$2:$A${max(measures, 1) + 1}"
    sheet.data_validation(1, 0, last, 0, {
        "validate": "list", "source": codes,
        "error_title": "Code", "error_message": "Choose a code of the sheet Measures.",
    })  # fmt: skip
    sheet.data_validation(1, 2, last, 2, {
        "validate": "date", "criteria": "between", "minimum": date(1990, 1, 1), "maximum": date(2100, 12, 31),
        "error_title": "Month", "error_message": "Write the month, such as June 2023.",
    })  # fmt: skip
    for n in (3, 4, 5):
        sheet.data_validation(1, n, last, n, {
            "validate": "decimal", "criteria": ">=", "value": 0,
            "error_title": "Number", "error_message": "Write a number, 0 or more. A percentage: 87.5 or 87.5%.",
        })  # fmt: skip


def _measures(sheet: Any, styles: Styles, asked: Sequence[Asked]) -> None:
    columns = (w.CODE, w.NAME, "Counted in", "What to give")
    _head(sheet, styles, 0, columns)
    words = styles(text_wrap=True, indent=1, **_RULED)
    for at, one in enumerate(asked, start=1):
        texts = (one.reference, clean(one.name), one.in_words, one.as_words)
        for n, text in enumerate(texts):
            sheet.write_string(at, n, text, words)
        said = zip(columns, texts, strict=True)
        sheet.set_row(at, _height(*((text, _pixels(column), False) for column, text in said)))
    sheet.freeze_panes(1, 0)
    printed(sheet, _MARKING, 0, 0, (), 100)


def _example(sheet: Any, styles: Styles) -> None:
    said = "A made-up example. Nothing on this sheet is read: fill in the sheet Figures."
    sheet.write_string(0, 0, said, styles(bold=True, font_color="#942514"))
    sheet.set_row(0, 24)
    _head(sheet, styles, 1, list(_COLUMNS))
    for at, given in enumerate(_EXAMPLE, start=2):
        _line(sheet, styles, at, Line(_EXAMPLE_OF, given.month, given))
    printed(sheet, _MARKING, 1, 0, (), 100)
