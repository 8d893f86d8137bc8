"""The reference engine over a snapshot: slow, and there to be compared with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pyarrow.parquet as pq

from goldenthread.engine.axes import Area, Column
from goldenthread.engine.cube import Cube
from goldenthread.engine.reference.counts import Key, count
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.settings import Settings
from goldenthread.records.snapshot import Snapshot
from goldenthread.records.tables import TABLES
from goldenthread.terms.months import Month, months_between
from goldenthread.terms.words import Breakdown


class Reference:
    """Counts over the records of a snapshot, by loops."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._settings = Settings.read(snapshot.manifest["settings"])
        self._records: dict[str, list[dict[str, Any]]] = {
            name: pq.read_table(snapshot.records(name)).to_pylist() for name in TABLES
        }

    def cube(
        self, indicators: Iterable[Indicator], first: Month, last: Month, by: Breakdown | None = None
    ) -> Cube:
        months = list(months_between(first, last))
        return as_cube(count(indicators, self._records, months, self._settings, by), first, len(months), by)


def as_cube(counts: dict[Key, float], first: Month, months: int, by: Breakdown | None = None) -> Cube:
    """The same array as the fast engines give."""
    placed = {key: _place(key, by) for key in counts}
    areas = {area: at for at, area in enumerate(sorted({area for area, _ in placed.values()}))}
    columns = {column: at for at, column in enumerate(sorted({column for _, column in placed.values()}))}
    values = np.zeros((len(areas), months, len(columns)))
    for key, (area, column) in placed.items():
        values[areas[area], key.month.number - first.number, columns[column]] += counts[key]
    return Cube(areas, first, columns, values)


def _place(key: Key, by: Breakdown | None) -> tuple[Area, Column]:
    """An indicator's own age bands are columns of the whole authority; every other group is an area."""
    if by is None:
        return Area(key.authority, ""), Column(key.indicator, key.part, key.breakdown)
    return Area(key.authority, key.breakdown), Column(key.indicator, key.part, "")
