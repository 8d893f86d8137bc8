"""Works the facts out of the records, once per snapshot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

import duckdb
import pyarrow as pa

from goldenthread.records.settings import Settings
from goldenthread.records.steps import all_facts, steps
from goldenthread.records.table import merged_schema
from goldenthread.records.tables import TABLES
from goldenthread.terms.working_days import calendar_rows

__all__ = ["all_facts", "build", "put_records", "set_variables"]


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
