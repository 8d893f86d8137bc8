"""Equal means equal: figures that differ only by how a computer keeps decimals are the same figure.

12.3 less 2.3 is 10.000000000000002 to a computer. Without this, "exactly 10 points" would fall on either side by
chance.
"""

from __future__ import annotations

import math

PRECISION = 1e-12
"""Figures count as equal when they differ by less than this part of their size."""


def compare(a: float, b: float, scale: float = 0.0) -> int:
    """1 where a is above b, -1 where it is below, 0 where they are equal.

    `scale`: the size of the figures that a and b were worked out from, where those were larger.
    """
    if abs(a - b) <= PRECISION * max(abs(a), abs(b), abs(scale)):
        return 0
    return int(math.copysign(1, a - b))
