"""How far a figure is from its comparator: in points for a percentage, in per cent of the comparator for the rest.

The sentence always adds up. 27.4% and 21.6% are shown as 27% and 22%, and 5.8 points apart: "27% is 6 points above
22%" would look wrong. So the sentence takes as many decimals as it needs, and no more.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.judgement.comparing import compare
from goldenthread.judgement.saying import points, short
from goldenthread.terms.showing import as_written, places, round_half_up, show
from goldenthread.terms.words import Unit

_MOST_DECIMALS = 6
_SIDES = {1: "above", -1: "below"}


class Comparator(StrEnum):
    """What a figure is held against, as it stands before the comparator's figure: "England's 22%"."""

    ENGLAND = "England's"
    NEIGHBOURS = "the statistical neighbours'"
    TARGET = "the target of"


NO_FIGURE = {
    Comparator.ENGLAND: "There is no figure for England.",
    Comparator.NEIGHBOURS: "There is no figure for the statistical neighbours.",
    Comparator.TARGET: "No target has been set.",
}


NO_FIGURE_OF_OURS = "There is no figure of ours to compare."


@dataclass(frozen=True)
class Allowance:
    """How wide a gap may be: percentage points for percentages, per cent of the comparator for the rest."""

    points: float
    per_cent: float

    def edge(self, unit: Unit) -> float:
        return self.points if unit is Unit.PERCENT else self.per_cent

    def words(self, unit: Unit) -> str:
        if unit is Unit.PERCENT:
            return f"{short(self.points)} point{'' if self.points == 1 else 's'}"
        return f"{short(self.per_cent)}%"

    @property
    def in_full(self) -> str:
        """For any unit: "10 percentage points (10% for rates, counts and averages)"."""
        point = "point" if self.points == 1 else "points"
        return f"{short(self.points)} percentage {point} ({short(self.per_cent)}% for rates, counts and averages)"


@dataclass(frozen=True)
class Gap:
    """`side`: 1 above the comparator, -1 below, 0 equal. `size`: points or per cent; None where per cent of 0."""

    side: int
    size: float | None
    words: str


def measure(value: float, comparator: float, unit: Unit) -> tuple[int, float | None]:
    """Side and size of the gap, both of the unrounded figures."""
    side = compare(value, comparator)
    if side == 0:
        return 0, 0.0
    if unit is Unit.PERCENT:
        return side, abs(value - comparator)
    return side, abs(value - comparator) / abs(comparator) * 100 if comparator else None


def exceeds(size: float | None, edge: float) -> bool:
    """Whether a gap is wider than an edge; one that is exactly as wide is not. Per cent of 0 exceed every edge."""
    return size is None or compare(size, edge) > 0


def told_with(against: Comparator, comparator: float, unit: Unit, decimals: int | None) -> int:
    """The decimals that a comparator has: a target those that it was agreed with, others those of the measure."""
    own = as_written if against is Comparator.TARGET else places
    return own(comparator, unit, decimals)


def gap(
    value: float,
    comparator: float,
    unit: Unit,
    against: Comparator,
    decimals: int | None = None,
    edges: Sequence[float] = (),
    theirs: int | None = None,
) -> Gap:
    """The gap in numbers and in words: "27% is 5 points above England's 22%".

    `edges`: sizes that the reader will hold the gap against; the words never round it onto one of them. `theirs`: the
    decimals that the comparator was published with, where they are known; it is told with these if it has no more.
    """
    side, size = measure(value, comparator, unit)
    least = max(places(value, unit, decimals), told_with(against, comparator, unit, decimals))

    def other(digits: int) -> str:
        return _as_published(comparator, unit, digits, theirs)

    if side == 0:
        return Gap(0, 0.0, f"{show(value, unit, least)} is the same as {against} {other(least)}")
    if size is None:
        digits = _first(lambda d: _differ(value, comparator, d), least)
        return Gap(side, None, f"{show(value, unit, digits)} is {_SIDES[side]} {against} {other(digits)}")
    beyond = [edge for edge in edges if exceeds(size, edge)]
    if unit is Unit.PERCENT:
        digits = _first(lambda d: _adds_up(value, comparator, size, d) and _faithful(size, d, beyond), least)
        how_far = points(size, digits)
    else:
        shown = _first(lambda d: _faithful(size, d, beyond), 0 if size >= 1 else 1)
        how_far = f"{round_half_up(size, shown):,}%"
        is_just_over = (
            bool(beyond) and shown > 1
        )  # "10.01%" of two whole numbers, which nobody can work out again
        if is_just_over:
            how_far = f"just over {short(max(beyond))}%"
        digits = _first(
            lambda d: (
                _differ(value, comparator, d)
                and (is_just_over or _in_proportion(value, comparator, size, shown, d))
            ),
            least,
        )
    words = f"{show(value, unit, digits)} is {how_far} {_SIDES[side]} {against} {other(digits)}"
    return Gap(side, size, words)


def exactly(
    value: float,
    comparator: float,
    unit: Unit,
    decimals: int | None = None,
    shows: Callable[[float, float], bool] = operator.ne,
) -> tuple[str, str]:
    """Two figures with the fewest decimals, and no fewer than usual, that show how they stand to each other.

    `shows`: whether two rounded ones do; else that they differ: "84.8%" and "85%".
    """
    theirs = places(comparator, unit, decimals)

    def do(digits: int) -> bool:
        return shows(float(round_half_up(value, digits)), float(round_half_up(comparator, digits)))

    digits = _first(do, max(places(value, unit, decimals), theirs))
    return show(value, unit, digits), _as_published(comparator, unit, digits, theirs)


def _as_published(comparator: float, unit: Unit, digits: int, theirs: int | None) -> str:
    """A comparator with no more decimals than it was published with, where these are known."""
    exact = theirs is not None and math.isclose(round(comparator, theirs), comparator, rel_tol=1e-9)
    return show(comparator, unit, min(theirs or 0, digits) if exact else digits)


def _first(will_do: Callable[[int], bool], least: int) -> int:
    """The fewest decimals that will do."""
    return next((digits for digits in range(least, _MOST_DECIMALS) if will_do(digits)), _MOST_DECIMALS)


def _differ(value: float, comparator: float, digits: int) -> bool:
    return round_half_up(value, digits) != round_half_up(comparator, digits)


def _adds_up(value: float, comparator: float, size: float, digits: int) -> bool:
    shown = abs(round_half_up(value, digits) - round_half_up(comparator, digits))
    return shown == round_half_up(size, digits)


def _in_proportion(value: float, comparator: float, size: float, shown: int, digits: int) -> bool:
    """Whether the share that is told, to its own decimals, is that of the two figures as they are told."""
    ours, theirs = (float(round_half_up(figure, digits)) for figure in (value, comparator))
    return theirs != 0 and round_half_up(abs(ours - theirs) / abs(theirs) * 100, shown) == round_half_up(
        size, shown
    )


def _faithful(size: float, digits: int, beyond: Sequence[float]) -> bool:
    """Whether the size, as rounded, is still above 0 and still beyond the edges that it is beyond."""
    shown = round_half_up(size, digits)
    return shown > 0 and all(shown > edge for edge in beyond)
