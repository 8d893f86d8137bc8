"""All worked examples as one snapshot: each example is an authority of its own, so that an engine counts
them all in one pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from goldenthread import catalogue
from goldenthread.indicators.example import Example
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.settings import Settings
from goldenthread.records.table import merged_schema
from goldenthread.records.tables import TABLES
from goldenthread.terms.months import Month

LOAD = "example"


@dataclass(frozen=True, eq=False)
class Case:
    """One worked example of one indicator."""

    indicator: Indicator
    example: Example

    @property
    def authority(self) -> str:
        return f"{self.indicator.code}/{self.example.name}"


@dataclass(frozen=True, eq=False)
class Batch:
    """The worked examples that are told under the same settings."""

    settings: Settings
    cases: tuple[Case, ...]

    @property
    def months(self) -> list[Month]:
        return sorted({month for case in self.cases for month in case.example.months()})

    def rows(self) -> dict[str, list[dict[str, Any]]]:
        """The records of all cases by table, each row with its authority and its load."""
        rows: dict[str, list[dict[str, Any]]] = {}
        for case in self.cases:
            for table, records in case.example.records().items():
                rows.setdefault(table, []).extend(
                    {"authority": case.authority, "load": LOAD, **record} for record in records
                )
        return rows

    def tables(self) -> dict[str, pa.Table]:
        """The same as Arrow tables, as a snapshot holds them."""
        rows = self.rows()
        return {
            name: pa.Table.from_pylist(rows.get(name, []), schema=merged_schema(table))
            for name, table in TABLES.items()
        }


def batches(indicators: Iterable[Indicator] | None = None) -> list[Batch]:
    """Every worked example of the catalogue (or of some indicators), grouped by its settings."""
    grouped: dict[Settings, list[Case]] = {}
    for case in _cases(catalogue.load().values() if indicators is None else indicators):
        grouped.setdefault(Settings.read(case.example.settings), []).append(case)
    return [Batch(settings, tuple(cases)) for settings, cases in grouped.items()]


def _cases(indicators: Iterable[Indicator]) -> Iterator[Case]:
    for indicator in indicators:
        for example in indicator.examples:
            yield Case(indicator, example)
