"""A draft beside the plan that holds, or a plan that ended: the address names it, and links and answers carry it on."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.queries.ended import ended_plan
from goldenthread_web.improvement.queries.plans import asked_plan, worked_on_before
from goldenthread_web.improvement.status import PlanStatus

_ENDED, _DRAFT = "ended", "draft"
_NO_DRAFT = {
    PlanStatus.APPROVED: "The draft that you had open was approved. This is the improvement plan that holds now.",
    PlanStatus.ENDED: "The draft that you had open was approved, and has ended since: another plan took its place.",
}


class NoDraftAnyMore(Exception):  # noqa: N818
    """A page was asked for by the address of a draft, which was approved meanwhile. The plan has another address."""

    def __init__(self, plan: ImprovementPlan) -> None:
        super().__init__(plan.reference)
        self.plan = plan


class NoDraftMiddleware:
    """Leads whoever follows the address of a draft on to the same page of the plan that it has become."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NoDraftAnyMore):
            return None
        messages.info(request, _NO_DRAFT[PlanStatus(exception.plan.status)])
        return redirect(request.get_full_path())


def plan_of(request: SignedInRequest) -> ImprovementPlan | None:
    """The plan that a page is about: the one that its address names, else the plan that is worked on.

    A form of a draft that was approved meanwhile is one of the plan that it has become: nothing typed in it is lost.

    Raises:
        NoDraftAnyMore: for a page that is only read.
    """
    if reference := request.GET.get(_ENDED, ""):
        return ended_plan(request.person, reference)
    plan = asked_plan(request.person, request.GET.get(_DRAFT, ""))
    if plan is not None and is_of_draft(request) and plan.status != PlanStatus.DRAFT:
        _address_anew(request, plan)
        if request.method != "POST":
            raise NoDraftAnyMore(plan)
    return plan


def _address_anew(request: HttpRequest, plan: ImprovementPlan) -> None:
    """The address as it is for the plan that a draft has become, so that links and answers carry that on."""
    names = request.GET.copy()
    del names[_DRAFT]
    if plan.status == PlanStatus.ENDED:
        names[_ENDED] = plan.reference
    request.GET = names  # type: ignore[assignment]
    request.META["QUERY_STRING"] = names.urlencode()


def is_of_draft(request: HttpRequest) -> bool:
    """Whether the address names a draft."""
    return bool(request.GET.get(_DRAFT)) and not is_of_ended(request)


def is_of_ended(request: HttpRequest) -> bool:
    """Whether the address names a plan that ended."""
    return bool(request.GET.get(_ENDED))


def asked(request: HttpRequest) -> str:
    """What addresses of the same plan end with; "" where the address of this page names none."""
    for name in (_ENDED, _DRAFT):
        if reference := request.GET.get(name, ""):
            return f"?{name}={reference}"
    return ""


def is_another(request: HttpRequest, plan: ImprovementPlan) -> bool:
    """Whether the address asks for another plan than the one that is shown: a page that is of the present plan alone
    was asked for a draft, or for a plan that ended."""
    named = {PlanStatus.DRAFT: _DRAFT, PlanStatus.ENDED: _ENDED}.get(PlanStatus(plan.status), "")
    return asked(request) not in ("", f"?{named}={plan.reference}")


def carried(plan: ImprovementPlan) -> str:
    """The same from a page of one line, whose address names no plan: "" where the plan is the one that is worked on."""
    if plan.status == PlanStatus.ENDED:
        return f"?{_ENDED}={plan.reference}"
    return f"?{_DRAFT}={plan.reference}" if _is_beside(plan) else ""


def _is_beside(plan: ImprovementPlan) -> bool:
    """Whether it is a draft while another plan is worked on: asked once for each plan that is at hand."""
    if plan.status != PlanStatus.DRAFT:
        return False
    kept = vars(plan)
    if "is_beside" not in kept:
        kept["is_beside"] = worked_on_before(plan.begun_on).exists()
    return bool(kept["is_beside"])
