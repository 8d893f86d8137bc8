"""The plans beside the one that is worked on: drafts that wait to take its place, and those that ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import READERS_OF_FIGURES
from goldenthread_web.improvement.models import ImprovementPlan, Version
from goldenthread_web.improvement.permissions import is_partner_only
from goldenthread_web.improvement.queries.plans import plans_for, worked_on_before
from goldenthread_web.improvement.status import PlanStatus
from goldenthread_web.performance.permissions import OutOfReach


def _ended_on(plan: str = "") -> Subquery:
    """When a plan ended: when the next one was approved, which took its place. plan: how a line is led to its plan."""
    later = Version.objects.filter(approved_on__gt=OuterRef(f"{plan}approved_on"))
    return Subquery(
        later.exclude(plan=OuterRef(f"{plan}pk")).order_by("approved_on").values("approved_on")[:1]
    )


_ENDED_ON = _ended_on()


@dataclass(frozen=True)
class Beside:
    """What stands beside a plan. waits: how many changes wait for its next version; beside a draft for that of the plan
    whose place it would take, and of a plan that ended how many waited then, and were never made. holds: whether a plan
    is approved, this one or another."""

    waits: int
    drafts: tuple[ImprovementPlan, ...]
    ended: tuple[ImprovementPlan, ...]
    holds: bool = True


def beside(by: SignedIn, plan: ImprovementPlan) -> Beside:
    """What stands beside a plan, in one question: drafts and what waits for those who see drafts."""
    is_ended = plan.status == PlanStatus.ENDED
    if not by.roles & READERS_OF_FIGURES:
        return Beside(0, (), () if is_ended else tuple(ended_plans(by)))
    waits = Count("changes", filter=Q(changes__holds_since=None, changes__dropped_on=None))
    found = ImprovementPlan.objects.annotate(waits=waits, ended_on=_ENDED_ON).order_by("-begun_on")
    if is_ended:
        return Beside(found.get(pk=plan.pk).waits, (), ())
    rows = list(found.select_related("begun_by", "approved_by"))
    drafts = [one for one in rows if one.status == PlanStatus.DRAFT and one.pk != plan.pk]
    ended = [one for one in rows if one.status == PlanStatus.ENDED]
    return Beside(
        sum(one.waits for one in rows if one.status == PlanStatus.APPROVED),
        tuple(drafts),
        tuple(sorted(ended, key=lambda one: (one.approved_on, one.pk), reverse=True)),
        any(one.status == PlanStatus.APPROVED for one in rows),
    )


def ended_plans(by: SignedIn) -> QuerySet[ImprovementPlan]:
    """The plans that ended, the last one first, each with the time at which it did as ended_on."""
    found: QuerySet[ImprovementPlan] = plans_for(by).filter(status=PlanStatus.ENDED.value)
    return found.select_related("approved_by").annotate(ended_on=_ENDED_ON).order_by("-approved_on", "-pk")


def ended_plan(by: SignedIn, reference: str) -> ImprovementPlan:
    """One that ended and that somebody asks for; another is as one that does not exist."""
    found = ended_plans(by).filter(reference=reference).first()
    if found is None:
        raise OutOfReach(reference)
    return found


def ended_on(plan: ImprovementPlan) -> Any:
    """When a plan ended; nothing where it has not, or where nobody knows when the next one was approved first."""
    if plan.status != PlanStatus.ENDED:
        return None
    kept = vars(plan)
    if "ended_on" not in kept:
        rows = ImprovementPlan.objects.filter(pk=plan.pk).annotate(ended_on=_ENDED_ON)
        kept["ended_on"] = rows.values_list("ended_on", flat=True).first()
    return kept["ended_on"]


def with_standing(lines: QuerySet[Any]) -> QuerySet[Any]:
    """Actions or measures with when their plan ended, and whether another is worked on: asked for with them."""
    others = worked_on_before(OuterRef("part__plan__begun_on"))
    found: QuerySet[Any] = lines.annotate(
        plan_ended_on=_ended_on("part__plan__"), another_is_worked_on=Exists(others)
    )
    return found


def keep_standing(line: Any) -> None:
    """What was asked for with an action or a measure is told of its plan, so that nobody asks it again."""
    vars(line.part.plan).update(ended_on=line.plan_ended_on, is_beside=line.another_is_worked_on)


def with_open_risks(by: SignedIn) -> list[ImprovementPlan]:
    """The plans that ended with risks that stand open and that somebody sees, each with how many as open_risks."""
    seen = Q(risks__closed_on=None, risks__isnull=False)
    if is_partner_only(by):
        seen &= Q(risks__action__part__for_partners=True)
    return list(ended_plans(by).annotate(open_risks=Count("risks", filter=seen)).filter(open_risks__gt=0))
