"""DuckDB and the reference engine count the same, whatever is recorded."""

from __future__ import annotations

import pytest

from goldenthread.records.settings import Settings
from goldenthread.terms.words import Breakdown
from tests.generative.agreement import WORLDS, counted_by_duckdb, counted_by_reference


@pytest.mark.acceptance("2.4")
@pytest.mark.parametrize("by", [None, *Breakdown], ids=str)
@pytest.mark.parametrize("authorities", [200, pytest.param(2000, marks=pytest.mark.whole)])
@pytest.mark.parametrize("world", WORLDS)
def test_duckdb_counts_what_the_reference_counts(world: str, authorities: int, by: Breakdown | None) -> None:
    """Both sides of every indicator, in every month, by every breakdown, for generated authorities."""
    made = WORLDS[world](authorities, Settings())
    expected, counted = counted_by_reference(made, by), counted_by_duckdb(made, by)
    wrong = {
        key: (counted.get(key, 0), expected.get(key, 0))
        for key in counted.keys() | expected.keys()
        if differ(counted.get(key, 0), expected.get(key, 0))
    }
    first = [f"{key}: {ours:g}, not {theirs:g}" for key, (ours, theirs) in sorted(wrong.items())[:5]]
    assert not wrong, "\n".join([f"{len(wrong)} counts differ:", *first])
    assert len(expected) > authorities


def differ(one: float, other: float) -> bool:
    """Full-time equivalents added up in another order may differ in their last digit, but nought is nought."""
    return abs(one - other) > 1e-6 or (one == 0) != (other == 0)
