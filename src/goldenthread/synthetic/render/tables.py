"""Small things that the renderers share: rows of a query, days as text, CSV and XML that is the same each time."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import duckdb
import pyarrow as pa


def connect(known: dict[str, pa.Table], variables: dict[str, Any], sql: str) -> duckdb.DuckDBPyConnection:
    """The tables, with the views that a file of SQL beside the renderers makes of them."""
    con = duckdb.connect(config={"threads": 1})
    for name, table in known.items():
        con.register(name, table)
    for name, value in variables.items():
        con.execute(f"SET VARIABLE {name} = ?", [value])
    con.execute(resources.files("goldenthread.synthetic.render").joinpath(sql).read_text("utf-8"))
    return con


def rows_of(con: duckdb.DuckDBPyConnection, view: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Names of the columns, and all rows in one order."""
    found = con.execute(f"FROM {view} ORDER BY ALL")
    names = [column[0] for column in found.description or ()]
    return names, found.fetchall()


def british(value: Any) -> Any:
    """A day as dd/mm/yyyy; other values as they are."""
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else "" if value is None else value


def write_csv(path: Path, headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(headers)
        writer.writerows([british(value) for value in row] for row in rows)
    return path


def elements(indent: int, values: Iterable[tuple[str, Any]]) -> Iterator[str]:
    """A line for each value that there is."""
    for name, value in values:
        if value is not None and value != "":
            yield f"{'  ' * indent}<{name}>{escape(str(value))}</{name}>"
