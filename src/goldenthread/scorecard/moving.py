"""Which figures of the council another snapshot would move, before anybody decides that it counts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from goldenthread import catalogue
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.indicators.population import Population
from goldenthread.records.snapshot import Snapshot
from goldenthread.scorecard.reading import latest_month, read_figures
from goldenthread.scorecard.shelf import Shelf
from goldenthread.terms.months import Month
from goldenthread.terms.showing import NOT_AVAILABLE, show, shown_apart
from goldenthread.terms.words import Basis

_Key = tuple[str, str, date, Basis]


@dataclass(frozen=True)
class Moved:
    """A measure whose figures of months that were shown already change.

    months: how many. first: the furthest back. last: the newest, with the figure before and after, as shown.
    """

    indicator: str
    title: str
    months: int
    first: str
    last: str
    before: str
    after: str


@dataclass(frozen=True)
class Moves:
    """What a snapshot does to the council's figures. measures: how many there are. new: months not shown before."""

    moved: tuple[Moved, ...]
    measures: int
    new: tuple[str, ...]


def moves(shelf: Shelf | None, snapshot: Snapshot, population: Population) -> Moves:
    """The figures that are kept now, beside those that a snapshot gives."""
    last = latest_month(snapshot)
    if last is None:
        return Moves((), len(catalogue.load()), ())
    return moved_to(shelf, figures_of(snapshot, population, shelf.first if shelf else last, last))


def figures_of(snapshot: Snapshot, population: Population, first: Month, last: Month) -> list[Figure]:
    """The figures of all measures that a snapshot gives."""
    return read_figures(snapshot, population, list(catalogue.load().values()), first, last)


def moved_to(shelf: Shelf | None, figures: Iterable[Figure]) -> Moves:
    """The figures that are kept now, beside others."""
    indicators = catalogue.load().values()
    after = {_key(figure): figure for figure in figures}
    before = {_key(figure): figure for figure in shelf.figures()} if shelf else {}
    found = (_moved(indicator, before, after) for indicator in indicators)
    known = {Month.of(key[2]) for key in before}
    new = sorted({Month.of(key[2]) for key in after} - known)
    return Moves(tuple(each for each in found if each), len(indicators), tuple(map(str, new)))


def _key(figure: Figure) -> _Key:
    return figure.indicator, figure.breakdown, figure.period_end, figure.basis


def _moved(indicator: Indicator, before: Mapping[_Key, Figure], after: Mapping[_Key, Figure]) -> Moved | None:
    changed = [
        key
        for key, figure in before.items()
        if key[0] == indicator.code and key in after and not _same(figure.value, after[key].value)
    ]
    if not changed:
        return None
    days = {key[2] for key in changed}
    newest = next(key for key in _in_order(changed) if key[2] == max(days))
    was, becomes = before[newest], after[newest]
    values = [figure.value for figure in (was, becomes) if figure.value is not None]
    decimals = shown_apart(values, indicator.unit, indicator.decimals)
    return Moved(
        indicator.code,
        indicator.title,
        len(days),
        str(Month.of(min(days))),
        str(Month.of(max(days))),
        _shown(was, decimals),
        _shown(becomes, decimals),
    )


def _in_order(keys: Iterable[_Key]) -> list[_Key]:
    """The whole of a measure before its groups, and the month itself before what is made of several."""
    return sorted(keys, key=lambda key: (key[1] != "", key[3].is_of_year))


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)


def _shown(figure: Figure, decimals: int | None) -> str:
    return NOT_AVAILABLE if figure.value is None else show(figure.value, figure.unit, decimals)
