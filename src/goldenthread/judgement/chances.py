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
    stock: the same with 0.8, as where children are counted on a day. wander: each month is the last one and a step of
    chance, with no level that it comes back to. chosen: a normal curve whose last three months
    before were worse on average by at least a standard deviation, which is how actions are chosen. bad_year: one whose
    last twelve were, by at least 0.4 of it. season: a normal curve on a yearly wave twice as high as its deviation.
    slow: a normal curve that becomes better all the time, by a twentieth of its deviation a month: nothing to do with
    the action, and too slow to be seen in the months before.
    """

    NORMAL = "normal"
    SHARE = "share"
    HIGH_SHARE = "high_share"
    ALIKE = "alike"
    STOCK = "stock"
    WANDER = "wander"
    CHOSEN = "chosen"
    BAD_YEAR = "bad_year"
    SEASON = "season"
    SLOW = "slow"


class Case(NamedTuple):
    """Which figures, how many months before the action finished, and whether limits are screened."""

    noise: Noise
    before: int
    screen: bool


OF = 100
_MEASURES = 5
"""Of an action, for which the legend says how often one of them looks better."""
WITHIN = 12
CHANCES: dict[Case, float] = {
    Case(Noise.NORMAL, 12, False): 4.1,
    Case(Noise.NORMAL, 12, True): 4.1,
    Case(Noise.NORMAL, 24, False): 3.1,
    Case(Noise.NORMAL, 24, True): 3.3,
    Case(Noise.SHARE, 12, False): 4.1,
    Case(Noise.SHARE, 12, True): 4.0,
    Case(Noise.SHARE, 24, False): 2.8,
    Case(Noise.SHARE, 24, True): 3.0,
    Case(Noise.HIGH_SHARE, 12, False): 3.6,
    Case(Noise.HIGH_SHARE, 12, True): 3.5,
    Case(Noise.HIGH_SHARE, 24, False): 2.1,
    Case(Noise.HIGH_SHARE, 24, True): 2.3,
    Case(Noise.ALIKE, 12, False): 6.8,
    Case(Noise.ALIKE, 12, True): 7.2,
    Case(Noise.ALIKE, 24, False): 4.8,
    Case(Noise.ALIKE, 24, True): 4.9,
    Case(Noise.STOCK, 12, False): 15.4,
    Case(Noise.STOCK, 12, True): 15.3,
    Case(Noise.STOCK, 24, False): 7.3,
    Case(Noise.STOCK, 24, True): 7.3,
    Case(Noise.WANDER, 12, False): 16.7,
    Case(Noise.WANDER, 12, True): 16.8,
    Case(Noise.WANDER, 24, False): 12.0,
    Case(Noise.WANDER, 24, True): 12.6,
    Case(Noise.CHOSEN, 12, False): 5.0,
    Case(Noise.CHOSEN, 12, True): 5.4,
    Case(Noise.CHOSEN, 24, False): 3.3,
    Case(Noise.CHOSEN, 24, True): 3.5,
    Case(Noise.BAD_YEAR, 12, False): 17.8,
    Case(Noise.BAD_YEAR, 12, True): 19.1,
    Case(Noise.BAD_YEAR, 24, False): 7.6,
    Case(Noise.BAD_YEAR, 24, True): 7.8,
    Case(Noise.SEASON, 12, False): 0.9,
    Case(Noise.SEASON, 12, True): 1.2,
    Case(Noise.SEASON, 24, False): 0.7,
    Case(Noise.SEASON, 24, True): 0.6,
    Case(Noise.SLOW, 12, False): 22.8,
    Case(Noise.SLOW, 12, True): 24.6,
    Case(Noise.SLOW, 24, False): 27.3,
    Case(Noise.SLOW, 24, True): 26.9,
}
"""Of 100 figures that no action changed, how many are called better since at one of the months' ends within 12 months.

Of one figure each: an action with several measures has the chance of any of them, `chance_of_any`.
"""


def chance_of(noise: Noise, before: int, screen: bool) -> str:
    """How many of a hundred, for so many months before: as with 12 where fewer than 24 are there."""
    return f"{CHANCES[Case(noise, 24 if before >= 24 else 12, screen)]:.0f}"


def chance_of_any(measures: int, before: int, screen: bool) -> str:
    """How many of a hundred actions that changed nothing have at least one of so many measures called better.

    For normal figures that go up and down each by itself.
    """
    one = CHANCES[Case(Noise.NORMAL, 24 if before >= 24 else 12, screen)] / OF
    return f"{OF * (1 - (1 - one) ** measures):.0f}"


def chances_words(screen: bool) -> str:
    """What to expect of chance, for a legend."""
    told = {
        noise: (chance_of(noise, 24, screen), chance_of(noise, 12, screen))
        for noise in (Noise.NORMAL, Noise.ALIKE, Noise.STOCK, Noise.WANDER, Noise.BAD_YEAR, Noise.SLOW)
    }
    many, few = told[Noise.NORMAL]
    both = {noise: " and ".join(pair) for noise, pair in told.items()}
    any_of_them = " and ".join(chance_of_any(_MEASURES, before, screen) for before in (24, 12))
    return (
        f"Of {OF} figures that no action changed, about {many} would show a change for the better within {WITHIN} "
        f"months, where 24 months lie before; about {few} where only 12 do. Of {OF} actions with {_MEASURES} measures "
        f"each, one or more of them in {any_of_them}. Where each month takes after the one before it a little, about "
        f"{both[Noise.ALIKE]}; where it takes after it a lot, as figures of a single day do, {both[Noise.STOCK]}, and "
        f"{both[Noise.WANDER]} where figures wander with no level that they come back to. Of actions that were begun "
        f"because the year before was bad about {both[Noise.BAD_YEAR]}: figures come back by themselves. And about "
        f"{both[Noise.SLOW]} of figures that become better all the time, too slowly to be seen before (a twentieth of "
        "their usual ups and downs a month)."
    )
