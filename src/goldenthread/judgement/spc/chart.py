"""An XmR chart of one series: its groups, its points with what each shows, and its two icons."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from goldenthread.judgement.spc.assurance import assurance_of
from goldenthread.judgement.spc.limits import FEW, Limits, limits_of
from goldenthread.judgement.spc.method import DEFAULT, Method, Rebase, SpcError
from goldenthread.judgement.spc.rules import Rule, Stands, shift, trend, two_in_three
from goldenthread.terms.judging import Assurance, Variation
from goldenthread.terms.showing import show_day
from goldenthread.terms.words import Better

_KINDS = {
    Better.HIGHER: {1: Variation.IMPROVEMENT_HIGH, -1: Variation.CONCERN_LOW},
    Better.LOWER: {1: Variation.CONCERN_HIGH, -1: Variation.IMPROVEMENT_LOW},
    Better.NEITHER: {1: Variation.NEITHER_HIGH, -1: Variation.NEITHER_LOW},
}


class Point(NamedTuple):
    """One figure of the series, the rule that marks it, and whether that is good."""

    day: date
    value: float
    rule: Rule
    type: Variation


@dataclass(frozen=True, slots=True)
class Group:
    """The points from one new start to the next, with their average and limits. Limits are as worked out, uncut.

    `values` are the group's own points. `few_points`: the limits are trial limits, which the next points move.
    """

    start: date
    values: tuple[float, ...]
    limits: Limits
    reason: str = ""

    @property
    def n(self) -> int:
        return len(self.values)

    @property
    def mean(self) -> float:
        return self.limits.mean

    @property
    def lower(self) -> float | None:
        return self.limits.lower

    @property
    def upper(self) -> float | None:
        return self.limits.upper

    @property
    def few_points(self) -> bool:
        return self.n < FEW


@dataclass(frozen=True, slots=True)
class Chart:
    """What an XmR chart shows. `missing`: days of the series that have no figure.

    variation: the type of the last point. assurance: whether the target will be met, by the last group.
    """

    groups: tuple[Group, ...]
    points: tuple[Point, ...]
    variation: Variation
    assurance: Assurance
    missing: tuple[date, ...]
    better: Better
    target: float | None
    method: Method

    @property
    def signal(self) -> Variation | None:
        """The variation, or None where the last group has too few points for anything to be told."""
        return None if not self.groups or self.groups[-1].limits.is_short else self.variation


def xmr(
    series: Iterable[tuple[date, float | None]],
    better: Better = Better.NEITHER,
    target: float | None = None,
    rebase: Sequence[Rebase] = (),
    method: Method = DEFAULT,
) -> Chart:
    """The chart of a series of days and figures, in any order; a figure that is None is missing and left out."""
    rows = sorted(series, key=lambda row: row[0])
    _refuse_twins([day for day, _ in rows])
    known = [(day, value) for day, value in rows if value is not None]
    missing = tuple(day for day, value in rows if value is None)
    reasons = _starts(rebase, [day for day, _ in known])
    groups: list[Group] = []
    points: list[Point] = []
    for part in _parts(known, reasons):
        values = tuple(value for _, value in part)
        limits = limits_of(values, method)
        start = part[0][0]
        groups.append(Group(start, values, limits, reasons.get(start, "")))
        marks = _marks(values, limits, better, method)
        points += [Point(*row, *mark) for row, mark in zip(part, marks, strict=True)]
    variation = points[-1].type if points else Variation.COMMON
    assurance = Assurance.NONE
    if groups and target is not None:
        assurance = assurance_of(target, better, groups[-1].values, groups[-1].limits, method)
    return Chart(tuple(groups), tuple(points), variation, assurance, missing, better, target, method)


def _marks(
    values: Sequence[float], limits: Limits, better: Better, method: Method
) -> list[tuple[Rule, Variation]]:
    """For every point the rule that marks it, by the order of the rules, and its type."""
    nothing = (Rule.NONE, Variation.COMMON)
    if limits.is_short:
        return [nothing] * len(values)
    kinds = _KINDS[better]
    good = {Better.HIGHER: 1, Better.LOWER: -1}.get(better, 0) if method.improvement_first else 0
    rules = (Rule.OUTSIDE, Rule.TREND, Rule.TWO_IN_THREE, Rule.SHIFT)
    stands = Stands.of(values, limits)
    found = (
        stands.outside,
        trend(values, limits, good),
        two_in_three(stands, method.two_of_three_2023),
        shift(stands),
    )
    marks = []
    for sides in zip(*found, strict=True):
        if not any(sides):
            marks.append(nothing)
            continue
        side = good if good and good in sides else next(filter(None, sides))
        marks.append((rules[sides.index(side)], kinds[side]))
    return marks


def _parts(
    rows: Sequence[tuple[date, float]], starts: Container[date]
) -> Iterator[Sequence[tuple[date, float]]]:
    """The rows cut before every start."""
    cuts = [at for at, (day, _) in enumerate(rows) if at and day in starts]
    for first, end in pairwise([0, *cuts, len(rows)]):
        if end > first:
            yield rows[first:end]


def _starts(rebase: Sequence[Rebase], days: Sequence[date]) -> dict[date, str]:
    unknown = sorted({each.day for each in rebase} - set(days))
    if unknown:
        raise SpcError(
            f"There is no figure on {' or '.join(show_day(day) for day in unknown)}, so no new baseline can start "
            "there. Name the day of the first figure that belongs to the new baseline."
        )
    return {each.day: each.reason for each in rebase}


def _refuse_twins(days: Sequence[date]) -> None:
    twins = sorted({a for a, b in pairwise(days) if a == b})
    if twins:
        raise SpcError(f"{show_day(twins[0])} is there twice. A series has one figure for each date.")
