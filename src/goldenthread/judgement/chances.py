"""How often chance alone makes it look as if an action had worked, for figures that did not change at all.

`python -m tools.chances` works the numbers out anew by simulation, with a fixed seed; the tests hold them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Noise(StrEnum):
    """Figures that do not change.

    normal: ups and downs of a normal curve. share: a percentage of 60 children a month, 25% on average. high_share:
    the same with 95%. alike: a normal curve where each month takes after the one before it a little (correlation 0.2).
    """

    NORMAL = "normal"
    SHARE = "share"
    HIGH_SHARE = "high_share"
    ALIKE = "alike"


class Case(NamedTuple):
    """Which figures, how many months before the action finished, and whether limits are screened."""

    noise: Noise
    before: int
    screen: bool


OF = 100
WITHIN = 12
CHANCES: dict[Case, float] = {
    Case(Noise.NORMAL, 12, False): 5.3,
    Case(Noise.NORMAL, 12, True): 5.3,
    Case(Noise.NORMAL, 24, False): 3.8,
    Case(Noise.NORMAL, 24, True): 4.0,
    Case(Noise.SHARE, 12, False): 5.4,
    Case(Noise.SHARE, 12, True): 5.2,
    Case(Noise.SHARE, 24, False): 3.4,
    Case(Noise.SHARE, 24, True): 3.5,
    Case(Noise.HIGH_SHARE, 12, False): 4.7,
    Case(Noise.HIGH_SHARE, 12, True): 4.6,
    Case(Noise.HIGH_SHARE, 24, False): 2.6,
    Case(Noise.HIGH_SHARE, 24, True): 3.0,
    Case(Noise.ALIKE, 12, False): 10.0,
    Case(Noise.ALIKE, 12, True): 10.7,
    Case(Noise.ALIKE, 24, False): 7.3,
    Case(Noise.ALIKE, 24, True): 7.6,
}
"""Of 100 actions that changed nothing, how many are called better since at one of the months' ends within 12 months."""


def chances_words(screen: bool) -> str:
    """What to expect of chance, for a legend."""
    few, many, few_alike, many_alike = (
        f"{CHANCES[Case(noise, before, screen)]:.0f}"
        for noise in (Noise.NORMAL, Noise.ALIKE)
        for before in (12, 24)
    )
    return (
        f"Of {OF} actions that changed nothing, about {many} would show a change for the better within {WITHIN} "
        f"months, where 24 months lie before; about {few} where only 12 do. Where each month takes "
        f"after the one before it a little, about {many_alike} and {few_alike}."
    )
