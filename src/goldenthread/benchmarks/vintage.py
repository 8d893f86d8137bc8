"""What a new release, or another neighbour model, changes: every comparator as it was and as it becomes.

DfE restates earlier years with each release: other populations, corrected returns, figures newly shown or newly
hidden. So a change has two parts: the same year told anew, and a newer year that takes its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.benchmarks.asking import Benchmarks
from goldenthread.benchmarks.comparison import Comparison, Published
from goldenthread.terms.judging import Rag


class Compared(StrEnum):
    """Which figure changes."""

    ENGLAND = "england"
    NEIGHBOURS = "sn_mean"
    NEIGHBOURS_MEDIAN = "sn_median"
    OWN = "own"


@dataclass(frozen=True)
class Basis:
    """What is compared with: a release and a neighbour model."""

    release: str
    model: str


@dataclass(frozen=True)
class Change:
    """One figure under two bases.

    `restated`: the figure of the old year as the new basis has it. None where there is no figure.
    """

    indicator: str
    breakdown: str
    figure: Compared
    was_year: int | None
    was: float | None
    restated: float | None
    becomes_year: int | None
    becomes: float | None

    @property
    def changed(self) -> bool:
        return (self.was_year, self.was) != (self.becomes_year, self.becomes) or self.restated != self.was


@dataclass(frozen=True)
class Flip:
    """A comparison that changes its colour though our own figure does not move."""

    change: Change
    was: Rag
    becomes: Rag


Judge = Callable[[str, str, float], Rag | None]
"""How our figure of an indicator and breakdown is rated against a comparator; None where we have no figure."""


def changes(
    benchmarks: Benchmarks,
    authority: str,
    old: Basis,
    new: Basis,
    neighbours: Compared = Compared.NEIGHBOURS,
) -> list[Change]:
    """Every figure that two bases give differently, indicator by indicator. `neighbours`: their mean or their median.

    An indicator that only one release holds is not compared: a scorecard keeps the newest that it has.
    """
    for basis in (old, new):
        benchmarks.check(basis.release, basis.model)
    found = []
    for indicator, breakdown in benchmarks.series:
        before, after = (
            benchmarks.compare(authority, indicator, breakdown, release=basis.release, model=basis.model)
            for basis in (old, new)
        )
        if before and after:
            same_year = benchmarks.compare(
                authority, indicator, breakdown, year=before.year, release=new.release, model=new.model
            )
            figures = (Compared.ENGLAND, neighbours, Compared.OWN)
            found += [each for each in _changes(figures, before, same_year, after) if each.changed]
    return found


def _changes(
    figures: Iterable[Compared], before: Comparison, same_year: Comparison | None, after: Comparison
) -> Iterator[Change]:
    for figure in figures:
        was, restated, becomes = (_figure(each, figure) for each in (before, same_year, after))
        yield Change(
            before.indicator, before.breakdown, figure, before.year, was, restated, after.year, becomes
        )


def _figure(comparison: Comparison | None, figure: Compared) -> float | None:
    if comparison is None:
        return None
    match figure:
        case Compared.ENGLAND:
            return _value(comparison.england)
        case Compared.NEIGHBOURS:
            return comparison.sn_mean
        case Compared.NEIGHBOURS_MEDIAN:
            return comparison.sn_median
        case Compared.OWN:
            return _value(comparison.own)


def _value(published: Published | None) -> float | None:
    return published.value if published else None


def flips(changed: Iterable[Change], judge: Judge) -> list[Flip]:
    """The comparisons with England and with the neighbours that change colour. `judge` rates our own figure."""
    found = []
    for change in changed:
        if change.figure is Compared.OWN or change.was is None or change.becomes is None:
            continue
        was, becomes = (
            judge(change.indicator, change.breakdown, value) for value in (change.was, change.becomes)
        )
        if was is not None and becomes is not None and was is not becomes:
            found.append(Flip(change, was, becomes))
    return found
