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
from goldenthread.terms.showing import NOT_AVAILABLE, show
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
    indicators = list(catalogue.load().values())
    last = latest_month(snapshot)
    if last is None:
        return Moves((), len(indicators), ())
    first = shelf.first if shelf else last
    after = {_key(figure): figure for figure in read_figures(snapshot, population, indicators, first, last)}
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
    return Moved(
        indicator.code,
        indicator.title,
        len(days),
        str(Month.of(min(days))),
        str(Month.of(max(days))),
        _shown(was, indicator),
        _shown(becomes, indicator),
    )


def _in_order(keys: Iterable[_Key]) -> list[_Key]:
    """The whole of a measure before its groups, and the month itself before what is made of several."""
    return sorted(keys, key=lambda key: (key[1] != "", list(Basis).index(key[3])))


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)


def _shown(figure: Figure, indicator: Indicator) -> str:
    return NOT_AVAILABLE if figure.value is None else show(figure.value, figure.unit, indicator.decimals)
