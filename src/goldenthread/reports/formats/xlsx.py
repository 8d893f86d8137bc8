"""The report as a workbook: real numbers, one table to a sheet, nothing hidden."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from goldenthread.reports.formats.html import BASIS_WORDS, STATUS_WORDS
from goldenthread.reports.table import Cell, Report, Row, Table
from goldenthread.terms.showing import MARKS, places, show_day, show_month
from goldenthread.terms.words import Unit

# A workbook's own date of creation would make two writings of one report differ.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_WIDE = 62


def write(report: Report, path: Path) -> None:
    """One sheet to read, one with the counts behind every cell, one with what the report rests on."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    title = f"Children's social care performance: {show_month(report.month)}"
    book.set_properties({"title": title, "created": _CREATED, "author": "", "comments": ""})
    styles = _Styles(book)
    _table_sheet(book, styles, "Monthly table", title, report, report.table)
    _table_sheet(book, styles, "More measures", "More measures", report, report.beside)
    _counts_sheet(book, styles, report)
    _basis_sheet(book, styles, report)
    book.close()


class _Styles:
    """The formats of a workbook, made as they are asked for."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __call__(self, **properties: Any) -> Any:
        base = {"font_name": "Source Sans Pro", "font_size": 11, "valign": "top"}
        key = tuple(sorted({**base, **properties}.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(key))
        return self._made[key]


def _table_sheet(book: Any, styles: _Styles, name: str, title: str, report: Report, table: Table) -> None:
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, title, styles(bold=True, font_size=16))
    sheet.write_string(
        1, 0, f"{report.authority_name}, as known on {show_day(report.reference_date)}", styles()
    )
    sheet.write_string(2, 0, _marking(report), styles(bold=True))
    heads = [
        "Area",
        "Measure",
        *(f"{m.start:%b %Y}" for m in table.months),
        "Rolling 12 months",
        "Average 12 months",
    ]
    head = styles(bold=True, bottom=1, text_wrap=True)
    for column, text in enumerate(heads):
        sheet.write_string(
            4,
            column,
            text,
            head if column < 2 else styles(bold=True, bottom=1, align="right", text_wrap=True),
        )
    row_number = 5
    for area in table.areas:
        for row in area.rows:
            sheet.write_string(row_number, 0, area.theme.value, styles())
            sheet.write_string(row_number, 1, _label(row), styles(text_wrap=True))
            for column, cell in enumerate(row.cells, start=2):
                _write_cell(sheet, styles, row_number, column, row, cell)
            row_number += 1
    for mark, words in {**MARKS, "italic": "not final yet"}.items():
        row_number += 1
        sheet.write_string(row_number, 0, f"{mark}: {words}", styles(font_color="#484949"))
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, _WIDE)
    sheet.set_column(2, len(heads) - 1, 12)
    sheet.freeze_panes(5, 2)
    _printed(sheet, landscape=True, repeat=4)


def _write_cell(sheet: Any, styles: _Styles, row: int, column: int, of: Row, cell: Cell) -> None:
    figure = cell.figure
    if figure is None or figure.value is None:
        sheet.write_string(row, column, cell.text, styles(align="right", font_color="#484949"))
        return
    decimals = places(figure.value, of.indicator.unit, of.indicator.decimals)
    number = "#,##0" + ("." + "0" * decimals if decimals else "")
    value = figure.value
    if of.indicator.unit is Unit.PERCENT:
        number, value = number + "%", value / 100
    sheet.write_number(
        row, column, value, styles(num_format=number, align="right", italic=cell.is_provisional)
    )


def _counts_sheet(book: Any, styles: _Styles, report: Report) -> None:
    sheet = book.add_worksheet("Counts")
    heads = [
        "Indicator", "Group", "Period end", "Basis", "Counted", "Over", "Value", "Unit", "Standing", "Reason",
        "Population",
    ]  # fmt: skip
    for column, text in enumerate(heads):
        sheet.write_string(0, column, text, styles(bold=True, bottom=1))
    number = 1
    for row in report.table.rows + report.beside.rows:
        for figure in (cell.figure for cell in row.cells if cell.figure is not None):
            texts = {
                0: figure.indicator, 1: figure.breakdown, 3: BASIS_WORDS[figure.basis], 7: figure.unit.value,
                8: STATUS_WORDS[figure.status], 9: figure.reason, 10: figure.population,
            }  # fmt: skip
            for column, text in texts.items():
                sheet.write_string(number, column, text, styles())
            end = datetime.combine(figure.period_end, datetime.min.time())
            sheet.write_datetime(number, 2, end, styles(num_format="d mmm yyyy"))
            for column, value in ((4, figure.numerator), (5, figure.denominator), (6, figure.value)):
                if value is not None:
                    sheet.write_number(number, column, value, styles())
                else:
                    sheet.write_string(number, column, "[x]", styles(align="right"))
            number += 1
    for column, width in enumerate((26, 12, 13, 44, 11, 12, 11, 11, 24, 50, 40)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, number - 1, len(heads) - 1)
    _printed(sheet, landscape=True, repeat=0)


def _basis_sheet(book: Any, styles: _Styles, report: Report) -> None:
    sheet = book.add_worksheet("What it rests on")
    lines: list[tuple[str, str, str]] = [
        ("Authority", f"{report.authority_name} ({report.authority})", ""),
        ("Snapshot", report.snapshot, ""),
        ("As known on", show_day(report.reference_date), ""),
        *(("Load", load, "") for load in report.loads),
        *(("Setting " + name, _plain(value), meaning) for name, (value, meaning) in report.settings.items()),
    ]
    for column, text in enumerate(("What", "Value", "Meaning")):
        sheet.write_string(0, column, text, styles(bold=True, bottom=1))
    for number, line in enumerate(lines, start=1):
        for column, text in enumerate(line):
            sheet.write_string(number, column, text, styles(text_wrap=True))
    for column, width in enumerate((44, 60, 80)):
        sheet.set_column(column, column, width)
    _printed(sheet, landscape=True, repeat=0)


def _printed(sheet: Any, landscape: bool, repeat: int) -> None:
    sheet.set_paper(9)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(repeat)
    sheet.hide_gridlines(2)


def _label(row: Row) -> str:
    return f"{row.indicator.label}, aged {row.band.replace('-', ' to ')}" if row.band else row.indicator.label


def _marking(report: Report) -> str:
    marking = "Official-sensitive: not for publication"
    return f"Made-up data. {marking}" if report.made_up else marking


def _plain(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple | list) else str(value)
