"""The ways to look at the improvement plan: all of them on its first page, those of one kind on every other."""

from __future__ import annotations

from typing import Any

from django import template

from goldenthread_web.improvement.drafted import asked, carried, is_another, is_of_draft, is_of_ended
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.queries import plans
from goldenthread_web.improvement.queries.ended import ended_on
from goldenthread_web.improvement.status import PlanStatus
from goldenthread_web.improvement.ways import Way, Ways, ways_for

register = template.Library()


@register.inclusion_tag("improvement/only_parts.html", takes_context=True)
def only_parts(context: dict[str, Any], plan: ImprovementPlan) -> dict[str, object]:
    """That a reader sees some parts of the plan, said first on every page that tells of all of it."""
    request = context["request"]
    is_first = request.resolver_match.view_name == "plan"  # which says it with more of it
    another = plan if is_another(request, plan) else None
    draft = plan if is_of_draft(request) and not is_first and not another else None
    said = plans.only_parts(context["person"], plan)
    return {"said": said, "draft": draft, "another": another, **_ended(plan)}


@register.inclusion_tag("improvement/of_a_draft.html")
def draft_said(plan: ImprovementPlan) -> dict[str, object]:
    """That a line belongs to a draft, or to a plan that ended, said first on its page; else nothing."""
    draft = plan if plan.status == PlanStatus.DRAFT else None
    return {"draft": draft, "address": carried(plan), **_ended(plan)}


def _ended(plan: ImprovementPlan) -> dict[str, object]:
    is_ended = plan.status == PlanStatus.ENDED
    return {"ended": plan, "ended_on": ended_on(plan)} if is_ended else {}


@register.simple_tag(takes_context=True)
def of_draft(context: dict[str, Any], plan: ImprovementPlan | None = None) -> str:
    """What a link of the plan ends with, so that it leads to the same draft. plan: that of a line, on its own page."""
    return asked(context["request"]) if plan is None else carried(plan)


@register.inclusion_tag("improvement/ways_all.html", takes_context=True)
def all_ways(context: dict[str, Any]) -> dict[str, object]:
    """Every page of the plan that this reader sees, by kind."""
    return {"groups": _groups(context), "draft": asked(context["request"])}


@register.inclusion_tag("improvement/ways.html", takes_context=True)
def ways_beside(context: dict[str, Any]) -> dict[str, object]:
    """The pages of the kind that the present one is of; the others folded away."""
    match = context["request"].resolver_match
    here = (match.view_name, tuple(match.kwargs.values()))
    groups = _groups(context)
    own = next((group for group in groups if any(_is(way, here) for way in group.ways)), None)
    return {
        "draft": _address(context),
        "own": own,
        "ways": [(way, _is(way, here)) for way in own.ways] if own else [],
        "others": [group for group in groups if group is not own],
    }


def _groups(context: dict[str, Any]) -> list[Ways]:
    request, is_named = context["request"], bool(_address(context))
    return list(
        ways_for(
            context["person"],
            of_draft=is_named and is_of_draft(request),
            of_ended=is_named and is_of_ended(request),
        )
    )


def _address(context: dict[str, Any]) -> str:
    """What the ways end with: nothing on a page that shows another plan than its address names."""
    request, plan = context["request"], context.get("plan")
    is_other = isinstance(plan, ImprovementPlan) and is_another(request, plan)
    return "" if is_other else asked(request)


def _is(way: Way, here: tuple[str, tuple[object, ...]]) -> bool:
    return (way.route, way.given) == here
