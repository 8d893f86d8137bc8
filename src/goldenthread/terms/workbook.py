"""What every workbook of ours has in common: its letters, its numbers, the height of its rows, how it prints."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from goldenthread.terms.showing import places
from goldenthread.terms.words import Unit

LINE = 17.0  # points, at the size of the text
_LETTERS = {"font_name": "Arial", "font_size": 11}
# Programs count widths in digits of the book's own letters: these, or some as wide, are on every machine.
_COLUMN = 72  # pixels of a column nobody gave a width, from which the width of a digit is known
FREE = _COLUMN * 0.75  # points of such a column
# A workbook's own date of creation would make two writings of one report differ.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def new_book(path: Path, title: str) -> Any:
    """A workbook in which a text is a text, whatever it begins with."""
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_format_properties": dict(_LETTERS),
        "default_column_width": _COLUMN,
    }
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"title": title[:255], "created": _CREATED, "author": "", "comments": ""})
    return book


class Styles:
    """The formats of a workbook, made as they are asked for."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __call__(self, **properties: Any) -> Any:
        base = {**_LETTERS, "valign": "vcenter"}
        key = tuple(sorted({**base, **properties}.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(key))
        return self._made[key]


def as_number(value: float, unit: Unit) -> float:
    """A value as a workbook keeps it: a percentage is a part of 1."""
    return value / 100 if unit is Unit.PERCENT else value


def number_format(value: float, unit: Unit, decimals: int | None, mark: str = "") -> str:
    """How a number is rounded, and the letter behind it: only its format, the number itself is whole."""
    shown = places(value, unit, decimals)
    number = "#,##0" + ("." + "0" * shown if shown else "") + ("%" if unit is Unit.PERCENT else "")
    return number + (f'" {mark}"' if mark else "_ _p")


def printed(sheet: Any, marking: str, repeat: int, names: int, breaks: Sequence[int], scale: int) -> None:
    """On A4, laid on its side; the head on every page and the marking at the foot.

    As wide as the page; or on several pages beside each other, which end after the columns of `breaks` and each begin
    with the columns of names, where there are any.
    """
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    if breaks:
        sheet.set_print_scale(scale)
        sheet.set_v_pagebreaks(list(breaks))
        if names:
            sheet.repeat_columns(0, names - 1)
    else:
        sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(repeat)
    sheet.hide_gridlines(2)
    sheet.set_footer(f"&L{marking.replace('&', '&&')}&RPage &P of &N")
