"""The engines, each as a function from a batch of worked examples to their counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

import ibis
import pyarrow as pa

from goldenthread.engine import reference
from goldenthread.engine.cube import Area, Column, Cube
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


def count_with_duckdb(batch: Batch, backwards: bool = False) -> Counts:
    return counts_of(cube_of(snapshot_of(batch, backwards), batch.indicators, batch.months))


def snapshot_of(batch: Batch, backwards: bool = False) -> ibis.BaseBackend:
    """The batch's records with the facts worked out of them, in memory; the records in their order or against it."""
    backend = ibis.duckdb.connect()
    tables = batch.tables()
    if backwards:
        tables = {
            name: table.take(pa.array(range(table.num_rows)[::-1], pa.int64()))
            for name, table in tables.items()
        }
    derived.put_records(backend.con, tables)
    derived.build(backend.con, batch.settings)
    return backend


def cube_of(backend: ibis.BaseBackend, indicators: Iterable[Indicator], months: list[Month]) -> Cube:
    return DuckDB(backend).cube(indicators, months[0], months[-1])


def counts_of(cube: Cube) -> Counts:
    def count(asked: Asked) -> float:
        column = Column(asked.indicator, asked.side, asked.band)
        return cube.count(Area(asked.authority, ""), asked.month, column)

    return count


def count_with_reference(batch: Batch) -> Counts:
    found = reference.count(batch.indicators, batch.rows(), batch.months, batch.settings)

    def count(asked: Asked) -> float:
        key = reference.Key(asked.indicator, asked.side, asked.authority, asked.band, asked.month)
        return found.get(key, 0.0)

    return count


ENGINES: dict[str, Callable[[Batch], Counts]] = {
    "duckdb": count_with_duckdb,
    "reference": count_with_reference,
}
# Counts every example for every indicator it is given, so it is given one indicator at a time.
ONE_AT_A_TIME = {"reference"}


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
