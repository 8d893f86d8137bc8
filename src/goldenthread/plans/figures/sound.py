"""Whether a figure can be one: each fault by its rule, the column that it is in, and what to do."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from goldenthread.plans.figures.asked import TIMES, Asked, Counted, Given
from goldenthread.terms.months import Month
from goldenthread.terms.words import Unit

MOST = 1e12
EARLIEST = Month(1990, 1)
"""An earlier month is a slip of the hand, as it is where records are read."""
_MONTH, _MANY, _OF, _FIGURE, _SOURCE = "month", "numerator", "denominator", "value", "source"


@dataclass(frozen=True)
class Fault:
    """column: of the figure's own parts. rule: its name, which never changes. words: what is wrong, what to do."""

    column: str
    rule: str
    words: str


def worked_out(given: Given, asked: Asked) -> Given:
    """The figure with its value, where two numbers give it."""
    if given.numerator is None or not given.denominator:
        return given
    return replace(given, value=given.numerator / given.denominator * TIMES.get(asked.unit, 1))


def faults(given: Given, asked: Asked, today: date) -> list[Fault]:
    """All that is wrong with a figure as it was given."""
    return [*_of_month(given, today), *_of_numbers(given, asked), *_of_source(given)]


def _of_month(given: Given, today: date) -> Iterator[Fault]:
    if given.month < EARLIEST:
        yield Fault(_MONTH, "month-too-early", f"This month lies before {EARLIEST.year}. Look at its year.")
    if given.month.end >= today:
        yield Fault(
            _MONTH, "month-not-over", "This month has not ended, so it has no figure yet. Give it later."
        )


def _of_source(given: Given) -> Iterator[Fault]:
    if not given.source.strip():
        yield Fault(_SOURCE, "no-source", "Enter where the figure comes from.")


def _of_numbers(given: Given, asked: Asked) -> Iterator[Fault]:
    unlikely = list(_out_of_bounds(given))
    if unlikely:
        yield from unlikely
        return
    if (given.numerator is None) != (given.denominator is None):
        yield Fault(_OF, "one-number-of-two", "Enter both numbers, or neither.")
        return
    has_two = given.numerator is not None
    if asked.two_numbers and not has_two:
        yield Fault(
            _MANY, "two-numbers", "This measure is given as two numbers: enter how many, and of how many."
        )
    elif asked.two_numbers is False and has_two:
        yield Fault(
            _FIGURE, "one-figure", "This measure is given as one figure: leave the two numbers empty."
        )
    elif has_two:
        yield from _of_two(given, asked)
    elif given.value is None:
        yield Fault(_FIGURE, "no-figure", "Enter the figure, or the two numbers that it is made of.")
    else:
        yield from _of_one(given.value, asked)


def _out_of_bounds(given: Given) -> Iterator[Fault]:
    for column in (_MANY, _OF, _FIGURE):
        number = getattr(given, column)
        if number is None:
            continue
        if not math.isfinite(number):
            yield Fault(column, "no-number", "Enter a number, such as 87.5.")
        elif number < 0:
            yield Fault(column, "below-nought", "Enter 0 or more.")
        elif number > MOST:
            yield Fault(column, "too-large", "Enter a smaller number.")


def _of_two(given: Given, asked: Asked) -> Iterator[Fault]:
    above, below = given.numerator or 0.0, given.denominator or 0.0
    if below == 0:
        yield Fault(
            _OF, "of-none", "Enter a number above 0. A month with nobody to count has no share: leave it out."
        )
        return
    if asked.unit is Unit.PERCENT and above > below:
        yield Fault(
            _MANY,
            "more-than-all",
            "How many is more than of how many. Look whether they are the right way round.",
        )
        return
    value = worked_out(given, asked).value or 0.0
    if given.value is not None and not math.isclose(given.value, value, rel_tol=0.01, abs_tol=0.05):
        yield Fault(
            _FIGURE,
            "other-than-its-numbers",
            "The figure is another than its two numbers give. Enter one or the other.",
        )


def _of_one(value: float, asked: Asked) -> Iterator[Fault]:
    if asked.unit is Unit.PERCENT and value > 100:
        yield Fault(_FIGURE, "over-100", "A percentage is 0 to 100. Enter 87.5 for 87.5%.")
    if asked.counted is Counted.COUNT and value != int(value):
        yield Fault(_FIGURE, "part-of-one", "A count is a whole number. Enter it without decimals.")
