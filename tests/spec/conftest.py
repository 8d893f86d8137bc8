"""The worked examples of the whole catalogue, counted once by each engine."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pyarrow as pa
import pytest

from goldenthread import catalogue
from goldenthread.records.settings import Settings
from tests.spec.batch import Batch, Case, batches
from tests.spec.engines import ENGINES, ONE_AT_A_TIME, Counts


@pytest.fixture(scope="session")
def example_batches() -> list[Batch]:
    """The worked examples, grouped by their settings."""
    return batches()


@pytest.fixture(scope="session")
def example_records(example_batches: list[Batch]) -> list[tuple[Settings, dict[str, pa.Table]]]:
    """For each group of settings: the records of all its examples, by table, one authority an example."""
    return [(batch.settings, batch.tables()) for batch in example_batches]


@pytest.fixture(scope="session")
def counted_examples(example_batches: list[Batch]) -> Callable[[str, str], list[tuple[Case, Counts]]]:
    """An engine's name and an indicator's code to that indicator's examples, each with its counts."""

    @cache
    def counts(engine: str, batch: Batch) -> Counts:
        return ENGINES[engine](batch)

    def counted(engine: str, code: str) -> list[tuple[Case, Counts]]:
        chosen = batches([catalogue.load()[code]]) if engine in ONE_AT_A_TIME else example_batches
        return [
            (case, counts(engine, batch))
            for batch in chosen
            for case in batch.cases
            if case.indicator.code == code
        ]

    return counted
