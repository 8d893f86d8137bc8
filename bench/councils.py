"""Made-up councils for the benches: their records, and the facts worked out of them as Parquet files.

A few councils are generated, each from a seed of its own. Where more are wanted, copies of these
stand in under other authority codes and other child ids: an engine reads and counts every row of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from goldenthread.records import derived
from goldenthread.records.fact import Fact
from goldenthread.records.files import ROW_GROUP
from goldenthread.records.settings import Settings
from goldenthread.records.tables import TABLES
from goldenthread.synthetic import as_known_at, generate, records

REFERENCE_DATE = date(2023, 7, 31)

Tables = dict[str, pa.Table]


def authority_code(number: int) -> str:
    """A made-up code; in the order of the numbers, up to 999."""
    return f"X{number:03d}"


def council(seed: int, scale: float = 1.0) -> Tables:
    """The records of one made-up council as its case system knew them on the reference date."""
    known = records(as_known_at(generate(seed=seed, scale=scale), REFERENCE_DATE))
    return {name: _of(table, authority_code(seed)) for name, table in known.items() if name in TABLES}


def _of(table: pa.Table, authority: str) -> pa.Table:
    rows = table.num_rows
    return table.append_column("authority", pa.repeat(authority, rows)).append_column(
        "load", pa.repeat("bench", rows)
    )


def derive(con: duckdb.DuckDBPyConnection, tables: Tables) -> None:
    """Put the records into a database and work out the facts there."""
    derived.put_records(con, tables)
    derived.build(con, Settings())


def facts_of(tables: Tables) -> Tables:
    """The facts of these records, each sorted as a snapshot keeps it."""
    with duckdb.connect(config={"threads": 2}) as con:
        derive(con, tables)
        return {fact.name: _sorted(con, fact) for fact in derived.all_facts().values()}


def _sorted(con: duckdb.DuckDBPyConnection, fact: Fact) -> pa.Table:
    first = ["authority", fact.dated_by, "person_id", "load", "file", "sheet", "row"]
    names = con.table(f"fact_{fact.name}").columns
    order = [*first, *(name for name in names if name not in first)]
    return con.sql(f"FROM fact_{fact.name} ORDER BY {', '.join(order)}").to_arrow_table()


def another(table: pa.Table, number: int) -> pa.Table:
    """The same rows as another council's: another authority code, other child ids."""
    code = authority_code(number)
    table = _put(table, "authority", pa.repeat(code, table.num_rows))
    if "person_id" in table.column_names:
        ids = pc.binary_join_element_wise(table["person_id"], pa.scalar(code), pa.scalar("-"))
        table = _put(table, "person_id", ids)
    return table


def _put(table: pa.Table, name: str, values: pa.Array) -> pa.Table:
    return table.set_column(table.schema.get_field_index(name), name, values)


def write_facts(folder: Path, seeds: Sequence[Tables], councils: int) -> int:
    """Write the facts of so many councils as one folder of Parquet files; returns how many rows there are."""
    folder.mkdir(parents=True)
    return sum(_write(folder / f"{name}.parquet", _copies(seeds, councils, name)) for name in seeds[0])


def _copies(seeds: Sequence[Tables], councils: int, name: str) -> Iterator[pa.Table]:
    for number in range(1, councils + 1):
        yield another(seeds[(number - 1) % len(seeds)][name], number)


def _write(path: Path, tables: Iterator[pa.Table]) -> int:
    """Row groups are as large as a snapshot's, whichever councils share one."""
    held, rows = next(tables), 0
    with pq.ParquetWriter(path, held.schema, compression="zstd") as writer:
        for table in tables:
            held = pa.concat_tables([held, table])
            whole = held.num_rows - held.num_rows % ROW_GROUP
            if whole:
                writer.write_table(held.slice(0, whole), row_group_size=ROW_GROUP)
                held, rows = held.slice(whole), rows + whole
        writer.write_table(held, row_group_size=ROW_GROUP)
    return rows + held.num_rows
