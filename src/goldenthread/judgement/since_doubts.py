"""Why a change may be chance after all: months that take after each other, and unusual months just before.

Both make chance look like a change, so a change must stand without them. And when it began: perhaps before.
Why: docs/decisions/0024-what-figures-do-by-themselves.md.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise
from statistics import median, stdev

from goldenthread.judgement.since_rules import JUST_BEFORE, Before, Months, before_of, signals
from goldenthread.judgement.spc.method import Method
from goldenthread.terms.months import Month

ALIKE_FROM, ALIKE_MOST = 1.5, 0.9
"""Months take after each other where the correlation of a month with the one before it is this many standard errors
(one over the root of the months) or more; no more than the second is taken off."""

LARGE = 2.5
"""A change of the average by so many standard deviations is no accident of months that take after each other."""

UNUSUAL = 0.5
"""The last three months before are unusual when they are further than this from the others, in standard deviations."""

YEAR, BAD_YEAR = 12, 0.4
"""The last year before was bad when it is worse than the months before it by so many standard deviations."""

_SDS_TO_LIMIT = 3
_AROUND = 6
"""Months before in which a change may have begun."""


class Doubt(StrEnum):
    """alike: each month takes after the one before it. unusual: the last three before were off to the other side."""

    ALIKE = "alike"
    UNUSUAL = "unusual"


def doubts(rows: Months, judged: Months, base: Before, side: int, method: Method) -> list[Doubt]:
    """What a change to a side may come of, beside anything that happened: it is no change without that."""
    return [
        doubt
        for doubt, months, before in _other_ways(rows, judged, base, side, method)
        if not any(found.side == side for found in signals(months, before))
    ]


def _other_ways(
    rows: Months, judged: Months, base: Before, side: int, method: Method
) -> Iterator[tuple[Doubt, Months, Before]]:
    share = correlation(rows)
    if is_alike(rows) and not _is_large(rows, judged):
        off = _news([*rows, *judged], base.mean, min(share, ALIKE_MOST))
        first = judged[0][0]
        before = [row for row in off if row[0] < first]
        if len(before) >= JUST_BEFORE:
            loose = replace(method, fewest=min(method.fewest, len(before)))
            yield Doubt.ALIKE, [row for row in off if row[0] >= first], before_of(before, loose)
    usual = _without_the_last(rows, base)
    if usual is not None and _is_unusual(rows, usual, side):
        yield Doubt.UNUSUAL, judged, usual


def correlation(rows: Months) -> float:
    """How much each month takes after the one before it: the correlation, without what few months take from it."""
    values = [value for _, value in rows]
    mean = math.fsum(values) / len(values)
    spread = math.fsum((value - mean) ** 2 for value in values)
    together = math.fsum((a[1] - mean) * (b[1] - mean) for a, b in _pairs(rows))
    if not spread:
        return 0.0
    found = together / spread
    return found + (1 + 4 * found) / len(values)


def is_alike(rows: Months) -> bool:
    """Whether each month takes after the one before it by more than chance."""
    return correlation(rows) >= ALIKE_FROM / math.sqrt(len(rows))


def may_be_bad_year(rows: Months, base: Before, side: int) -> bool:
    """Whether the last year before may have been bad: it was, against the months before it, or there are too few."""
    values = [value for _, value in rows]
    last, earlier = values[-YEAR:], values[:-YEAR]
    if len(earlier) < YEAR:
        return True
    off = (math.fsum(earlier) / len(earlier) - math.fsum(last) / len(last)) * side
    return off > BAD_YEAR * (base.limits.reach or 0.0) / _SDS_TO_LIMIT


def _is_large(rows: Months, judged: Months) -> bool:
    values, since = [value for _, value in rows], [value for _, value in judged]
    return abs(math.fsum(since) / len(since) - math.fsum(values) / len(values)) > LARGE * stdev(values)


def _pairs(rows: Months) -> Iterator[tuple[tuple[Month, float], tuple[Month, float]]]:
    return ((a, b) for a, b in pairwise(rows) if b[0] == a[0].plus(1))


def _news(rows: Months, mean: float, share: float) -> list[tuple[Month, float]]:
    """What is new in each month: the rest when its share of how far the month before was off is taken away."""
    return [(b[0], b[1] - share * (a[1] - mean)) for a, b in _pairs(rows)]


def _without_the_last(rows: Months, base: Before) -> Before | None:
    """The months before without the last three, with the same limits around their own average."""
    rest = [value for _, value in rows[:-JUST_BEFORE]]
    if base.limits.reach is None or not rest:
        return None
    mean = math.fsum(rest) / len(rest)
    return replace(base, limits=replace(base.limits, mean=mean), middle=median(rest))


def _is_unusual(rows: Months, usual: Before, side: int) -> bool:
    last = [value for _, value in rows[-JUST_BEFORE:]]
    off = (usual.mean - math.fsum(last) / len(last)) * side
    return off > UNUSUAL * (usual.limits.reach or 0.0) / _SDS_TO_LIMIT


def began(rows: Months, judged: Months) -> Month | None:
    """The month before the finish from which the figures differ most, where they do so more than from the finish on."""
    every = [*rows, *judged]
    values = [value for _, value in every]
    splits = range(len(rows) - _AROUND, len(rows) + 1)
    best = min(splits, key=lambda at: (_squares(values[:at]) + _squares(values[at:]), -at))
    return every[best][0] if best < len(rows) else None


def _squares(values: Sequence[float]) -> float:
    mean = math.fsum(values) / len(values)
    return math.fsum((value - mean) ** 2 for value in values)
