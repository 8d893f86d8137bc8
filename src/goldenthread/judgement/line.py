"""A straight line through some months, and whether its slope is more than chance."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.judgement.comparing import compare

T = {
    5: 2.570582, 6: 2.446912, 7: 2.364624, 8: 2.306004, 9: 2.262157, 10: 2.228139, 11: 2.200985, 12: 2.178813,
    13: 2.160369, 14: 2.144787, 15: 2.13145, 16: 2.119905, 17: 2.109816, 18: 2.100922, 19: 2.093024, 20: 2.085963,
    21: 2.079614, 22: 2.073873,
}  # fmt: skip
"""Student's t, two-sided 95%, by degrees of freedom: months less two. So a line has 7 to 24 months."""

FEWEST, MOST = min(T) + 2, max(T) + 2


@dataclass(frozen=True)
class Line:
    """A least-squares line, with months counted from the last final one.

    `level`: the line's height at the month `middle`. `slope`: a month. `wobble`: how far the months stand off the
    line, times Student's t. `n` months, whose squared distances from the middle add up to `spread`.
    """

    middle: float
    level: float
    slope: float
    wobble: float
    n: int
    spread: float

    @property
    def reach(self) -> float:
        """From the slope to either end of its 95% interval."""
        return self.wobble / math.sqrt(self.spread)

    @property
    def is_more_than_chance(self) -> bool:
        """Whether the slope's 95% interval leaves out 0."""
        return compare(abs(self.slope), self.reach, abs(self.level)) > 0

    def reaches(self, height: float) -> tuple[float, float, float]:
        """Months from the last one until the line stands at a height: its own, the first and the last possible.

        Fieller: all months in which the height lies inside the line's own 95% interval.
        """
        away = height - self.level
        squared = self.slope**2 - self.wobble**2 / self.spread
        root = math.sqrt((self.slope * away) ** 2 - squared * (away**2 - self.wobble**2 / self.n))
        ends = [self.middle + (self.slope * away + side * root) / squared for side in (-1, 1)]
        return self.middle + away / self.slope, min(ends), max(ends)


def line(points: Sequence[tuple[int, float]]) -> Line:
    """The line through points of month and figure, `FEWEST` to `MOST` of them."""
    n = len(points)
    middle = math.fsum(x for x, _ in points) / n
    level = math.fsum(y for _, y in points) / n
    spread = math.fsum((x - middle) ** 2 for x, _ in points)
    slope = math.fsum((x - middle) * (y - level) for x, y in points) / spread
    off = math.fsum((y - level - slope * (x - middle)) ** 2 for x, y in points)
    return Line(middle, level, slope, T[n - 2] * math.sqrt(off / (n - 2)), n, spread)
