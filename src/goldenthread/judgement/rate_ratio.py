"""How many times as likely, or as frequent, something is in one group as in another, and how sure that is.

Both ways give an interval in which the true ratio lies 95 times of 100. They hold for small counts and for zero, where
the usual one (of the logarithm) does not.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from scipy.special import betaincinv

CHI_SQUARE = 3.841458820694124  # of one degree of freedom, exceeded 5 times of 100
TAIL = 0.025
FEWEST_EXPECTED = 5
_STEPS, _FAR = 200, 1e9


@dataclass(frozen=True)
class Counted:
    """One group. above: how many are counted. below: of how many, or the population."""

    above: float
    below: float


@dataclass(frozen=True)
class RateRatio:
    """value: the ratio; infinite where nobody of the reference is counted. low, high: its 95% interval."""

    value: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Whether chance alone does not explain it: the interval leaves out 1, which is no difference."""
        return self.low > 1 or self.high < 1


def of_shares(group: Counted, reference: Counted) -> RateRatio:
    """The ratio of two shares, each of whom is or is not counted.

    The interval is that of the score test (Koopman, Biometrics 1984; 40: 513-517): all ratios that the figures do not
    contradict.
    """
    _check(group, reference)
    value = _divided(group.above / group.below, reference.above / reference.below)

    def strays(ratio: float) -> bool:
        return _score(group, reference, ratio) > CHI_SQUARE

    low = 0.0 if group.above == 0 else _edge(strays, 0.0, value)
    high = math.inf if reference.above == 0 else _edge(strays, _FAR, value)
    return RateRatio(value, low, high)


def of_rates(group: Counted, reference: Counted) -> RateRatio:
    """The ratio of two rates: events counted in two populations.

    The interval is exact: of all events together, those of the group are binomial (Przyborowski and Wilenski,
    Biometrika 1940; 31: 313-323), with the limits of Clopper and Pearson (Biometrika 1934; 26: 404-413).
    """
    _check(group, reference)
    value = _divided(group.above / group.below, reference.above / reference.below)
    a, b, times = group.above, reference.above, reference.below / group.below
    low = 0.0 if a == 0 else _odds(float(betaincinv(a, b + 1, TAIL))) * times
    high = math.inf if b == 0 else _odds(float(betaincinv(a + 1, b, 1 - TAIL))) * times
    return RateRatio(value, low, high)


def are_enough(group: Counted, reference: Counted, *, shares: bool) -> bool:
    """Whether there are enough to tell anything: at least 5 expected of each kind in each group if they were alike.

    The rule is Cochran's (Biometrics 1954; 10: 417-451). Of shares those who are not counted must be enough too.
    """
    together = (group.above + reference.above) / (group.below + reference.below)
    kinds = (together, 1 - together) if shares else (together,)
    return all(each.below * kind >= FEWEST_EXPECTED for each in (group, reference) for kind in kinds)


def _check(group: Counted, reference: Counted) -> None:
    if group.below <= 0 or reference.below <= 0:
        raise ValueError("a ratio needs two groups with somebody in each")
    if group.above == 0 and reference.above == 0:
        raise ValueError("a ratio needs somebody who is counted in one of the groups")


def _divided(one: float, other: float) -> float:
    return one / other if other else math.inf


def _odds(share: float) -> float:
    return share / (1 - share)


def _score(group: Counted, reference: Counted, ratio: float) -> float:
    """How far two shares are from a ratio, in the units of chance: with the likeliest shares that have that ratio."""
    x1, n1, x0, n0 = group.above, group.below, reference.above, reference.below
    a = (n1 + n0) * ratio
    b = (x1 + n0) + (n1 + x0) * ratio
    share0 = (b - math.sqrt(max(0.0, b * b - 4 * a * (x1 + x0)))) / (2 * a)
    share1 = min(1.0, share0 * ratio)
    spread = share1 * (1 - share1) / n1 + ratio**2 * share0 * (1 - share0) / n0
    apart = (x1 / n1 - ratio * x0 / n0) ** 2
    return apart / spread if spread > 0 else (0.0 if apart == 0 else math.inf)


def _edge(strays: Callable[[float], bool], outside: float, inside: float) -> float:
    """Where ratios begin to be contradicted, between one that is and the one that was found.

    Where nobody of the reference is counted the one that was found has no end, and is looked for from a large one.
    """
    far, near = outside, min(inside, _FAR)
    for _ in range(_STEPS):
        middle = math.sqrt(far * near) if far > 0 and near > 0 else (far + near) / 2
        far, near = (middle, near) if strays(middle) else (far, middle)
    return near
