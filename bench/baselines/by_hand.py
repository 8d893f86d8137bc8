"""The set-based SQL that an analyst writes by hand for all counts at once, and its run over a folder of facts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

SQL = Path(__file__).with_suffix(".sql")


def counts(facts: Path, first: date, last: date) -> pa.Table:
    """Every count of every month end from the first to the last, from opening the files to rows in memory.

    Columns: indicator, part, authority, area, month_end, value. The area of a whole authority is "".
    """
    with duckdb.connect(config={"threads": 2, "file_search_path": str(facts)}) as con:
        return con.sql(SQL.read_text("utf-8"), params={"first": first, "last": last}).to_arrow_table()
