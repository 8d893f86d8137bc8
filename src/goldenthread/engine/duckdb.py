"""The default engine: DuckDB, embedded, over the facts of a snapshot."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.duckdb import Backend

from goldenthread.engine import cube
from goldenthread.engine.declared import declared
from goldenthread.indicators.indicator import Indicator
from goldenthread.terms.months import Month
from goldenthread.terms.words import Breakdown

# con.sql(), which DuckDB recommends in its place, plans a query twice: over one council that costs more
# than the copy that it saves.
warnings.filterwarnings("ignore", "Arrow output on a DB-API result", UserWarning)


@lru_cache(maxsize=4096)
def _sql(query: ir.Table) -> str:
    """The query in DuckDB's words, written once: writing takes longer than running over one council."""
    return str(ibis.to_sql(query, dialect="duckdb"))


class DuckDB:
    """Counts over the facts that a DuckDB connection holds as tables named fact_<name>."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    @classmethod
    def over(cls, facts: Path, memory: str = "3GB", threads: int = 2, *, in_memory: bool = False) -> DuckDB:
        """An engine that can read the Parquet files of one snapshot's facts, and nothing else.

        in_memory: it reads them once and holds them, for whoever asks it often.
        """
        kind = "TABLE" if in_memory else "VIEW"
        backend = ibis.duckdb.connect(memory_limit=memory, threads=threads)
        con = backend.con
        con.execute("SET allowed_directories = [?]", [str(facts)])
        for file in sorted(facts.glob("*.parquet")):
            path = str(file).replace("'", "''")
            con.execute(f"CREATE {kind} fact_{file.stem} AS FROM read_parquet('{path}')")
        con.execute("SET enable_external_access = false")
        con.execute("SET lock_configuration = true")
        return cls(backend)

    table = staticmethod(declared)

    def run(self, query: ir.Table, **given: pa.Table) -> pa.Table:
        """The rows of a query. given: tables that it reads beside the facts. Many threads may ask at a time."""
        with self._backend.con.cursor() as asking:
            for name, table in given.items():
                asking.register(name, table)
            return asking.execute(_sql(query)).to_arrow_table()

    def cube(
        self, indicators: Iterable[Indicator], first: Month, last: Month, by: Breakdown | None = None
    ) -> cube.Cube:
        return cube.compute(indicators, self.table, self.run, first, last, by)
