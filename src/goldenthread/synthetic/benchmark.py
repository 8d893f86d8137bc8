"""Records of many made-up councils without any files: what measurements of the engine run on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from goldenthread.records.tables import TABLES
from goldenthread.synthetic.history import as_known_at, records
from goldenthread.synthetic.lives import generate

DAY = date(2023, 6, 30)


def authorities(n: int) -> list[str]:
    """Codes of made-up councils: X01, X02 ... X150."""
    return [f"X{number:02d}" for number in range(1, n + 1)]


def councils(n: int, scale: float = 1.0, seed: int = 1, day: date = DAY) -> Iterator[dict[str, pa.Table]]:
    """The records of one council after the other, as known on a day, with the columns authority and load."""
    for authority in authorities(n):
        known = records(as_known_at(generate(seed, authority, scale), day))
        yield {name: _owned(known.get(name, TABLES[name].schema.empty_table()), authority) for name in TABLES}


def write_councils(folder: Path, n: int, scale: float = 1.0, seed: int = 1, day: date = DAY) -> int:
    """The same as Parquet, one file a table and council (`table/X01.parquet`). Gives the number of rows."""
    rows = 0
    for tables in councils(n, scale, seed, day):
        for name, table in tables.items():
            (folder / name).mkdir(parents=True, exist_ok=True)
            pq.write_table(table, folder / name / f"{table.schema.metadata[b'authority'].decode()}.parquet")
            rows += len(table)
    return rows


def _owned(table: pa.Table, authority: str) -> pa.Table:
    """The columns authority (first) and load, and the authority in the file's own notes."""
    size = len(table)
    table = table.add_column(0, "authority", pa.repeat(pa.scalar(authority), size))
    table = table.append_column("load", pa.repeat(pa.scalar(f"{authority}-1"), size))
    return table.replace_schema_metadata({"authority": authority})
