"""The counts of all indicators, months and areas at once, as one array.

Every part of every indicator becomes a column of a grouped count over its fact: events by the month
they happened in, spells as +1 in the month they start to count and -1 in the month they stop. One
pass over a fact serves all of its indicators, all months and all areas; spells are then summed along
time. The cost grows with rows, not with rows x months x areas.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from goldenthread.engine.axes import Area, Column
from goldenthread.engine.breakdowns import AREAS, banded
from goldenthread.engine.passes import Block, Run, Tables, Wanted, passes, run_pass
from goldenthread.engine.team_areas import KINDS, TeamAreas
from goldenthread.indicators.counting import Aged, Open, parts_of
from goldenthread.indicators.indicator import Indicator
from goldenthread.terms.months import Month, months_between
from goldenthread.terms.words import Breakdown

Values = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True)
class Cube:
    """`values[area, month, column]`; months without a count are 0."""

    areas: dict[Area, int]
    first: Month
    columns: dict[Column, int]
    values: Values

    def count(self, area: Area, month: Month, column: Column, months: int = 1) -> float:
        """The count of a month, or the sum over the `months` months that end with it."""
        if area not in self.areas or column not in self.columns:
            return 0.0
        last = month.number - self.first.number + 1
        row = self.values[self.areas[area], last - months : last, self.columns[column]]
        return float(row.sum())


def compute(
    indicators: Iterable[Indicator],
    tables: Tables,
    run: Run,
    first: Month,
    last: Month,
    by: Breakdown | None = None,
) -> Cube:
    """Count every indicator for every month from `first` to `last`, by authority and breakdown.

    Without `by`: each authority as a whole. By an area: the whole and each locality, service and team.
    By age: each band. `tables` gives an engine's table of a fact, `run` runs a query.
    """
    wanted = [w for indicator in indicators for w in _wanted(indicator, with_bands=by is None)]
    months = list(months_between(first, last))
    blocks = [(pieces, run_pass(tables, run, pieces, first, last, by)) for pieces in passes(wanted)]
    areas = {area for _, block in blocks for area in block.areas}
    moves = _team_moves(areas, months, TeamAreas.read(tables, run)) if by in AREAS else {}
    areas |= {Area(team.authority, label) for team, labels in moves.items() for label in labels}
    positions = {area: at for at, area in enumerate(sorted(areas))}
    columns = {w.column: at for at, w in enumerate(wanted)}
    values = np.zeros((len(areas), len(months), len(columns)))
    for pieces, block in blocks:
        _fill(values, block, [positions[area] for area in block.areas], [columns[p.column] for p in pieces])
    stocks = [columns[w.column] for w in wanted if isinstance(w.part.counted, Open)]
    values[:, :, stocks] = np.cumsum(values[:, :, stocks], axis=1)
    _spread(values, moves, positions, stocks)
    # Full-time equivalents that come and go leave a last digit behind, where there must be nought.
    values[:, :, stocks] = values[:, :, stocks].round(6)
    return Cube(positions, first, columns, values)


Moves = dict[Area, list[str]]


def _team_moves(areas: Iterable[Area], months: Sequence[Month], teams: TeamAreas) -> Moves:
    """For each team, the locality and the service it is in at every month end: first the one, then the other."""
    prefix = f"{Breakdown.TEAM.value}="
    ends = [month.end for month in months]
    return {
        area: [
            label
            for kind in KINDS
            for label in teams.labels(area.authority, area.breakdown.removeprefix(prefix), kind, ends)
        ]
        for area in areas
        if area.breakdown.startswith(prefix)
    }


def _spread(values: Values, moves: Moves, positions: dict[Area, int], stocks: list[int]) -> None:
    """Add each team's stocks to the locality and the service that it is in at each month end."""
    for team, labels in moves.items():
        months = np.tile(np.arange(values.shape[1]), len(KINDS))
        into = np.array([positions[Area(team.authority, label)] for label in labels])
        columns = np.array(stocks, dtype=np.int64)
        added = values[positions[team]][months][:, columns]
        np.add.at(values, (into[:, None], months[:, None], columns[None, :]), added)


def _wanted(indicator: Indicator, with_bands: bool) -> list[Wanted]:
    bands: dict[str, Aged | None] = {"": None}
    if with_bands:
        bands |= {f"age={band.label}": band for band in indicator.bands}
    sides = zip(("numerator", "denominator"), parts_of(indicator.measure), strict=True)
    return [
        Wanted(Column(indicator.code, side, label), part if band is None else banded(part, band))
        for side, part in sides
        if part is not None
        for label, band in bands.items()
    ]


def _fill(values: Values, block: Block, areas: list[int], columns: list[int]) -> None:
    """Add a pass to the array: an event where it happened, a spell where it starts, less where it stops."""
    if not len(block.area):
        return
    rows = np.array(areas)[block.area]
    for at, column in enumerate(columns):
        counts = block.counts[:, at]
        added = _placed(values, rows, block.month, counts)
        if block.until is not None:
            over = block.until < values.shape[1]
            added -= _placed(values, rows[over], block.until[over], counts[over])
        values[:, :, column] += added


def _placed(values: Values, rows: Any, months: Any, counts: Any) -> Values:
    """Counts summed into an array of areas by months; several may fall on one place."""
    areas, length = values.shape[:2]
    placed = np.bincount(rows * length + months, weights=counts, minlength=areas * length)
    return placed.astype(np.float64).reshape(areas, length)
