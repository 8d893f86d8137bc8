"""Counts as they are shown everywhere."""

from __future__ import annotations

from django import template

from goldenthread.terms.showing import show_count
from goldenthread_web.loads import shown
from goldenthread_web.loads.models import Delivery

register = template.Library()


@register.filter
def count(value: float | None) -> str:
    """A count with a comma from 1,000."""
    return "" if value is None else show_count(value)


@register.filter
def summary(delivery: Delivery) -> str:
    """What a delivery is, in a list of several."""
    return shown.summary(delivery)


@register.filter
def of_one_kind(delivery: Delivery) -> bool:
    """Whether that says what it is; if not, its files do."""
    return shown.is_of_one_kind(delivery)
