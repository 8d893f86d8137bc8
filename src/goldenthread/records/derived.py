"""Works the facts out of the records, once per snapshot."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import asdict
from functools import cache
from importlib import resources

import duckdb

from goldenthread.records import facts
from goldenthread.records.fact import Fact
from goldenthread.records.settings import Settings
from goldenthread.records.table import ARROW_TYPES
from goldenthread.terms.working_days import calendar_rows

# Facts that other facts are worked out from, in the order they need.
_FIRST = ("protection_plan", "care", "need_episode")

_SQL_TYPES = {"text": "VARCHAR", "date": "DATE", "integer": "BIGINT", "number": "DOUBLE", "yes_no": "BOOLEAN"}
assert _SQL_TYPES.keys() == ARROW_TYPES.keys()  # noqa: S101


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
    con.execute("CREATE OR REPLACE TABLE working_calendar (day DATE, working_days BIGINT)")
    con.executemany("INSERT INTO working_calendar VALUES (?, ?)", calendar_rows())
    con.execute(_sql("derived.sql"))
    for name in _in_order():
        _make(con, all_facts()[name])
        if name == "care":
            con.execute(_sql("derived_care.sql"))


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
        f"f.{column.name}::{_SQL_TYPES[column.type]} AS {column.name}" for column in fact.columns
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
