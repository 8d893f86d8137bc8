"""One measured run in a process of its own, so that its peak memory is its own: `python -m bench.once`.

    count FACTS              all indicators, months and areas, counted over a folder of facts
    derive RECORDS COUNCILS  the facts of so many councils, worked out in one database

It prints seconds and peak memory as JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa

from bench import engine
from bench.councils import FIRST, LAST, sources
from goldenthread import catalogue
from goldenthread.records import derived
from goldenthread.records.settings import Settings
from goldenthread.records.snapshot import MEMORY


def count(facts: str) -> float:
    catalogue.load()
    return _timed(lambda: engine.cubes(Path(facts), FIRST, LAST))


def derive(records: str, councils: str) -> float:
    """In the memory that a snapshot is given; what does not fit goes to disk, as there."""
    with tempfile.TemporaryDirectory(dir=records) as spill:
        con = duckdb.connect(
            str(Path(spill) / "facts.duckdb"),
            config={"threads": 2, "memory_limit": MEMORY, "temp_directory": spill},
        )
        con.register("source", pa.table(dict(zip(("source", "code"), sources(int(councils)), strict=True))))
        for file in sorted(Path(records).glob("*.parquet")):
            con.execute(
                f"""CREATE TEMP VIEW {file.stem} AS
                SELECT source.code AS authority, r.* EXCLUDE (authority)
                FROM '{file}' r JOIN source ON r.authority = source.source"""
            )
        seconds = _timed(lambda: derived.build(con, Settings()))
        con.close()
        return seconds


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    run, *given = sys.argv[1:]
    seconds = {"count": count, "derive": derive}[run](*given)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"seconds": seconds, "peak": peak}))
