"""The engines, each as a function from the worked examples to their counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import duckdb
import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from goldenthread.engine import reference
from goldenthread.engine.axes import Area, Column
from goldenthread.engine.cube import Cube
from goldenthread.engine.duckdb import DuckDB
from goldenthread.indicators.indicator import Indicator
from goldenthread.records import derived
from goldenthread.terms.months import Month
from tests.spec.batch import Batch, Case


class Asked(NamedTuple):
    """One side of one figure of a worked example: side is "numerator" or "denominator"."""

    authority: str
    indicator: str
    side: str
    band: str
    month: Month


Counts = Callable[[Asked], float]


def built(batch: Batch, backwards: bool = False) -> duckdb.DuckDBPyConnection:
    """The batch's records with the facts worked out of them; the records in their order or against it."""
    con = duckdb.connect()
    tables = batch.tables()
    if backwards:
        tables = {
            name: table.take(pa.array(range(table.num_rows)[::-1], pa.int64()))
            for name, table in tables.items()
        }
    derived.put_records(con, tables)
    derived.build(con, batch.settings)
    return con


def facts_of(batches: Iterable[Batch], backwards: bool = False) -> dict[str, pa.Table]:
    """The facts of all batches side by side, as a snapshot of many authorities holds them."""
    cons = [built(batch, backwards) for batch in batches]
    return {
        name: pa.concat_tables(con.sql(f"FROM fact_{name}").to_arrow_table() for con in cons)
        for name in derived.all_facts()
    }


def duckdb_over(facts: dict[str, pa.Table]) -> DuckDB:
    backend = ibis.duckdb.connect()
    for name, table in facts.items():
        backend.con.register("incoming", table)
        backend.con.execute(f"CREATE TABLE fact_{name} AS FROM incoming")
        backend.con.unregister("incoming")
    return DuckDB(backend)


def count_with_duckdb(batches: list[Batch], backwards: bool = False) -> Counts:
    engine = duckdb_over(facts_of(batches, backwards))
    return counts_of(engine.cube(indicators_of(batches), *first_and_last(batches)))


def count_with_spark(batches: list[Batch]) -> Counts:
    from goldenthread.engine.spark import Spark  # PySpark is an extra

    with TemporaryDirectory() as folder:
        for name, table in facts_of(batches).items():
            pq.write_table(table, Path(folder) / f"{name}.parquet")
        cube = Spark(Path(folder)).cube(indicators_of(batches), *first_and_last(batches))
    return counts_of(cube)


def count_with_reference(batches: list[Batch]) -> Counts:
    """Indicator by indicator, lest the slow engine count each example for every indicator."""
    found: dict[reference.Key, float] = {}
    for batch in batches:
        for indicator in indicators_of([batch]):
            own = Batch(batch.settings, tuple(case for case in batch.cases if case.indicator is indicator))
            found |= reference.count([indicator], own.rows(), own.months, batch.settings)

    def count(asked: Asked) -> float:
        key = reference.Key(asked.indicator, asked.side, asked.authority, asked.band, asked.month)
        return found.get(key, 0.0)

    return count


ENGINES: dict[str, Callable[[list[Batch]], Counts]] = {
    "duckdb": count_with_duckdb,
    "reference": count_with_reference,
}


def indicators_of(batches: Iterable[Batch]) -> list[Indicator]:
    return list({case.indicator.code: case.indicator for batch in batches for case in batch.cases}.values())


def first_and_last(batches: Iterable[Batch]) -> tuple[Month, Month]:
    months = [month for batch in batches for month in batch.months]
    return min(months), max(months)


def counts_of(cube: Cube) -> Counts:
    def count(asked: Asked) -> float:
        column = Column(asked.indicator, asked.side, asked.band)
        return cube.count(Area(asked.authority, ""), asked.month, column)

    return count


def wrong_figures(case: Case, counts: Counts, code: str | None = None) -> list[str]:
    """What an engine counts otherwise than the example says, each in words; `code` if not the indicator's."""
    wrong = []
    for expect in case.example.expect:
        for side in ("numerator", "denominator"):
            wanted = getattr(expect, side)
            if wanted is None:
                continue
            asked = Asked(
                case.authority,
                code or case.indicator.code,
                side,
                expect.breakdown,
                Month.parse(expect.month),
            )
            got = counts(asked)
            if got != wanted:
                wrong.append(
                    f"{case.authority} {expect.month} {expect.breakdown}: {side} is {got:g}, not {wanted:g}"
                )
    return wrong
