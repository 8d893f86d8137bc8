"""Small things that pages of the improvement plan say of an action or of a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import template
from django.utils import timezone

from goldenthread.judgement.saying import listed
from goldenthread_web.improvement.models import Action
from goldenthread_web.improvement.queries.changes import Changes
from goldenthread_web.improvement.queries.mine import late_words
from goldenthread_web.improvement.reporting.actions import by_date as far_by_date

register = template.Library()


@register.filter
def when_due(action: Action, today: date) -> str:
    """How late an action is, or when it is due."""
    return late_words(action, today) or "No date"


@register.filter
def by_date(action: Action) -> str:
    """How far an action is by the date that was approved: what is told to those who do not see the work."""
    return far_by_date(action, action.original_due, timezone.localdate()).value


@register.filter
def of_key(found: Mapping[int, Any], key: int) -> Any:
    """What belongs to a key; nothing where nothing does."""
    return found.get(key)


@register.filter
def as_since(day: date) -> str:
    """A day as the boxes of a date send it, for a link to what changed since."""
    return urlencode({"since_day": day.day, "since_month": day.month, "since_year": day.year})


@register.filter
def in_short(changes: Changes) -> str:
    """What changed, counted: each that happened at all."""
    found = list(_counted(changes))
    return listed(found) if found else "nothing was decided"


def _counted(changes: Changes) -> Iterator[str]:
    for many, words in (
        (len(changes.closed), "closed"),
        (len([one for one in changes.delivered if not one.closed_on]), "delivered and not closed"),
        (len(changes.newly_late), "newly late"),
        (len({one.action.pk for one in changes.moved}), "with another date"),
        (len(changes.overridden), "rated by a person"),
        (len(changes.reopened), "opened again"),
        (len(changes.withdrawn), "withdrawn"),
    ):
        if many:
            yield f"{many} {words}"
    if risks := len(changes.risks):
        yield f"{risks} risk{'' if risks == 1 else 's'} changed"
