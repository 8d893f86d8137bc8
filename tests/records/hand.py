"""Loads written by hand for the tests of the archive and of merging."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from goldenthread.indicators.example import Example
from goldenthread.records.load import Covers, Load, Source, SourceFile, Window
from goldenthread.records.loads import KeptLoad, pack, write_load
from goldenthread.records.merging.merge import merge
from goldenthread.records.tables import TABLES

EVENTS, SPELLS, AS_AT = Covers.EVENTS, Covers.SPELLS, Covers.AS_AT


def window(aspect: str, first: str, last: str, covers: Covers, bias: str | None = None) -> Window:
    return Window(aspect, date.fromisoformat(first), date.fromisoformat(last), covers, bias)


def tables(given: str) -> dict[str, pa.Table]:
    """Records written as in a worked example."""
    return {
        name: pa.Table.from_pylist(rows, schema=TABLES[name].schema)
        for name, rows in Example("by hand", given, ()).records().items()
    }


def load(
    reference: str, given: str, *windows: Window, source: Source = Source.ANNEX_A, file: str = "made-up.xlsx"
) -> Load:
    files = (SourceFile(file, "0" * 64, 1),)
    return Load(source, date.fromisoformat(reference), tables(given), windows, files)


def merged(tmp_path: Path, *loads: Load) -> duckdb.DuckDBPyConnection:
    """The loads, the newest last, merged into the tables of the connection that is returned."""
    con = duckdb.connect(":memory:")
    merge(con, kept(tmp_path, *loads), "999")
    return con


def kept(tmp_path: Path, *loads: Load) -> list[KeptLoad]:
    return [write_load(tmp_path / "loads" / str(number), pack(each), {}) for number, each in enumerate(loads)]


def rows(con: duckdb.DuckDBPyConnection, table: str, columns: str) -> list[tuple[Any, ...]]:
    """Rows of a merged table, in order, dates as text."""
    found = con.execute(f"SELECT {columns} FROM {table} ORDER BY ALL NULLS LAST").fetchall()
    return [tuple(plain(row)) for row in found]


def plain(values: Iterable[Any]) -> Iterable[Any]:
    return (value.isoformat() if isinstance(value, date) else value for value in values)
