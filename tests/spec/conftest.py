"""The worked examples of the whole catalogue, counted once by each engine."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pyarrow as pa
import pytest

from goldenthread.records.settings import Settings
from tests.spec.batch import Batch, batches
from tests.spec.engines import ENGINES, Counts


@pytest.fixture(scope="session")
def example_batches() -> list[Batch]:
    """The worked examples, grouped by their settings."""
    return batches()


@pytest.fixture(scope="session")
def example_records(example_batches: list[Batch]) -> list[tuple[Settings, dict[str, pa.Table]]]:
    """For each group of settings: the records of all its examples, by table, one authority an example."""
    return [(batch.settings, batch.tables()) for batch in example_batches]


@pytest.fixture(scope="session")
def counted_by(example_batches: list[Batch]) -> Callable[[str], Counts]:
    """What an engine, by its name, counts in all worked examples: each engine counts them once."""

    @cache
    def counted(engine: str) -> Counts:
        return ENGINES[engine](example_batches)

    return counted
