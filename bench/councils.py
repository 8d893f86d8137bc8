"""Made-up councils for the benches: their records, and the facts worked out of them as Parquet files.

A few councils are generated. Where more are wanted, copies of these stand in under other authority
codes: every row of a copy is read and counted like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from goldenthread.records import derived
from goldenthread.records.fact import Fact
from goldenthread.records.files import ROW_GROUP
from goldenthread.records.settings import Settings
from goldenthread.synthetic import benchmark
from goldenthread.terms.months import Month

GENERATED = 3
REFERENCE_DATE = date(2023, 7, 31)
FIRST, LAST = Month(2020, 8), Month(2023, 7)

Tables = dict[str, pa.Table]


def generated(scale: float = 1.0) -> list[Tables]:
    """The records of a few made-up councils, each another one, as known on the reference date."""
    return list(benchmark.councils(GENERATED, scale, day=REFERENCE_DATE))


def facts_of(records: Tables) -> Tables:
    """The facts of these records, each sorted as a snapshot keeps it."""
    with duckdb.connect(config={"threads": 2}) as con:
        derived.put_records(con, records)
        derived.build(con, Settings())
        return {fact.name: _sorted(con, fact) for fact in derived.all_facts().values()}


def _sorted(con: duckdb.DuckDBPyConnection, fact: Fact) -> pa.Table:
    first = ["authority", fact.dated_by, "person_id", "load", "file", "sheet", "row"]
    names = con.table(f"fact_{fact.name}").columns
    order = [*first, *(name for name in names if name not in first)]
    return con.sql(f"FROM fact_{fact.name} ORDER BY {', '.join(order)}").to_arrow_table()


def write(folder: Path, of: Sequence[Tables], councils: int) -> int:
    """Write the tables of so many councils, one Parquet file a table; returns how many rows there are."""
    folder.mkdir(parents=True)
    return sum(_write(folder / f"{name}.parquet", _copies(of, councils, name)) for name in of[0])


def sources(councils: int) -> list[tuple[str, str]]:
    """For each of so many councils: the generated one that it is, or is a copy of, and its own code."""
    made = benchmark.authorities(GENERATED)
    codes = sorted(benchmark.authorities(councils))
    return [(made[at % GENERATED], code) for at, code in enumerate(codes)]


def _copies(of: Sequence[Tables], councils: int, name: str) -> Iterator[pa.Table]:
    tables = dict(zip(benchmark.authorities(GENERATED), (each[name] for each in of), strict=True))
    for source, code in sources(councils):
        table = tables[source]
        yield table.set_column(
            table.schema.get_field_index("authority"), "authority", pa.repeat(code, table.num_rows)
        )


def _write(path: Path, tables: Iterator[pa.Table]) -> int:
    """Row groups are as large as a snapshot's, whichever councils share one."""
    held = next(tables)
    rows: int = 0
    with pq.ParquetWriter(path, held.schema, compression="zstd") as writer:
        for table in tables:
            held = pa.concat_tables([held, table])
            whole = held.num_rows - held.num_rows % ROW_GROUP
            if whole:
                writer.write_table(held.slice(0, whole), row_group_size=ROW_GROUP)
                held, rows = held.slice(whole), rows + whole
        writer.write_table(held, row_group_size=ROW_GROUP)
    return rows + len(held)
