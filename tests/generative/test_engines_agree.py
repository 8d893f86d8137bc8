"""DuckDB, Spark and the reference engine count the same, whatever is recorded."""

from __future__ import annotations

from functools import cache
from shutil import which

import pytest

from goldenthread.engine.reference import Key
from goldenthread.records.settings import Settings
from goldenthread.terms.words import Breakdown
from tests.generative.agreement import (
    WORLDS,
    counted_by_duckdb,
    counted_by_reference,
    counted_by_spark,
)
from tests.house.missing import missing

BREAKDOWNS = [None, *Breakdown]


@pytest.mark.acceptance("2.4")
@pytest.mark.parametrize("by", BREAKDOWNS, ids=str)
@pytest.mark.parametrize("authorities", [15, pytest.param(2000, marks=pytest.mark.whole)])
@pytest.mark.parametrize("world", WORLDS)
def test_duckdb_counts_what_the_reference_counts(world: str, authorities: int, by: Breakdown | None) -> None:
    """Both sides of every indicator, in every month, by every breakdown, for generated authorities."""
    counted = counted_by_duckdb(WORLDS[world](authorities, Settings()), by)
    agree(counted, expected(world, authorities, by), authorities)


@pytest.mark.acceptance("2.4")
@pytest.mark.xdist_group("spark")
@pytest.mark.parametrize(
    ("authorities", "by"),
    [
        pytest.param(80, None, marks=pytest.mark.whole),
        *(pytest.param(2000, by, marks=pytest.mark.whole) for by in BREAKDOWNS),
    ],
    ids=str,
)
@pytest.mark.parametrize("world", WORLDS)
def test_spark_counts_what_the_reference_counts(world: str, authorities: int, by: Breakdown | None) -> None:
    """The same by Spark, from the Parquet files of the facts."""
    if not which("java"):
        missing("Java")
    counted = counted_by_spark(WORLDS[world](authorities, Settings()), by)
    agree(counted, expected(world, authorities, by), authorities)


@cache
def expected(world: str, authorities: int, by: Breakdown | None) -> dict[Key, float]:
    return counted_by_reference(WORLDS[world](authorities, Settings()), by)


def agree(counted: dict[Key, float], expected: dict[Key, float], authorities: int) -> None:
    wrong = {
        key: (counted.get(key, 0), expected.get(key, 0))
        for key in counted.keys() | expected.keys()
        if differ(counted.get(key, 0), expected.get(key, 0))
    }
    first = [f"{key}: {ours:g}, not {theirs:g}" for key, (ours, theirs) in sorted(wrong.items())[:5]]
    assert not wrong, "\n".join([f"{len(wrong)} counts differ:", *first])
    assert len({key.authority for key in expected}) > authorities / 2


def differ(one: float, other: float) -> bool:
    """Full-time equivalents added up in another order may differ in their last digit, but nought is nought."""
    return abs(one - other) > 1e-6 or (one == 0) != (other == 0)
