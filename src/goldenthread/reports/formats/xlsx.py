"""The report as a workbook: real numbers, one table to a sheet, a key under each, nothing hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from textwrap import wrap
from typing import Any

import xlsxwriter

from goldenthread.reports import words
from goldenthread.reports.table import Cell, Report, Row, Table
from goldenthread.terms.showing import MARKS, NOT_AVAILABLE, places, show_day, show_month
from goldenthread.terms.words import Unit

# A workbook's own date of creation would make two writings of one report differ.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_HEADER_ROW = 4
_LINE = 17.0  # points, at the size of the text
_COUNT_COLUMNS = {
    "Indicator": 28, "Group": 12, "Period": 34, "Period end": 13, "Counted": 11, "Over": 12, "Value": 12,
    "Unit": 13, "Standing": 15, "Reason": 60, "Population": 34,
}  # fmt: skip
_NUMBERS = range(3, 7)  # from "Period end" to "Value"


def write(report: Report, path: Path) -> None:
    """Two sheets to read, one with the counts behind every cell, one with what the report rests on."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": report.title, "created": _CREATED, "author": "", "comments": ""})
    styles = _Styles(book)
    _table_sheet(book, styles, "Monthly table", report.title, report, report.table)
    _table_sheet(book, styles, "More measures", "More measures", report, report.beside)
    _counts_sheet(book, styles, report)
    _sources_sheet(book, styles, report)
    book.close()


