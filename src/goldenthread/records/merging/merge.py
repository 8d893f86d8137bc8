# ruff: noqa: S608 - the names in the SQL come from our own declarations
"""From the loads in force to one set of records.

Everything is set-based SQL over the loads' Parquet files. A row of an older load never replaces one of
a newer load, and the order of rows in a file never decides which one counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from goldenthread.records.load import Source
from goldenthread.records.loads import KeptLoad
from goldenthread.records.merging.dated import merge_part
from goldenthread.records.merging.plan import KEPT_VALUES, How, how, match_key, parts_of
from goldenthread.records.merging.undated import UNDATED
from goldenthread.records.table import SOURCE, SQL_TYPES, Table, arrow_schema, day, merged_schema, text, whole
from goldenthread.records.tables import TABLES

_ORD = whole("ord", "The place of a load in time; the newest has the highest.")
_SOURCE = text("source", "The kind of delivery.")
_LOAD = text("load", "The load's id.")
_LOADS = arrow_schema((_ORD, _LOAD, _SOURCE, day("reference_date", "")))
_WINDOWS = arrow_schema(
    (_ORD, _SOURCE, text("aspect", ""), text("covers", ""), day("first", ""), day("last", ""))
)
_DELIVERED = arrow_schema((_ORD, text("table", "")))

Notes = dict[str, dict[str, int]]


def merge(con: duckdb.DuckDBPyConnection, loads: Sequence[KeptLoad], authority: str) -> Notes:
    """Make one table for each kind of record. `loads`: those in force, the newest last.

    Returns, by table, how many rows did not serve and how many ends were worked out.
    """
    _register_loads(con, loads)
    notes: Notes = {}
    for table in TABLES.values():
        if not any(load.path_of(table.name) for load in loads):
            _keep(con, table.name, merged_schema(table), [])
            continue
        _gather(con, table, loads)
        if how(table) is How.DATED:
            notes[table.name] = _merge_dated(con, table, authority)
        else:
            _create(con, table, authority, UNDATED[how(table)](table))
        con.execute(f"DROP TABLE rows_of_{table.name}")
    return {name: counts for name, counts in notes.items() if any(counts.values())}


def _register_loads(con: duckdb.DuckDBPyConnection, loads: Sequence[KeptLoad]) -> None:
    """Tables of the loads, of their windows, and of which table each delivered; `ord` is the place in time."""
    numbered = [(number, load, load.source.value) for number, load in enumerate(loads)]
    _keep(con, "loads", _LOADS, [(n, load.id, source, load.reference_date) for n, load, source in numbered])
    windows = [
        (n, source, w.aspect, w.covers.value, w.first, w.last)
        for n, load, source in numbered
        for w in load.windows
    ]
    _keep(con, "windows", _WINDOWS, windows)
    delivered = [
        (n, name)
        for n, load, _ in numbered
        for name in load.tables
        if load.path_of(name) or load.source is Source.LOCAL
    ]
    _keep(con, "delivered", _DELIVERED, delivered)


def _keep(
    con: duckdb.DuckDBPyConnection, name: str, schema: pa.Schema, rows: Sequence[tuple[Any, ...]]
) -> None:
    given = pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in rows], schema=schema)
    con.register("given", given)
    con.execute(f'CREATE OR REPLACE TABLE "{name}" AS FROM given')
    con.unregister("given")


def _gather(con: duckdb.DuckDBPyConnection, table: Table, loads: Sequence[KeptLoad]) -> None:
    """All rows of a table in all loads, numbered, with the load's place in time (`ord`)."""
    selects = []
    for ord_, load in enumerate(loads):
        path = load.path_of(table.name)
        if path is not None:
            held = set(pq.read_schema(path).names)
            columns = ", ".join(
                f'"{c.name}"' if c.name in held else f'NULL::{SQL_TYPES[c.type]} AS "{c.name}"'
                for c in (*table.columns, *SOURCE)
            )
            file = str(path).replace("'", "''")
            selects.append(
                f"SELECT {ord_} AS ord, '{load.id}' AS load, {columns} FROM read_parquet('{file}')"
            )
    union = " UNION ALL ".join(selects)
    con.execute(
        f"CREATE TEMP TABLE rows_of_{table.name} AS SELECT row_number() OVER () AS rid, * FROM ({union})"
    )


def _merge_dated(con: duckdb.DuckDBPyConnection, table: Table, authority: str) -> dict[str, int]:
    parts = parts_of(table)
    counts: dict[str, int] = {"duplicates": 0, "denied": 0, "ends_worked_out": 0}
    for number, part in enumerate(parts):
        for name, count in merge_part(con, table, part).items():
            counts[name] += count
        con.execute(f"CREATE OR REPLACE TEMP TABLE kept_{number} AS FROM kept")
    joins = " ".join(f"LEFT JOIN kept_{n} USING (rid)" for n in range(len(parts)))
    any_kept = " OR ".join(f"kept_{n}.rid IS NOT NULL" for n in range(len(parts)))
    replaced = [
        f'coalesce(r."{part.ends_by}", kept_{n}.ends) AS "{part.ends_by}"'
        for n, part in enumerate(parts)
        if part.ends_by
    ]
    replaced += [f'kept_{n}.rid IS NOT NULL AS "{part.flag}"' for n, part in enumerate(parts) if part.flag]
    replaced += [_kept_value(table, name) for name in KEPT_VALUES.get(table.name, ())]
    star = f"r.* REPLACE ({', '.join(replaced)})" if replaced else "r.*"
    _create(con, table, authority, f"SELECT {star} FROM rows_of_{table.name} r {joins} WHERE {any_kept}")
    return counts


def _kept_value(table: Table, name: str) -> str:
    """A missing value taken from the newest load that states it for the same record."""
    same = " AND ".join(f's."{key}" = r."{key}"' for key in match_key(table))
    return f"""coalesce(r."{name}", (
        SELECT first(s."{name}" ORDER BY s.ord DESC, s."{name}") FROM rows_of_{table.name} s
        WHERE {same} AND s."{name}" IS NOT NULL)) AS "{name}" """


def _create(con: duckdb.DuckDBPyConnection, table: Table, authority: str, select: str) -> None:
    schema = merged_schema(table)
    columns = ", ".join(f'"{name}"' for name in schema.names if name != "authority")
    held = authority.replace("'", "''")
    con.execute(
        f"CREATE OR REPLACE TABLE {table.name} AS SELECT '{held}' AS authority, {columns} FROM ({select})"
    )
