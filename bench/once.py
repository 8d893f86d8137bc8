"""One measured run in a process of its own, so that its peak memory is its own: `python -m bench.once`.

    count FACTS              all indicators, months and areas, counted over a folder of facts
    derive RECORDS COUNCILS  the facts of so many councils, worked out one council after the other

It prints seconds and peak memory as JSON.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

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
    """Each council has a snapshot of its own, so each has a database of its own, with a snapshot's memory."""
    return sum(_derive(Path(records), source, code) for source, code in sources(int(councils)))


def _derive(records: Path, source: str, code: str) -> float:
    with (
        tempfile.TemporaryDirectory() as spill,
        duckdb.connect(config={"threads": 2, "memory_limit": MEMORY, "temp_directory": spill}) as con,
    ):
        for file in sorted(records.glob("*.parquet")):
            con.execute(
                f"CREATE TABLE {file.stem} AS SELECT * REPLACE ('{code}' AS authority) FROM '{file}' "
                f"WHERE authority = '{source}'"
            )
        return _timed(lambda: derived.build(con, Settings()))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _peak() -> int:
    """Bytes of memory at most in use by this process alone (`getrusage` would count its parent's too)."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    if found is None:
        raise OSError("peak memory is read from /proc/self/status: run the benches on Linux")
    return int(found[1]) * 1024


RUNS: dict[str, Callable[..., float]] = {"count": count, "derive": derive}

if __name__ == "__main__":
    run, *given = sys.argv[1:]
    print(json.dumps({"seconds": RUNS[run](*given), "peak": _peak()}))
