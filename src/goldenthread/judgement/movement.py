"""Direction of travel: whether the last final month is better or worse than the month before it.

The arrow says which way the figure moved, the word whether that is good. Two months are not a signal: most
movements are nothing but ups and downs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.indicators.figure import Figure
from goldenthread.judgement.comparing import compare
from goldenthread.judgement.months import gate
from goldenthread.terms.judging import Direction, Movement
from goldenthread.terms.showing import show, show_month
from goldenthread.terms.words import Better, Unit

RULE = (
    "The last final month against the month before it, compared before rounding; no change where both are shown "
    "the same. Two months are not a signal."
)


@dataclass(frozen=True)
class Moved:
    """The arrow and its word; movement is None where there are not two months to compare."""

    movement: Movement | None
    direction: Direction
    rule: str


def movement(
    before: float, last: float, unit: Unit, better: Better, decimals: int | None = None
) -> tuple[Movement, Direction]:
    """Which way a figure moved, and whether that is good."""
    side = compare(last, before)
    if side == 0 or show(last, unit, decimals) == show(before, unit, decimals):
        return Movement.LEVEL, Direction.NO_CHANGE
    arrow = Movement.UP if side == 1 else Movement.DOWN
    if better is Better.NEITHER:
        return arrow, Direction.NOT_RATED
    return arrow, Direction.BETTER if (arrow is Movement.UP) == (better is Better.HIGHER) else Direction.WORSE


def direction_of_travel(figures: Sequence[Figure], better: Better, decimals: int | None = None) -> Moved:
    """The movement of one indicator's single months: the last final one against the one before it."""
    values = dict(gate(figures).series)
    if not values:
        return Moved(None, Direction.NOT_RATED, "No month is final yet.")
    month = max(values)
    before = month.plus(-1)
    if before not in values:
        gone = f"There is no final figure for {show_month(before)} to compare {show_month(month)} with."
        return Moved(None, Direction.NOT_RATED, gone)
    unit = figures[0].unit
    arrow, word = movement(values[before], values[month], unit, better, decimals)
    old, new = (f"{show(values[m], unit, decimals)} in {show_month(m)}" for m in (before, month))
    if arrow is Movement.LEVEL:
        return Moved(arrow, word, f"No change: {new}, as in {show_month(before)}.")
    way = "Up" if arrow is Movement.UP else "Down"
    return Moved(arrow, word, f"{way} from {old} to {new}: {_good(word, better)}.")


def _good(word: Direction, better: Better) -> str:
    if word is Direction.NOT_RATED:
        return "not rated, because neither way is better"
    return f"{word}, because {better} is better"
