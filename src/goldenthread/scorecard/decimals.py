"""With how many decimals a comparator is told: those it was published with, in every sentence and on every page."""

from __future__ import annotations

from goldenthread import catalogue
from goldenthread.indicators.indicator import Indicator
from goldenthread.terms.showing import show, their_decimals


def usual(indicator: Indicator) -> int | None:
    """The decimals that the catalogue asks for, if any: a row may show more, to tell its months from their limits."""
    found = catalogue.load().get(indicator.code)
    return found.decimals if found else None


def decimals_of_theirs(indicator: Indicator, value: float) -> int | None:
    """The decimals of a figure that ours is held against: 55%, where ours are 55.1%."""
    return their_decimals(value, indicator.unit, indicator.decimals, usual(indicator))


def show_theirs(indicator: Indicator, value: float) -> str:
    """A figure that ours is held against, as every page shows it."""
    return show(value, indicator.unit, decimals_of_theirs(indicator, value))
