"""Annex A workbooks of the made-up authority: one list date each, or an archive of month ends."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import xlsxwriter

from goldenthread.standards.annex_a import LISTS, WINDOW_MONTHS, AnnexList
from goldenthread.synthetic.council import NAME
from goldenthread.synthetic.history import History, as_known_at
from goldenthread.synthetic.render.labels import labels
from goldenthread.synthetic.render.tables import connect
from goldenthread.terms.months import add_months

_PERSON = {
    "Gender": "gender",
    "Ethnicity": "ethnicity",
    "Date of Birth": "born",
    "Age of Child (Years)": "age(born)",
    "Does the Child have a Disability": "disabled",
}
_NOT_TOLD = (2, 11)  # early help and adopters: no history is told of them
_HEADER_ROW = 1  # counted from 0: the title stands above


def write_workbook(history: History, day: date, path: Path, later: bool = True) -> Path:
    """The workbook dated `day`. later: the layout in use by 2023; otherwise that of August 2019."""
    con = _lists(as_known_at(history, day), day, later)
    path.parent.mkdir(parents=True, exist_ok=True)
    options = {"constant_memory": True, "default_date_format": "dd/mm/yyyy"}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties(
            {"comments": f"{NAME}. Every record is invented.", "created": datetime(2023, 1, 1)}
        )
        dated = book.add_format({"num_format": "dd/mm/yyyy"})
        for one in LISTS.values():
            _write_sheet(book, dated, one, _fields(one, later), _rows(con, one, later))
    con.close()
    return path


def write_archive(history: History, days: Iterable[date], folder: Path, later: bool = True) -> list[Path]:
    """A workbook for each of the days: what a council's monthly archive looks like."""
    return [write_workbook(history, day, folder / f"annex_a_{day:%Y-%m-%d}.xlsx", later) for day in days]


def _lists(known: dict[str, pa.Table], day: date, later: bool) -> duckdb.DuckDBPyConnection:
    written = zip(*labels(later), strict=True)
    known["label"] = pa.table(dict(zip(("list", "code", "label"), map(pa.array, written), strict=True)))
    since, year_ago = add_months(day, -WINDOW_MONTHS), add_months(day, -12)
    variables = {"as_at": day, "since": since, "year_ago": year_ago, "later": later}
    return connect(known, variables, "annex_a.sql")


def _fields(one: AnnexList, later: bool) -> list[tuple[str, str]]:
    return [(field.name, field.kind) for field in one.layout.fields if later or field.name not in one.later]


def _rows(con: duckdb.DuckDBPyConnection, one: AnnexList, later: bool) -> list[tuple[Any, ...]]:
    """The list's rows in the order of its columns; none for lists that a history says nothing of."""
    if one.number in _NOT_TOLD:
        return []
    view = f"list_{one.number}"
    found = con.execute("SELECT column_name FROM duckdb_columns() WHERE table_name = ?", [view]).fetchall()
    there = {name for (name,) in found}
    columns = ", ".join(_column(name, there) for name, _ in _fields(one, later))
    return con.execute(
        f'SELECT {columns} FROM {view} v JOIN who w ON w.person_id = v."Child Unique ID" ORDER BY ALL'  # noqa: S608
    ).fetchall()


def _column(name: str, there: set[str]) -> str:
    if name in there:
        return f'v."{name}"'
    return (
        f"w.{_PERSON[name]}"
        if name in _PERSON and name != "Age of Child (Years)"
        else _PERSON.get(name, "NULL")
    )


def _write_sheet(
    book: Any, dated: Any, one: AnnexList, fields: list[tuple[str, str]], rows: list[tuple[Any, ...]]
) -> None:
    sheet = book.add_worksheet(f"List_{one.number}")
    sheet.write_string(0, 0, f"List {one.number}: {one.name}. {NAME}")
    for column, (name, _) in enumerate(fields):
        sheet.write_string(_HEADER_ROW, column, name)
    kinds = [kind for _, kind in fields]
    for number, row in enumerate(rows, start=_HEADER_ROW + 1):
        for column, value in enumerate(row):
            if value is None:
                continue
            if kinds[column] in ("date", "birth"):
                sheet.write_datetime(number, column, value, dated)
            elif kinds[column] == "whole":
                sheet.write_number(number, column, value)
            else:
                sheet.write_string(number, column, value)
