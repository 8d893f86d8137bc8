"""A draft that is looked at beside the plan that holds: the address names it, and links and answers carry it on."""

from __future__ import annotations

from django.http import HttpRequest

from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.queries.plans import asked_plan
from goldenthread_web.improvement.status import PlanStatus


def plan_of(request: SignedInRequest) -> ImprovementPlan | None:
    """The plan that a page is about: the draft that its address names, else the plan that is worked on."""
    return asked_plan(request.person, request.GET.get("draft", ""))


def asked(request: HttpRequest) -> str:
    """What addresses of the same draft end with; "" where the address of this page names none."""
    reference = request.GET.get("draft", "")
    return f"?draft={reference}" if reference else ""


def carried(plan: ImprovementPlan) -> str:
    """The same from a page of one line, whose address names no plan: "" where the plan is the one that is worked on."""
    return f"?draft={plan.reference}" if _is_beside(plan) else ""


def _is_beside(plan: ImprovementPlan) -> bool:
    """Whether it is a draft while another plan holds: asked once for each plan that is at hand."""
    if plan.status != PlanStatus.DRAFT:
        return False
    kept = vars(plan)
    if "is_beside" not in kept:
        kept["is_beside"] = ImprovementPlan.objects.filter(status=PlanStatus.APPROVED.value).exists()
    return bool(kept["is_beside"])
