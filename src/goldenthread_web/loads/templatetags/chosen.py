"""Values of settings as they are shown everywhere."""

from __future__ import annotations

from typing import Any

from django import template

from goldenthread_web.loads.chosen import value_words

register = template.Library()


@register.filter
def chosen(value: Any) -> str:
    """A value of a setting: yes or no, a number, several texts."""
    return value_words(value)
