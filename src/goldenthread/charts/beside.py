"""Where the word at a marked point stands: by its point, above or below it, and on no line that says something."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

HIGH = 18.0  # of a word
_AWAY = (18.0, 24.0, 31.0, 39.0, 48.0)  # from the middle of a word to its point, up or down
_RADIUS = 8.0  # of a marked point, with a little room around it
_BESIDE = 11.0  # from a word to the middle of a point that it stands aslant of
_OVER, _UNDER = (
    26.0,
    2.0,
)  # pixels that a word may reach over the picture's upper edge, and over its lower one
_TRIES = 8  # places of a line that are looked at, between two months
# What it costs to stand on another word, on the target's line, on a place of the line of months, on a mean or limit;
# to stand on the side where nobody looks first; and each pixel away from the point.
_WORD, _TARGET, _LINE, _LEVEL, _OTHER_SIDE, _PIXEL = 1000.0, 200.0, 12.0, 24.0, 6.0, 0.5
_BEHIND = 30.0  # to be cut off from the point by the target's line


@dataclass(frozen=True)
class Spot:
    """Where a word stands: its middle, how far down, its width."""

    middle: float
    down: float
    wide: float

    def holds(self, x: float, y: float, room: float = 0.0) -> bool:
        return abs(x - self.middle) < self.wide / 2 + room and abs(y - self.down) < HIGH / 2 + room

    def meets(self, other: Spot) -> bool:
        return (
            abs(self.middle - other.middle) < (self.wide + other.wide) / 2
            and abs(self.down - other.down) < HIGH
        )


@dataclass
class Surroundings:
    """What is in the picture already. dots: the months in their order; target, levels: how far down a line lies."""

    dots: Sequence[tuple[float, float]]
    target: Sequence[float]
    levels: Sequence[float]
    words: list[Spot] = field(default_factory=list)
    wide: float = 0.0
    high: float = 0.0


def best_spot(
    points: Sequence[tuple[float, float]], wide: float, around: Surroundings, below_first: bool = False
) -> Spot:
    """The best of all places by some points, the first of which it belongs to before the others."""
    line = list(_along(around.dots))
    tried = sorted(
        (
            (more + 4.0 * at, spot)
            for at, point in enumerate(points)
            for spot, more in _spots(point, wide, around, below_first)
        ),
        key=lambda one: one[0],
    )
    least, best = math.inf, tried[0][1]
    for more, spot in tried:
        if more >= least:
            break  # to stand there costs more by itself than the best place with all that it covers
        cost = more + _cost(spot, around, line)
        if cost < least:
            least, best = cost, spot
    return best


def _spots(
    point: tuple[float, float], wide: float, around: Surroundings, below_first: bool
) -> Iterator[tuple[Spot, float]]:
    """The places above, below and aslant of a point, each with what it costs to stand there."""
    x, y = point
    for away, side, aslant in product(_AWAY, (1, -1), (0.0, 0.5, -0.5, 1.0, -1.0)):
        moved = aslant * (wide / 2 + (_BESIDE if abs(aslant) == 1 else 0.0))
        middle = min(max(x + moved, wide / 2), around.wide - wide / 2)
        down = min(max(y + side * away, HIGH / 2 - _OVER), around.high + _UNDER - HIGH / 2)
        spot = Spot(middle, down, wide)
        far = abs(down - y) + abs(middle - x) / 4
        behind = any(min(y, down) < line < max(y, down) for line in around.target)
        yield spot, _PIXEL * far + _OTHER_SIDE * ((down > y) != below_first) + _BEHIND * behind


def _cost(spot: Spot, around: Surroundings, line: Sequence[tuple[float, float]]) -> float:
    on_line = sum(spot.holds(x, y, 1.0) for x, y in line)
    on_point = sum(spot.holds(x, y, _RADIUS) for x, y in around.dots)
    return (
        _WORD * sum(map(spot.meets, around.words))
        + _TARGET * sum(abs(down - spot.down) < HIGH / 2 for down in around.target)
        + _LEVEL * sum(abs(down - spot.down) < HIGH / 2 for down in around.levels)
        + _LINE * on_line
        + 3 * _LINE * on_point
    )


def _along(dots: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Places on the line from month to month."""
    for (x, y), (to, end) in pairwise(dots):
        for step in range(1, _TRIES):
            part = step / _TRIES
            yield x + (to - x) * part, y + (end - y) * part
