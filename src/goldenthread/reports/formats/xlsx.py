"""The report as a workbook: real numbers, one table to a sheet, a key under each, nothing hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from goldenthread.reports import words
from goldenthread.reports.formats.workbook import (
    LINE,
    Styles,
    as_number,
    new_book,
    number_format,
    printed,
    write_texts,
)
from goldenthread.reports.table import Cell, Report, Row, Table
from goldenthread.terms.showing import MARKS, NOT_AVAILABLE, show_day, show_month

_HEADER_ROW = 4
_COUNT_COLUMNS = {
    "Indicator": 28, "Group": 12, "Period": 34, "Period end": 13, "Counted": 11, "Over": 12, "Value": 12,
    "Unit": 13, "Standing": 15, "Reason": 60, "Population": 34,
}  # fmt: skip
_NUMBERS = range(3, 7)  # from "Period end" to "Value"


def write(report: Report, path: Path) -> None:
    """Two sheets to read, one with the counts behind every cell, one with what the report rests on."""
    book = new_book(path, report.title)
    styles = Styles(book)
    _table_sheet(book, styles, "Monthly table", report.title, report, report.table)
    _table_sheet(book, styles, "More measures", "More measures", report, report.beside)
    _counts_sheet(book, styles, report)
    _sources_sheet(book, styles, report)
    book.close()


def _table_sheet(book: Any, styles: Styles, name: str, title: str, report: Report, table: Table) -> None:
    sheet = book.add_worksheet(name)
    known = (
        f"{report.authority_name}, {show_month(report.month)}, as known on {show_day(report.reference_date)}"
    )
    sheet.set_row(0, 1.5 * LINE)
    sheet.write_string(0, 0, title, styles(bold=True, font_size=16))
    sheet.write_string(1, 0, known, styles())
    sheet.write_string(2, 0, _marking(report), styles(bold=True))
    for column, text in enumerate(("Area", "Measure")):
        sheet.write_string(_HEADER_ROW, column, text, styles.head)
    for column, head in enumerate(table.columns, start=2):
        sheet.write_string(_HEADER_ROW, column, f"{head.name} {head.under}", styles.number_head)
    sheet.set_row(_HEADER_ROW, 2 * LINE)
    at = _HEADER_ROW + 1
    for area in table.areas:
        for row in area.rows:
            sheet.write_string(at, 0, area.theme.value, styles(text_wrap=True))
            sheet.write_string(at, 1, row.label, styles(text_wrap=True))
            for column, cell in enumerate(row.cells, start=2):
                _write_cell(sheet, styles, at, column, row, cell)
            sheet.set_row(at, LINE)
            at += 1
    _key(sheet, styles, at + 1, {**_status_marks(), **MARKS})
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 74)
    sheet.set_column(2, 1 + len(table.columns), 12)
    sheet.freeze_panes(_HEADER_ROW + 1, 2)
    printed(sheet, _marking(report), repeat=_HEADER_ROW, pages_tall=1)


def _write_cell(sheet: Any, styles: Styles, at: int, column: int, row: Row, cell: Cell) -> None:
    """A number as a number: how it is rounded, and its mark, are only its format."""
    figure = cell.figure
    if figure is None or figure.value is None:
        style = styles(align="right", font_color="#484949", num_format="@_ _p")
        sheet.write_string(at, column, cell.text, style)
        return
    unit, decimals = row.indicator.unit, row.indicator.decimals
    number = number_format(figure.value, unit, decimals, cell.mark)
    style = styles(num_format=number, align="right", italic=cell.is_provisional)
    sheet.write_number(at, column, as_number(figure.value, unit), style)


def _counts_sheet(book: Any, styles: Styles, report: Report) -> None:
    sheet = book.add_worksheet("Counts")
    for column, (text, width) in enumerate(_COUNT_COLUMNS.items()):
        sheet.write_string(0, column, text, styles.number_head if column in _NUMBERS else styles.head)
        sheet.set_column(column, column, width)
    sheet.set_row(0, LINE)
    at = 1
    for row in report.table.rows + report.beside.rows:
        for figure in row.figures:
            texts = {
                0: figure.indicator, 1: figure.breakdown, 2: words.period_words(figure), 7: figure.unit.value,
                8: words.STATUS_WORDS[figure.status], 9: figure.reason, 10: figure.population,
            }  # fmt: skip
            write_texts(sheet, styles, at, texts, list(_COUNT_COLUMNS.values()))
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
    printed(sheet, _marking(report), repeat=0)


def _plain(value: float) -> str:
    """The format of a count: whole numbers show no decimal point."""
    return "#,##0" if value == int(value) else "#,##0.0###"


def _sources_sheet(book: Any, styles: Styles, report: Report) -> None:
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
    sheet.set_row(0, LINE)
    for at, line in enumerate(lines, start=1):
        write_texts(sheet, styles, at, dict(enumerate(line)), list(widths.values()))
    sheet.freeze_panes(1, 0)
    printed(sheet, _marking(report), repeat=0)


def _key(sheet: Any, styles: Styles, at: int, marks: Mapping[str, str]) -> None:
    lines: Sequence[str] = ["Key", *(f"{mark}  {meaning}" for mark, meaning in marks.items())]
    for step, line in enumerate(lines):
        sheet.write_string(at + step, 0, line, styles(bold=step == 0, font_color="#484949"))


def _status_marks() -> dict[str, str]:
    return {
        mark: f"{words.STATUS_WORDS[status].lower()}: {words.STATUS_MEANINGS[status]}"
        for status, mark in words.STATUS_MARKS.items()
    }


def _marking(report: Report) -> str:
    return f"Made-up data. {words.MARKING}" if report.made_up else words.MARKING
