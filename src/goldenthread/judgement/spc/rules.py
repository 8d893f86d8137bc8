"""The four rules that find more than chance. Each gives a side for every point: 1 up, -1 down, 0 not found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby, pairwise

from goldenthread.judgement.spc.limits import NEAR, Limits

RUN = 7
"""Points in a row for a trend or a shift."""


class Rule(StrEnum):
    """Which rule marks a point; where several do, the first of them in this order."""

    OUTSIDE = "outside"
    TREND = "trend"
    TWO_IN_THREE = "two_in_three"
    SHIFT = "shift"
    NONE = "none"


def outside(values: Sequence[float], limits: Limits) -> list[int]:
    """Above the upper limit or below the lower; a point on a limit is inside."""
    return beyond(values, limits, 1.0)


def trend(values: Sequence[float], limits: Limits, kept: int) -> list[int]:
    """Each of seven or more points in a row above the one before it, or each below. All of them are marked.

    A point that ends one trend and begins the next belongs to the next, unless it ends one to the side `kept`.
    """
    steps = [_side(b - a, limits.tolerance) for a, b in pairwise(values)]
    marks = [0] * len(values)
    for start, end, side in _runs(steps, RUN - 1):
        turn = marks[start]
        marks[start : end + 1] = [side] * (end + 1 - start)
        if kept and turn == kept:
            marks[start] = turn
    return marks


def two_in_three(values: Sequence[float], limits: Limits, beyond_counts: bool) -> list[int]:
    """Two of three points in a row are near the same limit, and the third is on the same side of the average.

    Near is more than two thirds of the way. Only the points that are near are marked. `beyond_counts`: a point
    beyond the limit counts as near (the variant of 2023).
    """
    near = beyond(values, limits, NEAR)
    if not beyond_counts:
        near = [0 if out else side for side, out in zip(near, outside(values, limits), strict=True)]
    sides = sides_of(values, limits)
    marks = [0] * len(values)
    for at in range(len(values) - 2):
        side = sides[at]
        three = slice(at, at + 3)
        if side and sides[three] == [side] * 3 and near[three].count(side) >= 2:
            for each in range(at, at + 3):
                marks[each] = marks[each] or near[each]
    return marks


def shift(values: Sequence[float], limits: Limits) -> list[int]:
    """Seven or more points in a row on one side of the average. All of them are marked."""
    marks = [0] * len(values)
    for start, end, side in _runs(sides_of(values, limits), RUN):
        marks[start:end] = [side] * (end - start)
    return marks


def beyond(values: Sequence[float], limits: Limits, part: float) -> list[int]:
    """Which points are further from the average than a part of the way to the limits."""
    if limits.reach is None:
        return [0] * len(values)
    least = part * limits.reach + limits.tolerance
    return [_side(value - limits.mean, least) for value in values]


def sides_of(values: Sequence[float], limits: Limits) -> list[int]:
    """Which side of the average each point is on."""
    return [_side(value - limits.mean, limits.tolerance) for value in values]


def _side(difference: float, least: float) -> int:
    return 1 if difference > least else -1 if difference < -least else 0


def _runs(sides: Sequence[int], length: int) -> Iterator[tuple[int, int, int]]:
    """Stretches of at least `length` equal sides: start, end (not included), side."""
    start = 0
    for side, group in groupby(sides):
        end = start + len(list(group))
        if side and end - start >= length:
            yield start, end, side
        start = end
