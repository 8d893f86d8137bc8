"""Figures that people enter, as pages show them."""

from __future__ import annotations

from django import template
from django.template.defaultfilters import floatformat

from goldenthread.plans.figures.asked import Asked, Counted, Given
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_month
from goldenthread.terms.words import Unit
from goldenthread_web.improvement.entering import asked_of
from goldenthread_web.improvement.models import Entered, Measure

register = template.Library()


@register.filter
def month_words(month: Month | str) -> str:
    """June 2023, of 2023-06."""
    return show_month(Month.parse(month) if isinstance(month, str) else month)


@register.filter
def figure_of(given: Entered | Given, measure: Measure) -> str:
    """The figure with what it is counted in, and the two numbers that it is made of."""
    asked = asked_of(measure)
    value = f"{floatformat(given.value, '-1g' if abs(given.value or 0) >= 10 else '-2g')}{_behind(asked)}"
    if given.numerator is None or given.denominator is None:
        return value
    return f"{value} ({_plain(given.numerator)} of {_plain(given.denominator)})"


def _plain(number: float) -> str:
    return str(floatformat(number, "-2g"))


def _behind(asked: Asked) -> str:
    if asked.unit is Unit.PERCENT:
        return "%"
    if asked.unit is Unit.PER_10000:
        return " per 10,000"
    return " days" if asked.counted is Counted.DAYS else ""


@register.filter
def behind_value(measure: Measure) -> str:
    """What a value of a measure is counted in, behind the number: a percentage has its sign already."""
    asked = asked_of(measure)
    return "" if asked.unit is Unit.PERCENT else _behind(asked)


@register.filter
def counted_words(measure: Measure) -> str:
    """What a measure is counted in, and which way is better."""
    words = asked_of(measure).in_words
    return words[:1].upper() + words[1:]
