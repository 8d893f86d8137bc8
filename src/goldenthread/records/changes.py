# ruff: noqa: S608 - the names in the SQL come from our own declarations
"""What differs between two sets of records, as counts of rows by table: never a value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from goldenthread.records.table import SQL_TYPES, Table
from goldenthread.records.tables import TABLES


@dataclass(frozen=True)
class Change:
    """How many records of a table were added, removed, or say something else than before."""

    table: str
    added: int
    removed: int
    changed: int


Finder = Callable[[str], Path | None]


def changes(before: Finder, after: Finder, dated_up_to: date | None = None) -> list[Change]:
    """Compare two folders of records table by table; tables without a difference are left out.

    `before` and `after` give the Parquet file of a table, or None. With `dated_up_to` only dated
    tables are compared, and of those only records dated up to that day.
    """
    con = duckdb.connect(":memory:")
    try:
        tables = [table for table in TABLES.values() if dated_up_to is None or table.dated_by]
        found = [_change(con, table, before(table.name), after(table.name), dated_up_to) for table in tables]
    finally:
        con.close()
    return [change for change in found if change.added or change.removed or change.changed]


def _change(
    con: duckdb.DuckDBPyConnection, table: Table, before: Path | None, after: Path | None, limit: date | None
) -> Change:
    if before is None and after is None:
        return Change(table.name, 0, 0, 0)
    same = " AND ".join(f'b."{name}" IS NOT DISTINCT FROM a."{name}"' for name in table.key)
    counts = con.execute(f"""
        WITH b AS ({_contents(table, before, limit)}), a AS ({_contents(table, after, limit)})
        SELECT count(*) FILTER (b.contents IS NULL), count(*) FILTER (a.contents IS NULL),
               count(*) FILTER (a.contents <> b.contents)
        FROM b FULL JOIN a ON {same}
        """).fetchall()[0]
    return Change(table.name, *counts)


def _contents(table: Table, path: Path | None, limit: date | None) -> str:
    """One row a key, with a fingerprint of all that the rows with that key say."""
    key = ", ".join(f'"{name}"' for name in table.key)
    values = ", ".join(f'"{column.name}"' for column in table.columns)
    source = _nothing(table)
    if path:
        file = str(path).replace("'", "''")
        source = f"(FROM {source} UNION ALL BY NAME FROM read_parquet('{file}'))"
    within = f"WHERE \"{table.dated_by}\" <= DATE '{limit.isoformat()}'" if limit else ""
    return f"""
        SELECT {key}, list_sort(list(hash(ROW({values})))) AS contents FROM {source} {within} GROUP BY {key}
    """


def _nothing(table: Table) -> str:
    columns = ", ".join(f'NULL::{SQL_TYPES[c.type]} AS "{c.name}"' for c in table.columns)
    return f"(SELECT {columns} WHERE false)"
