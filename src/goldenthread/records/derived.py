"""Works the facts out of the records, once per snapshot."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
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


@dataclass(frozen=True)
class Step:
    """One table, macro or fact that is made, by name, with the statements that make it."""

    makes: str
    statements: tuple[str, ...]


@cache
def steps() -> tuple[Step, ...]:
    """Everything that `build` makes of the records, in order."""
    made = [*_statements("derived.sql")]
    for name in (*_FIRST, *(name for name in all_facts() if name not in _FIRST)):
        made.append(Step(name, tuple(_making(all_facts()[name]))))
        if name == "care":
            made += _statements("derived_care.sql")
    return tuple(made)


def build(con: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    """Make one table per fact, named `fact_<name>`, from one table or view per table of records.

    Every table of records must be there (empty where nothing was loaded), with the columns authority
    and load beside its own. Settings are read by the SQL as variables of the connection.
    """
    set_variables(con, settings)
    days, counts = zip(*calendar_rows(), strict=True)
    con.register("incoming", pa.table({"day": days, "working_days": counts}))
    con.execute("CREATE OR REPLACE TABLE working_calendar AS FROM incoming")
    con.unregister("incoming")
    for step in steps():
        for statement in step.statements:
            con.execute(statement)


def set_variables(con: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    """Let the SQL read the settings."""
    for name, value in asdict(settings).items():
        con.execute(f"SET VARIABLE {name} = ?", [list(value) if isinstance(value, tuple) else value])


def put_records(con: duckdb.DuckDBPyConnection, tables: Mapping[str, pa.Table]) -> None:
    """Make one table per kind of record from Arrow tables that have authority and load columns too.

    A kind of record that is not given becomes an empty table.
    """
    for table in TABLES.values():
        rows = tables.get(table.name, merged_schema(table).empty_table())
        con.register("incoming", rows.select(merged_schema(table).names).cast(merged_schema(table)))
        con.execute(f"CREATE OR REPLACE TABLE {table.name} AS FROM incoming")
        con.unregister("incoming")


def _sql(name: str) -> str:
    return resources.files("goldenthread.records").joinpath(name).read_text("utf-8")


def _statements(name: str) -> Iterator[Step]:
    """The tables and macros of a file of SQL."""
    for statement in duckdb.extract_statements(_sql(name)):
        yield Step(
            re.findall(r"CREATE OR REPLACE (?:TABLE|MACRO) (\w+)", statement.query)[0], (statement.query,)
        )


def _making(fact: Fact) -> Iterator[str]:
    """The fact by its SQL, then with the keys of its person and team, columns in their declared order."""
    yield f"CREATE OR REPLACE TEMP TABLE spells AS {fact.sql}"
    if fact.within_care:
        yield f"CREATE OR REPLACE TEMP TABLE joined AS {_sql('within_care.sql')}"
        yield "CREATE OR REPLACE TEMP TABLE spells AS SELECT * EXCLUDE (source), source.* FROM joined"
    yield f"CREATE OR REPLACE TEMP TABLE {fact.name} AS FROM spells"
    columns = ", ".join(
        f"f.{column.name}::{SQL_TYPES[column.type]} AS {column.name}" for column in fact.columns
    )
    yield f"""
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