class _Styles:
    """The formats of a workbook, made as they are asked for."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __call__(self, **properties: Any) -> Any:
        base = {"font_name": "Arial", "font_size": 11, "valign": "vcenter"}
        key = tuple(sorted({**base, **properties}.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(key))
        return self._made[key]

    @property
    def head(self) -> Any:
        return self(bold=True, bottom=1, text_wrap=True)

    @property
    def number_head(self) -> Any:
        return self(bold=True, bottom=1, text_wrap=True, align="right")


def _table_sheet(book: Any, styles: _Styles, name: str, title: str, report: Report, table: Table) -> None:
    sheet = book.add_worksheet(name)
    known = (
        f"{report.authority_name}, {show_month(report.month)}, as known on {show_day(report.reference_date)}"
    )
    sheet.set_row(0, 1.5 * _LINE)
    sheet.write_string(0, 0, title, styles(bold=True, font_size=16))
    sheet.write_string(1, 0, known, styles())
    sheet.write_string(2, 0, _marking(report), styles(bold=True))
    for column, text in enumerate(("Area", "Measure")):
        sheet.write_string(_HEADER_ROW, column, text, styles.head)
    for column, head in enumerate(table.columns, start=2):
        sheet.write_string(_HEADER_ROW, column, f"{head.name} {head.under}", styles.number_head)
    sheet.set_row(_HEADER_ROW, 2 * _LINE)
    at = _HEADER_ROW + 1
    for area in table.areas:
        for row in area.rows:
            sheet.write_string(at, 0, area.theme.value, styles(text_wrap=True))
            sheet.write_string(at, 1, row.label, styles(text_wrap=True))
            for column, cell in enumerate(row.cells, start=2):
                _write_cell(sheet, styles, at, column, row, cell)
            sheet.set_row(at, _LINE)
            at += 1
    _key(sheet, styles, at + 1, {**_status_marks(), **MARKS})
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 74)
    sheet.set_column(2, 1 + len(table.columns), 12)
    sheet.freeze_panes(_HEADER_ROW + 1, 2)
    _printed(sheet, report, repeat=_HEADER_ROW, pages_tall=1)


def _write_cell(sheet: Any, styles: _Styles, at: int, column: int, row: Row, cell: Cell) -> None:
    """A number as a number: how it is rounded, and its mark, are only its format."""
    figure = cell.figure
    if figure is None or figure.value is None:
        style = styles(align="right", font_color="#484949", num_format="@_ _p")
        sheet.write_string(at, column, cell.text, style)
        return
    unit = row.indicator.unit
    value = figure.value / 100 if unit is Unit.PERCENT else figure.value
    decimals = places(figure.value, unit, row.indicator.decimals)
    number = "#,##0" + ("." + "0" * decimals if decimals else "") + ("%" if unit is Unit.PERCENT else "")
    mark = f'" {cell.mark}"' if cell.mark else "_ _p"
    style = styles(num_format=number + mark, align="right", italic=cell.is_provisional)
    sheet.write_number(at, column, value, style)


def _counts_sheet(book: Any, styles: _Styles, report: Report) -> None:
    sheet = book.add_worksheet("Counts")
    for column, (text, width) in enumerate(_COUNT_COLUMNS.items()):
        sheet.write_string(0, column, text, styles.number_head if column in _NUMBERS else styles.head)
        sheet.set_column(column, column, width)
    sheet.set_row(0, _LINE)
    at = 1
    for row in report.table.rows + report.beside.rows:
        for figure in row.figures:
            texts = {
                0: figure.indicator, 1: figure.breakdown, 2: words.period_words(figure), 7: figure.unit.value,
                8: words.STATUS_WORDS[figure.status], 9: figure.reason, 10: figure.population,
            }  # fmt: skip
            _write_texts(sheet, styles, at, texts, list(_COUNT_COLUMNS.values()))
            end = datetime.combine(figure.period_end, datetime.min.time())
            sheet.write_datetime(at, 3, end, styles(num_format="d mmm yyyy", align="right"))
            for column, value in ((4, figure.numerator), (5, figure.denominator), (6, figure.value)):
                if value is None:
                    sheet.write_string(at, column, NOT_AVAILABLE, styles(align="right"))
                else:
                    sheet.write_number(at, column, value, styles(num_format=_plain(value) + "_ "))
            at += 1
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, at - 1, len(_COUNT_COLUMNS) - 1)
    _key(sheet, styles, at + 1, {NOT_AVAILABLE: "not available: the reason stands in its row"})
    _printed(sheet, report, repeat=0)


def _plain(value: float) -> str:
    """The format of a count: whole numbers show no decimal point."""
    return "#,##0" if value == int(value) else "#,##0.0###"


def _sources_sheet(book: Any, styles: _Styles, report: Report) -> None:
    sheet = book.add_worksheet("Where it comes from")
    lines: list[tuple[str, str, str]] = [
        ("Council", f"{report.authority_name} ({report.authority})", ""),
        (
            "As known on",
            show_day(report.reference_date),
            "Nothing recorded after that day is in these figures.",
        ),
        ("Snapshot", report.snapshot, "The set of records that the figures were worked out from."),
        *(("Children", population, "The estimate that rates use.") for population in report.populations),
        *(("Load", load, "") for load in report.loads),
        *(
            (words.CAVEAT_WORDS[caveat.status], "; ".join(caveat.rows), caveat.reason)
            for caveat in report.caveats
        ),
        *((name, words.setting_words(value), meaning) for name, (value, meaning) in report.settings.items()),
    ]
    widths = {"What": 36, "Value": 60, "Meaning": 80}
    for column, (text, width) in enumerate(widths.items()):
        sheet.write_string(0, column, text, styles.head)
        sheet.set_column(column, column, width)
    sheet.set_row(0, _LINE)
    for at, line in enumerate(lines, start=1):
        _write_texts(sheet, styles, at, dict(enumerate(line)), list(widths.values()))
    sheet.freeze_panes(1, 0)
    _printed(sheet, report, repeat=0)


def _write_texts(
    sheet: Any, styles: _Styles, at: int, texts: Mapping[int, str], widths: Sequence[int]
) -> None:
    """Texts of one row, each in its column, and the row as high as the longest needs.

    Not every program works out the height of a row when it opens a workbook.
    """
    for column, text in texts.items():
        sheet.write_string(at, column, text, styles(text_wrap=True))
    lines = max(len(wrap(text, widths[column])) for column, text in texts.items())
    sheet.set_row(at, max(lines, 1) * _LINE)


def _key(sheet: Any, styles: _Styles, at: int, marks: Mapping[str, str]) -> None:
    lines: Sequence[str] = ["Key", *(f"{mark}  {meaning}" for mark, meaning in marks.items())]
    for step, line in enumerate(lines):
        sheet.write_string(at + step, 0, line, styles(bold=step == 0, font_color="#484949"))


def _printed(sheet: Any, report: Report, repeat: int, pages_tall: int = 0) -> None:
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, pages_tall)
    sheet.repeat_rows(repeat)
    sheet.hide_gridlines(2)
    sheet.set_footer(f"&L{_marking(report)}&RPage &P of &N")


def _status_marks() -> dict[str, str]:
    return {
        mark: f"{words.STATUS_WORDS[status].lower()}: {words.STATUS_MEANINGS[status]}"
        for status, mark in words.STATUS_MARKS.items()
    }


def _marking(report: Report) -> str:
    return f"Made-up data. {words.MARKING}" if report.made_up else words.MARKING
