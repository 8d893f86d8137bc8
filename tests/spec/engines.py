"""The engines, each as a function from a batch of worked examples to their counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

import ibis

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


def count_with_duckdb(batch: Batch) -> Counts:
    backend = ibis.duckdb.connect()
    derived.put_records(backend.con, batch.tables())
    derived.build(backend.con, batch.settings)
    return counts_of(cube_of(backend, batch.indicators, batch.months))


def cube_of(backend: ibis.BaseBackend, indicators: Iterable[Indicator], months: list[Month]) -> Cube:
    return DuckDB(backend).cube(indicators, months[0], months[-1])


def counts_of(cube: Cube) -> Counts:
    def count(asked: Asked) -> float:
        column = Column(asked.indicator, asked.side, asked.band)
        return cube.count(Area(asked.authority, ""), asked.month, column)

    return count


def count_with_reference(batch: Batch) -> Counts:
    """Indicator by indicator: the slow engine should not count each example for every indicator."""
    found: dict[reference.Key, float] = {}
    for indicator in batch.indicators:
        own = Batch(batch.settings, tuple(case for case in batch.cases if case.indicator is indicator))
        found |= reference.count([indicator], own.rows(), own.months, batch.settings)

    def count(asked: Asked) -> float:
        return found.get(
            reference.Key(asked.indicator, asked.side, asked.authority, asked.band, asked.month), 0.0
        )

    return count


ENGINES: dict[str, Callable[[Batch], Counts]] = {
    "duckdb": count_with_duckdb,
    "reference": count_with_reference,
}


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
