"""Works the facts out of the records, once per snapshot."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from importlib import resources

import duckdb
import pyarrow as pa

from goldenthread.records import facts
from goldenthread.records.fact import Fact
from goldenthread.records.settings import Settings
from goldenthread.records.table import SQL_TYPES, merged_schema
from goldenthread.records.tables import TABLES
from goldenthread.terms.working_days import calendar_rows

# Facts that other facts are worked out from, in the order they need.
_FIRST = ("protection_plan", "care", "need_episode")


@cache
def all_facts() -> dict[str, Fact]:
    """Every fact by name, found by being a module of `records.facts`."""
    found = {}
    for module in pkgutil.iter_modules(facts.__path__):
        fact = getattr(importlib.import_module(f"{facts.__name__}.{module.name}"), module.name)
        found[fact.name] = fact
    return found


def build(con: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    """Make one table per fact, named `fact_<name>`, from one table or view per table of records.

    Every table of records must be there (empty where nothing was loaded), with the columns authority
    and load beside its own. Settings are read by the SQL as variables of the connection.
    """
    for name, value in asdict(settings).items():
        con.execute(f"SET VARIABLE {name} = ?", [list(value) if isinstance(value, tuple) else value])
    days, counts = zip(*calendar_rows(), strict=True)
    con.register("incoming", pa.table({"day": days, "working_days": counts}))
    con.execute("CREATE OR REPLACE TABLE working_calendar AS FROM incoming")
    con.unregister("incoming")
    con.execute(_sql("derived.sql"))
    for name in _in_order():
        _make(con, all_facts()[name])
        if name == "care":
            con.execute(_sql("derived_care.sql"))


def put_records(con: duckdb.DuckDBPyConnection, tables: Mapping[str, pa.Table]) -> None:
    """Make one table per kind of record from Arrow tables that have authority and load columns too.

    A kind of record that is not given becomes an empty table.
    """
    for table in TABLES.values():
        rows = tables.get(table.name, merged_schema(table).empty_table())
        con.register("incoming", rows.select(merged_schema(table).names).cast(merged_schema(table)))
        con.execute(f"CREATE OR REPLACE TABLE {table.name} AS FROM incoming")
        con.unregister("incoming")


def _in_order() -> list[str]:
    return [*_FIRST, *(name for name in all_facts() if name not in _FIRST)]


def _sql(name: str) -> str:
    return resources.files("goldenthread.records").joinpath(name).read_text("utf-8")


def _make(con: duckdb.DuckDBPyConnection, fact: Fact) -> None:
    """The fact by its SQL, then with the keys of its person and team, columns in their declared order."""
    con.execute(f"CREATE OR REPLACE TEMP TABLE spells AS {fact.sql}")
    if fact.within_care:
        con.execute(f"CREATE OR REPLACE TEMP TABLE joined AS {_sql('within_care.sql')}")
        con.execute("CREATE OR REPLACE TEMP TABLE spells AS SELECT * EXCLUDE (source), source.* FROM joined")
    con.execute(f"CREATE OR REPLACE TEMP TABLE {fact.name} AS FROM spells")
    columns = ", ".join(
        f"f.{column.name}::{SQL_TYPES[column.type]} AS {column.name}" for column in fact.columns
    )
    con.execute(
        f"""
        CREATE OR REPLACE TABLE fact_{fact.name} AS
        SELECT f.authority, f.person_id, f.team, t.service, t.locality,
               p.birth_date, p.sex, p.ethnicity, p.disabled, {columns}, f.load, f.file, f.sheet, f.row
        FROM {fact.name} f
        LEFT JOIN person_keys p USING (authority, person_id)
        LEFT JOIN team_period t
          ON t.authority = f.authority AND t.team = f.team
         AND f.{fact.dated_by} BETWEEN t.from_date AND t.to_date
        ORDER BY f.authority, f.{fact.dated_by}, f.person_id, f.load, f.file, f.sheet, f.row
        """  # noqa: S608 - names from our own declarations
    )
