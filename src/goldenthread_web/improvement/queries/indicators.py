"""From an indicator of the catalogue to the actions of the improvement plan that are meant to move it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import Action, ImprovementPlan, Measure
from goldenthread_web.improvement.queries.measures import measures_for
from goldenthread_web.improvement.queries.plans import parts_for, present_plans


def measures_tied(by: SignedIn, plan: ImprovementPlan, code: str) -> QuerySet[Measure]:
    """The measures of a plan that are this indicator."""
    return measures_for(by, plan).filter(indicator=code)


def actions_moving(by: SignedIn, plan: ImprovementPlan, code: str) -> QuerySet[Action]:
    """The actions that are meant to move an indicator, each once, with all that their rating rests on."""
    found = Action.objects.filter(part__in=parts_for(by, plan), withdrawn_on=None, **_moving(code))
    found = found.distinct().select_related("part__plan", "priority")
    return found.order_by("part__order", "order", "pk")


def _moving(code: str) -> dict[str, Any]:
    return {"measures__indicator": code, "measures__withdrawn_on": None}


def delivered_for(by: SignedIn, code: str) -> QuerySet[Action]:
    """The actions of the present plan that are meant to move an indicator and were delivered: in one question."""
    of_plan = Action.objects.filter(part__plan__in=present_plans(by), **_moving(code))
    return of_plan.filter(delivered_on__isnull=False).distinct()


def actions_by_indicator(by: SignedIn) -> Mapping[str, int] | None:
    """How many actions of the present plan are meant to move each indicator that is a measure of it; None without one.

    In one question. For those who see the figures of the council: they see all parts of the plan.
    """
    plan = ImprovementPlan.objects.filter(pk__in=present_plans(by)).order_by()
    counted = plan.values_list("parts__measures__indicator").annotate(
        many=Count(
            "parts__measures__actions",
            filter=Q(parts__measures__actions__withdrawn_on=None, parts__measures__withdrawn_on=None),
            distinct=True,
        )
    )
    found = dict(counted)
    return {code: count for code, count in found.items() if code} if found else None
