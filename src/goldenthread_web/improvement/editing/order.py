"""Where a new line of the plan stands: after the last one of its priority, and not at the end of the plan."""

from __future__ import annotations

from typing import Any

from django.db.models import Max, Q, QuerySet

from goldenthread_web.improvement.models import Action, Measure, Part, Priority


def order_in(lines: QuerySet[Action] | QuerySet[Measure], part: Part, priority: Priority | None) -> int:
    """The number by which it is sorted: that of the line before it, which came first and stays before it.

    lines: all lines of the plan of its kind. Where its priority has none yet, it follows the lines above that.
    """
    same = Q(part=part, priority=priority)
    above = Q(part__order__lt=part.order) | Q(part=part, priority=None)
    if priority is not None:
        above |= Q(part=part, priority__order__lte=priority.order)
    return _last(lines, same, above)


def order_of_priority(part: Part) -> int:
    """The same for a new priority of a part: withdrawn ones keep their places."""
    found = Priority.everything.filter(part__plan=part.plan_id)
    return _last(found, Q(part=part), Q(part__order__lt=part.order))


def _last(lines: QuerySet[Any], *places: Q) -> int:
    """The last number in the first of some places where anything stands."""
    for place in places:
        last: int | None = lines.filter(place).aggregate(last=Max("order"))["last"]
        if last is not None:
            return last
    return 0
