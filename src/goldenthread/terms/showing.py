"""How numbers and dates are shown. Rounded once, half up, from the unrounded value, and only for showing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from goldenthread.terms.months import Month
from goldenthread.terms.words import Unit

MOST_DECIMALS = 6
NOT_AVAILABLE = "[x]"
NOT_APPLICABLE = "[z]"
SUPPRESSED = "[c]"
ROUNDS_TO_NOTHING = "[low]"
MARKS = {
    NOT_AVAILABLE: "not available: the method page says why",
    NOT_APPLICABLE: "not applicable: not made on this basis, or nothing to count over or to compare with",
}


def round_half_up(value: float, places: int) -> Decimal:
    """The value rounded as people expect: 0.5 goes up. Works on the shortest decimal that gives the value."""
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return abs(rounded) if rounded == 0 else rounded  # there is no "-0" on a page


def places(value: float, unit: Unit, decimals: int | None = None) -> int:
    """Decimals to show: rates whole from 10 and one below, percentages and counts whole, averages one."""
    if decimals is not None:
        return decimals
    match unit:
        case Unit.PER_10000:
            return 0 if round_half_up(value, 1) >= 10 else 1
        case Unit.MEAN:
            return 1
        case Unit.COUNT:
            return 0 if value == int(value) else 1  # the average of some months' numbers
        case _:
            return 0


def shown_apart(values: Iterable[float], unit: Unit, decimals: int | None = None) -> int | None:
    """The decimals with which all of some values that differ look different; as usual where that is enough."""
    several = sorted(values)
    pairs = [(low, high) for low, high in pairwise(several) if not math.isclose(low, high, rel_tol=1e-9)]
    return decimals_for(pairs, unit, decimals)


def decimals_for(pairs: Sequence[tuple[float, float]], unit: Unit, decimals: int | None = None) -> int | None:
    """The fewest decimals, and no fewer than usual, with which each two look different. Counts are whole."""
    if unit is Unit.COUNT or all(_differ(*pair, unit, decimals) for pair in pairs):
        return decimals
    usual = max((places(value, unit, decimals) for pair in pairs for value in pair), default=0)
    enough = (d for d in range(usual, MOST_DECIMALS) if all(_differ(*pair, unit, d) for pair in pairs))
    return next(enough, MOST_DECIMALS)


def as_written(value: float, unit: Unit, decimals: int | None = None) -> int:
    """The decimals of a number that people agreed on, such as a target: all that it was written with, and no fewer than
    its measure has. "97.5%" beside percentages that are shown whole.
    """
    usual = places(value, unit, decimals)
    return next(
        (d for d in range(usual, MOST_DECIMALS) if round_half_up(value, d) == Decimal(repr(value))), usual
    )


def _differ(one: float, other: float, unit: Unit, decimals: int | None) -> bool:
    shown = (round_half_up(value, places(value, unit, decimals)) for value in (one, other))
    return next(shown) != next(shown)


def show(value: float, unit: Unit, decimals: int | None = None) -> str:
    """A value as it stands in a table: "464", "9.6", "27%", "16.5", "1,204"."""
    text = f"{round_half_up(value, places(value, unit, decimals)):,}"
    return f"{text}%" if unit is Unit.PERCENT else text


def show_ends(low: float, high: float, unit: Unit, decimals: int | None = None) -> tuple[str, str]:
    """Two ends of a range, both with the same decimals: "0" and "53", "5.3" and "53.1"."""
    most = max(
        (places(end, unit, decimals) for end in (low, high) if end), default=places(low, unit, decimals)
    )
    return show(low, unit, most), show(high, unit, most)


def show_between(low: float, high: float, unit: Unit, decimals: int | None = None) -> str:
    """A range: "0 to 53", "5.3 to 53.1"."""
    return " to ".join(show_ends(low, high, unit, decimals))


def show_count(value: float, decimals: int | None = None) -> str:
    """A count with a comma from 1,000; full-time equivalents with their decimals, or with those asked for."""
    if decimals is not None:
        return f"{round_half_up(value, decimals):,}"
    return f"{value:,.0f}" if value == int(value) else f"{round_half_up(value, 2):,}"


def decimals_of_counts(counts: Iterable[float | None]) -> int:
    """The decimals of counts that stand together: one where any is a full-time equivalent, none where all are whole."""
    return int(any(count is not None and count != int(count) for count in counts))


def show_month(month: Month) -> str:
    return f"{month.start:%B %Y}"


def show_month_of(day: date) -> str:
    """The month that a day lies in, for any day that is kept."""
    return f"{day:%B %Y}"


def show_day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
