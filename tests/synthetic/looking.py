"""A history as a database on one day."""

from __future__ import annotations

from datetime import date

import duckdb

from goldenthread.synthetic import History, as_known_at


def database(history: History, day: date) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    for name, table in as_known_at(history, day).items():
        con.register(name, table)
    return con
