"""The counts of all indicators, months and areas at once, as one array.

Every part of every indicator becomes a column of a grouped count over its fact: events by the month
they happened in, spells as +1 in the month they start to count and -1 in the month they stop. One
pass over a fact serves all of its indicators, all months and all areas; spells are then summed along
time. The cost grows with rows, not with rows x months x areas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from goldenthread.engine import expressions as ex
from goldenthread.engine.breakdowns import AGE_BANDS, AREAS, band_label, banded, cut_by_age, key_column
from goldenthread.engine.team_areas import KINDS, TeamAreas
from goldenthread.indicators.counting import Aged, Counted, Events, Open, Part, parts_of
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.fact import Fact
from goldenthread.terms.months import Month, months_between
from goldenthread.terms.words import Breakdown

Tables = Callable[[Fact], ir.Table]
Values = np.ndarray[Any, np.dtype[np.float64]]
Run = Callable[[ir.Table], pa.Table]


class Column(NamedTuple):
    """What one column of the array counts: a side of an indicator, or of one of its age bands."""

    indicator: str
    side: str
    band: str


class Area(NamedTuple):
    """What one row of the array is about: an authority, whole ("") or one value of a breakdown."""

    authority: str
    breakdown: str


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


class _Wanted(NamedTuple):
    column: Column
    part: Part


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
    blocks = [(pieces, _grouped(tables, run, pieces, first, last, by)) for _, pieces in _passes(wanted)]
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
    return {
        area: [
            teams.label(area.authority, area.breakdown.removeprefix(prefix), kind, month.end)
            for kind in KINDS
            for month in months
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


def _wanted(indicator: Indicator, with_bands: bool) -> list[_Wanted]:
    bands: dict[str, Aged | None] = {"": None}
    if with_bands:
        bands |= {f"age={band.label}": band for band in indicator.bands}
    sides = zip(("numerator", "denominator"), parts_of(indicator.measure), strict=True)
    return [
        _Wanted(Column(indicator.code, side, label), part if band is None else banded(part, band))
        for side, part in sides
        if part is not None
        for label, band in bands.items()
    ]


def _passes(wanted: list[_Wanted]) -> Iterable[tuple[Any, list[_Wanted]]]:
    """Columns that one pass over a fact can count together: same fact, same dates."""

    def dates(w: _Wanted) -> tuple[Any, ...]:
        counted = w.part.counted
        if isinstance(counted, Events):
            return (counted.fact.name, "event", counted.dated_by.name)
        starting = counted.starting.name if counted.starting is not None else ""
        lasting = counted.lasting
        lasts = "" if lasting is None else f"{lasting.op}{lasting.since.name}{lasting.months},{lasting.days}"
        aged = "" if counted.aged is None else counted.aged.label
        return (counted.fact.name, "spell", starting, lasts, aged)

    return [(key, list(group)) for key, group in groupby(sorted(wanted, key=dates), key=dates)]


class _Block(NamedTuple):
    """Sparse counts of one pass: for each row its area, its months, and a column for each piece.

    An event counts in `month`; a spell from `month` until before `until`.
    """

    areas: list[Area]
    area: np.ndarray[Any, Any]
    month: np.ndarray[Any, Any]
    until: np.ndarray[Any, Any] | None
    counts: np.ndarray[Any, Any]


def _grouped(
    tables: Tables, run: Run, pieces: Sequence[_Wanted], first: Month, last: Month, by: Breakdown | None
) -> _Block:
    counted = pieces[0].part.counted
    source = tables(counted.fact)
    if isinstance(counted, Events):
        rows, months = _events(source, counted, first, last), ["month"]
    else:
        rows, months = _spells(source, counted, first, last, by is Breakdown.AGE), ["month", "until"]
    keys = _key_columns(rows, counted, by)
    measured = {f"p{at}": _measured(rows, piece.part) for at, piece in enumerate(pieces)}
    grouped = rows.group_by(authority=rows["authority"], **keys, **{m: rows[m] for m in months}).aggregate(
        **measured
    )
    return _block(run(grouped), list(keys), list(measured))


def _key_columns(table: ir.Table, counted: Counted, by: Breakdown | None) -> dict[str, ir.StringValue]:
    if by is None:
        return {}
    if by is Breakdown.AGE:
        return {
            "key_age": band_label(table["band"]) if isinstance(counted, Open) else _age_at(table, counted)
        }
    if by in AREAS:
        found = (Breakdown.TEAM,) if isinstance(counted, Open) else AREAS
        return {f"key_{area.value}": key_column(table, area) for area in found}
    return {f"key_{by.value}": key_column(table, by)}


def _age_at(table: ir.Table, counted: Events) -> ir.StringValue:
    """The age band of the person on the day of the event."""
    day = table[counted.dated_by.name]
    bands = [(ex.aged_on(table, band, day), f"age={label}") for label, band in AGE_BANDS.items()]
    return ibis.cases(*bands)


def _events(table: ir.Table, counted: Events, first: Month, last: Month) -> ir.Table:
    """The events of the period, with their month counted from the first."""
    day = table[counted.dated_by.name]
    happened = table.filter(day.between(ibis.literal(first.start), ibis.literal(last.end)))
    return happened.mutate(month=ex.month_number(happened[counted.dated_by.name]) - first.number)


def _spells(table: ir.Table, counted: Open, first: Month, last: Month, by_age: bool) -> ir.Table:
    """The spells open on some month end: the first that finds them open, and the first that no longer does.

    A spell that starts in a month is first found open at that month's end, and one that is over in a
    month is no longer found at its end: a spell within one month is never seen. By age, a spell stands
    once for each band that its person is in meanwhile, cut where they enter and leave it.
    """
    months = last.number - first.number + 1
    since = ex.month_number(ex.spell_start(table, counted)) - first.number
    until = ex.month_number(ex.spell_end(table, counted)) - first.number
    seen = table.mutate(since=since, until=ibis.least(until.fill_null(months), ibis.literal(months, "int32")))
    seen = seen.filter(seen["since"].notnull() & (seen["since"] < seen["until"]) & (seen["until"] > 0))
    if by_age:
        seen = cut_by_age(seen, first)
        seen = seen.filter((seen["since"] < seen["until"]) & (seen["until"] > 0))
    return seen.mutate(month=ibis.greatest(seen["since"], ibis.literal(0, "int32")))


def _measured(table: ir.Table, part: Part) -> Any:
    """How many rows count, or the sum of what they add."""
    met = ex.counts(table, part)
    if isinstance(part.counted, Events):
        if part.counted.aged is not None:
            met = met & ex.aged_on(table, part.counted.aged, table[part.counted.dated_by.name])
    elif part.counted.amount is not None:
        return table[part.counted.amount.name].cast("float64").sum(where=met).fill_null(0.0)
    return table.count(where=met)


def _block(table: pa.Table, keys: list[str], measured: list[str]) -> _Block:
    """Sparse counts with each row standing for the whole authority and for each of its keys."""
    authority = table.column("authority").to_pylist()
    labels = [[""] * table.num_rows, *(table.column(key).to_pylist() for key in keys)]
    found: dict[Area, int] = {}
    area = [
        found.setdefault(Area(of, label), len(found))
        for column in labels
        for of, label in zip(authority, column, strict=True)
    ]
    times = len(labels)
    months = [
        np.tile(table.column(name).to_numpy().astype(np.int64), times)
        for name in ("month", "until")
        if name in table.column_names
    ]
    counts = np.column_stack([table.column(name).to_numpy().astype(np.float64) for name in measured])
    until = months[1] if len(months) > 1 else None
    return _Block(list(found), np.array(area, dtype=np.int64), months[0], until, np.tile(counts, (times, 1)))


def _fill(values: Values, block: _Block, areas: list[int], columns: list[int]) -> None:
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
