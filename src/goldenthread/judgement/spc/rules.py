"""The four rules that find more than chance. Each gives a side for every point: 1 up, -1 down, 0 not found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby, pairwise
from typing import NamedTuple

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


class Stands(NamedTuple):
    """Where each point stands. near: more than two thirds of the way to a limit, or beyond it.

    side: of the average. A point on a limit is inside, and one on the average on no side.
    """

    outside: list[int]
    near: list[int]
    side: list[int]

    @classmethod
    def of(cls, values: Sequence[float], limits: Limits) -> Stands:
        away = [value - limits.mean for value in values]
        side = _sides(away, limits.tolerance)
        if limits.reach is None:
            return cls([0] * len(away), [0] * len(away), side)
        outside, near = (_sides(away, part * limits.reach + limits.tolerance) for part in (1.0, NEAR))
        return cls(outside, near, side)


def trend(values: Sequence[float], limits: Limits, kept: int) -> list[int]:
    """Each of seven or more points in a row above the one before it, or each below. All of them are marked.

    A point that ends one trend and begins the next belongs to the next, unless it ends one to the side `kept`.
    """
    steps = _sides([b - a for a, b in pairwise(values)], limits.tolerance)
    marks = [0] * len(values)
    for start, end, side in _runs(steps, RUN - 1):
        turn = marks[start]
        marks[start : end + 1] = [side] * (end + 1 - start)
        if kept and turn == kept:
            marks[start] = turn
    return marks


def two_in_three(stands: Stands, beyond_counts: bool) -> list[int]:
    """Two of three points in a row are near the same limit, and the third is on the same side of the average.

    Only the points that are near are marked. `beyond_counts`: a point beyond the limit counts as near (the variant
    of 2023).
    """
    near, sides = stands.near, stands.side
    if not beyond_counts:
        near = [0 if out else side for side, out in zip(near, stands.outside, strict=True)]
    marks = [0] * len(near)
    for at, side in enumerate(sides[:-2]):
        three = slice(at, at + 3)
        if side and near[three].count(side) >= 2 and sides[three] == [side] * 3:
            for each in range(at, at + 3):
                marks[each] = marks[each] or near[each]
    return marks


def shift(stands: Stands) -> list[int]:
    """Seven or more points in a row on one side of the average. All of them are marked."""
    marks = [0] * len(stands.side)
    for start, end, side in _runs(stands.side, RUN):
        marks[start:end] = [side] * (end - start)
    return marks


def _sides(differences: Sequence[float], least: float) -> list[int]:
    return [1 if each > least else -1 if each < -least else 0 for each in differences]


def _runs(sides: Sequence[int], length: int) -> Iterator[tuple[int, int, int]]:
    """Stretches of at least `length` equal sides: start, end (not included), side."""
    start = 0
    for side, group in groupby(sides):
        end = start + len(list(group))
        if side and end - start >= length:
            yield start, end, side
        start = end
