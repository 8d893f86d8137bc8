"""The average and the limits of one group of points: what the process does when nothing changes.

Limits stand 2.66 times the average step from point to point to either side of the average. A process that
does not change stays between them nearly always.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.judgement.comparing import PRECISION, compare
from goldenthread.judgement.spc.method import Method

STEPS_TO_LIMIT = 2.66
SCREENED_FROM = 3.267
NEAR = 2 / 3
FEW = 13


@dataclass(frozen=True, slots=True)
class Limits:
    """`reach`: from the average to a limit; None where there are none, because there are too few points
    (`is_short`) or because the points are all the same. `not_screened`: screening was asked for and would have
    left no steps at all. `tolerance`: differences up to this are only how a computer keeps decimals.
    """

    mean: float
    reach: float | None
    is_short: bool
    not_screened: bool
    tolerance: float

    @property
    def lower(self) -> float | None:
        return None if self.reach is None else self.mean - self.reach

    @property
    def upper(self) -> float | None:
        return None if self.reach is None else self.mean + self.reach


def limits_of(values: Sequence[float], method: Method) -> Limits:
    """Average and limits of a group, from all its points or from its first `fix_first`."""
    base = values[: method.fix_first]
    mean = math.fsum(base) / len(base)
    largest = max(map(abs, values))
    tolerance = PRECISION * largest
    if len(base) < method.fewest:
        return Limits(mean, None, True, False, tolerance)
    steps = [abs(b - a) for a, b in pairwise(base)]
    step = math.fsum(steps) / len(steps)
    not_screened = False
    if method.screen:
        edge = SCREENED_FROM * step
        kept = [each for each in steps if compare(each, edge, largest) == -1]
        screened = math.fsum(kept) / len(kept) if kept else 0.0
        not_screened = screened <= tolerance < step
        step = step if not_screened else screened
    return Limits(mean, STEPS_TO_LIMIT * step if step > tolerance else None, False, not_screened, tolerance)
