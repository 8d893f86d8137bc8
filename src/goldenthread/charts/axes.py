"""Where an axis begins and ends, which lines it has, and where labels go so that none covers another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.terms.words import Unit

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST_DECIMALS = 6


@dataclass(frozen=True)
class Axis:
    """A scale of values: its ends, and the values that have a line."""

    low: float
    high: float
    ticks: tuple[float, ...]

    @property
    def starts_at_nought(self) -> bool:
        return self.low == 0


def axis(values: Sequence[float], unit: Unit, lines: int = 4, decimals: int = 0) -> Axis:
    """Ends that hold all values, on whole steps; from 0 unless that would flatten the picture.

    decimals: those of the figures; the scale has more only where it would have too few lines without.
    """
    least, most = min(values), max(values)
    if least > 0.4 * most and most - least < 0.5 * most:
        low, high = least, most
    else:
        low, high = min(0.0, least), most
    if high == low:
        low, high = (0.0, 1.0) if high == 0 else (min(0.0, low), high * 1.25)
    step = _step((high - low) / lines, decimals)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    if unit is Unit.PERCENT:
        last = min(last, max(math.floor(100 / step + 1e-9), math.ceil(most / step - 1e-9)))
    ticks = tuple(round(number * step, _MOST_DECIMALS) for number in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], ticks)


def tick_format(unit: Unit, ticks: Sequence[float]) -> str:
    """How the axis writes its values, as a Vega expression."""
    return f"format(datum.value, ',.{_decimals(ticks)}f') + '{'%' if unit is Unit.PERCENT else ''}'"


def tick_texts(unit: Unit, ticks: Sequence[float]) -> list[str]:
    """The values of the axis as they are written beside it."""
    return [f"{tick:,.{_decimals(ticks)}f}{'%' if unit is Unit.PERCENT else ''}" for tick in ticks]


def _decimals(ticks: Sequence[float]) -> int:
    """As few as tell every value of the axis as it is."""
    return next((n for n in range(_MOST_DECIMALS) if all(round(t, n) == t for t in ticks)), _MOST_DECIMALS)


def apart(places: Sequence[float], least: float, low: float, high: float) -> list[float]:
    """The places moved as little as is needed to lie `least` apart, in their order, between two ends."""
    order = sorted(range(len(places)), key=lambda at: places[at])
    moved = [places[at] for at in order]
    for at in range(1, len(moved)):
        moved[at] = max(moved[at], moved[at - 1] + least)
    over = max(0.0, moved[-1] - high) if moved else 0.0
    for at in reversed(range(len(moved))):
        limit = high if at == len(moved) - 1 else moved[at + 1] - least
        moved[at] = max(low, min(moved[at], limit)) if over else moved[at]
    answer = [0.0] * len(places)
    for at, place in zip(order, moved, strict=True):
        answer[at] = place
    return answer


def _step(rough: float, decimals: int) -> float:
    """The step above a rough one; that of 2.5 only where it needs no more decimals than the figures have."""
    power = 10.0 ** math.floor(math.log10(rough))
    steps = [power * step for step in _STEPS if power * step >= rough * (1 - 1e-9)]
    plain = [step for step in steps if math.isclose(round(step, decimals), step, rel_tol=1e-9)]
    whole = [step for step in steps if not math.isclose(step, 2.5 * power)]
    return (plain or whole)[0]
