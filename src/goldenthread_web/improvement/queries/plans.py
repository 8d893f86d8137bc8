"""Which improvement plan there is for somebody, and the parts of it that they see."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import (
    Case,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    When,
    prefetch_related_objects,
)

from goldenthread.judgement.saying import listed
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import READERS_OF_FIGURES
from goldenthread_web.improvement.models import Action, ActionLead, ImprovementPlan, Part, Step, Version
from goldenthread_web.improvement.permissions import check_may_see_part, is_partner_only, sees_work
from goldenthread_web.improvement.status import PlanStatus
from goldenthread_web.performance.permissions import OutOfReach

LEADS = Prefetch("leads", ActionLead.objects.select_related("person"))
"""The leads of actions with their accounts, in one question."""


def steps_for(by: SignedIn) -> Prefetch[Any]:
    """The steps of actions for whoever sees the work, in one question; nobody approves them, so others see none."""
    return Prefetch("steps", Step.objects.all() if sees_work(by) else Step.objects.none())


_FIRST = Subquery(
    Version.objects.filter(plan=OuterRef("pk"), edition__lt=OuterRef("edition"))
    .order_by("edition")
    .values("approved_on")[:1]
)
"""When a plan was approved first, where the version that holds is a later one."""
_UNASKED = object()
NO_PART = (
    "No part of the improvement plan is marked as one that partners work on, so you see none of it. "
    "Ask the plan lead to mark the part that you work on."
)


def plans_for(by: SignedIn) -> QuerySet[ImprovementPlan]:
    """All plans for those who see figures; for others those that were approved."""
    everything = ImprovementPlan.objects.all()
    return everything if by.roles & READERS_OF_FIGURES else everything.exclude(status=PlanStatus.DRAFT.value)


def present_plan(by: SignedIn) -> ImprovementPlan | None:
    """The plan that is worked on: the approved one that has not ended, else the newest draft."""
    return present_plans(by).select_related("approved_by").annotate(first=_FIRST).first()


def open_plans(by: SignedIn) -> QuerySet[ImprovementPlan]:
    """The plans that can have a next version: the approved one first, then drafts."""
    is_draft = Case(When(status=PlanStatus.APPROVED.value, then=0), default=1)
    return plans_for(by).exclude(status=PlanStatus.ENDED.value).order_by(is_draft, "-begun_on")


def worked_on_before(begun_on: datetime | OuterRef) -> QuerySet[ImprovementPlan]:
    """The plans that are worked on in the place of a draft that was begun then: an approved one, or a newer draft."""
    newer = Q(status=PlanStatus.DRAFT.value, begun_on__gt=begun_on)
    return ImprovementPlan.objects.filter(Q(status=PlanStatus.APPROVED.value) | newer)


def asked_plan(by: SignedIn, reference: str) -> ImprovementPlan | None:
    """A draft that somebody asks for by its name, to look at it beside the plan that holds; else the present plan.

    It is found by that name too once it is none any more.
    """
    if not reference:
        return present_plan(by)
    found = plans_for(by).filter(reference=reference).first()
    if found is None:
        raise OutOfReach(reference)
    return found


def first_approved(plan: ImprovementPlan) -> datetime | None:
    """When a plan was approved first, where the version that holds is a later one: the plan keeps the day of that one.

    The present plan was read with it, and asks for nothing.
    """
    if plan.edition == 1 or plan.status == PlanStatus.DRAFT:
        return None
    earlier = plan.versions.filter(edition__lt=plan.edition).order_by("edition")
    asked: Any = vars(plan).get("first", _UNASKED)
    first: datetime | None = (
        earlier.values_list("approved_on", flat=True).first() if asked is _UNASKED else asked
    )
    return first


def present_plans(by: SignedIn) -> QuerySet[ImprovementPlan]:
    """The same as a set of one plan or none, for questions that begin with it."""
    return open_plans(by)[:1]


def parts_for(by: SignedIn, plan: ImprovementPlan) -> QuerySet[Part]:
    """The parts of a plan that somebody sees."""
    parts = plan.parts.all()
    return parts.filter(for_partners=True) if is_partner_only(by) else parts


def parts_seen(by: SignedIn, plan: ImprovementPlan) -> list[Part]:
    """The same as a list, read once for each plan that is at hand."""
    prefetch_related_objects([plan], "parts")
    return [one for one in plan.parts.all() if one.for_partners or not is_partner_only(by)]


def only_parts(by: SignedIn, plan: ImprovementPlan) -> str:
    """What a reader who sees some parts of a plan is told first; "" for those who see all of them."""
    if not is_partner_only(by):
        return ""
    own = [one.name for one in parts_seen(by, plan)]
    many = len(plan.parts.all())
    if not own:
        return NO_PART
    if len(own) == many:
        return ""
    return (
        f"You see {len(own)} of the {many} parts of the improvement plan: {listed(own)}. "
        "What the other parts do is not shown here."
    )


def names_of_parts(by: SignedIn, plan: ImprovementPlan) -> frozenset[str]:
    """What the parts of a plan that somebody sees are called."""
    return frozenset(one.name for one in parts_seen(by, plan))


def actions_for(by: SignedIn, plan: ImprovementPlan) -> QuerySet[Action]:
    """The actions of a plan that somebody sees, with what their lines need, in the plan's order.

    What was withdrawn is not among them: `withdrawn_for` has it.
    """
    found = Action.objects.filter(part__in=parts_for(by, plan), withdrawn_on=None)
    found = found.select_related("part__plan", "priority")
    return found.prefetch_related(LEADS, steps_for(by), "measures").order_by("part__order", "order", "pk")


def dated_for(by: SignedIn, actions: Iterable[Action]) -> list[Action]:
    """The actions with the dates that somebody is told: who does not see the work is told those that were approved.

    They are to be shown, and not to be kept.
    """
    found = list(actions)
    if not sees_work(by):
        for action in found:
            action.due = action.original_due
    return found


def withdrawn_for(by: SignedIn, plan: ImprovementPlan) -> QuerySet[Action]:
    """The actions that were withdrawn, for whoever sees their parts: they stay to be seen."""
    found = Action.objects.filter(part__in=parts_for(by, plan), withdrawn_on__isnull=False)
    return found.order_by("part__order", "order", "pk")


def action_for(by: SignedIn, reference: str) -> Action:
    """One action that somebody sees; another is as one that does not exist."""
    found = Action.objects.filter(reference=reference).select_related("part__plan", "priority").first()
    if found is None:
        raise OutOfReach(reference)
    check_may_see_part(by, found.part)
    return found
