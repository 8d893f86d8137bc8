"""Made-up Annex A deliveries: small workbooks and CSV files, with the faults that a test asks for."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from goldenthread.standards.annex_a import LISTS

Row = Mapping[str, Any]
ID, SEX, ETHNICITY, BIRTH = "Child Unique ID", "Gender", "Ethnicity", "Date of Birth"
DISABLED, TEAM, WORKER = "Does the Child have a Disability", "Allocated Team", "Allocated Worker"


@dataclass
class Page:
    """One sheet: its rows by header, and how it is laid out."""

    name: str
    rows: Sequence[Row]
    headers: Sequence[str] = ()
    header_row: int = 2
    title: str = "A title"
    below: Sequence[Sequence[Any]] = field(default_factory=list)
    hidden: Sequence[int] = ()


def headers_of(number: int) -> list[str]:
    return [column.name for column in LISTS[number].layout.fields]


def page(number: int, *rows: Row, **layout: Any) -> Page:
    """A list with all its columns, unless told otherwise."""
    layout.setdefault("headers", headers_of(number))
    return Page(layout.pop("name", f"List_{number}"), rows, **layout)


def workbook(path: Path, *pages: Page, date_1904: bool = False) -> Path:
    """A workbook of these sheets, each with the empty styled cells beside and below that templates have.

    Dates are real dates, `#N/A` and its like are errors, the rest is as it is.
    """
    book = xlsxwriter.Workbook(str(path), {"date_1904": date_1904, "strings_to_formulas": False})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for one in pages:
        sheet = book.add_worksheet(one.name)
        if one.header_row > 1 and one.title:
            sheet.write(0, 0, one.title)
        for column, header in enumerate(one.headers):
            sheet.write(one.header_row - 1, column, header)
        cells = [[row.get(header) for header in one.headers] for row in one.rows]
        for at, values in enumerate([*cells, *one.below], one.header_row):
            for column, value in enumerate(values):
                _write(sheet, at, column, value, day)
        for empty in range(3):
            sheet.write_blank(one.header_row - 1, len(one.headers) + empty, None, day)
            sheet.write_blank(one.header_row + len(cells) + len(one.below) + empty, 0, None, day)
        for row in one.hidden:
            sheet.set_row(row - 1, None, None, {"hidden": True})
    book.close()
    return path


def _write(sheet: Any, row: int, column: int, value: Any, day: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, str) and value.startswith("#"):
        sheet.write_formula(row, column, "=NA()", None, value)
    elif value is not None:
        sheet.write(row, column, value)


def csv_list(path: Path, page: Page) -> Path:
    """One list as a CSV file, header in the first line."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(page.headers)
        for row in page.rows:
            writer.writerow([_as_text(row.get(header)) for header in page.headers])
    return path


def _as_text(value: Any) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else "" if value is None else str(value)


def child(identifier: Any = "0012", **more: Any) -> dict[str, Any]:
    """The columns that every list has."""
    return {ID: identifier, SEX: "b) Female", ETHNICITY: "a) WBRI", BIRTH: date(2015, 5, 1)} | more
