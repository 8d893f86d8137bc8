"""The register of risks to the improvement plan."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement.drafted import plan_of
from goldenthread_web.improvement.forms.words import not_kept
from goldenthread_web.improvement.models import Action, ImprovementPlan, Priority, Risk
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.queries.before import said_before
from goldenthread_web.improvement.queries.ended import with_open_risks
from goldenthread_web.improvement.queries.partners import sees_no_part
from goldenthread_web.improvement.queries.plans import parts_for, present_plan
from goldenthread_web.improvement.registers import operations
from goldenthread_web.improvement.registers.forms import CloseRiskForm, RiskForm
from goldenthread_web.improvement.registers.permissions import KEEPERS, check_may_keep
from goldenthread_web.improvement.registers.queries import (
    HIGH,
    MEDIUM,
    actions_to_choose,
    line_of,
    risks_for,
    shown_risk,
)
from goldenthread_web.improvement.status import EDITORS, PlanStatus
from goldenthread_web.improvement.views.plans import no_part, no_plan


def risks(request: SignedInRequest) -> HttpResponse:
    """All risks, open ones first and the highest first."""
    plan, title = plan_of(request), "Risks to the improvement plan"
    if plan is None:
        return no_plan(request)
    if sees_no_part(request.person, plan):
        return no_part(request, plan, title)
    found = risks_for(request.person, plan, timezone.localdate())
    page = {
        "title": title,
        "plan": plan,
        "open": [one for one in found if one.risk.closed_on is None],
        "closed": [one for one in found if one.risk.closed_on is not None],
        "overdue": sum(one.is_overdue for one in found),
        "high": sum(one.level == "High" and one.risk.closed_on is None for one in found),
        "levels": (MEDIUM, HIGH),
        "is_ended": plan.status == PlanStatus.ENDED,
        "before": [] if plan.status == PlanStatus.ENDED else with_open_risks(request.person),
        "may_add": may_add(request, plan),
        "who_adds": who_keeps(request, plan),
        "crumbs": crumbs(),
    }
    return render(request, "improvement/risks.html", page)


def crumbs(words: str = "", route: str = "") -> list[dict[str, str]]:
    """The way back to the plan, and to a register where a page stands below it."""
    found = [{"words": "Improvement plan", "address": reverse("plan")}]
    if route:
        found.append({"words": words, "address": reverse(route)})
    return found


def may_add(request: SignedInRequest, plan: ImprovementPlan) -> bool:
    """Whether somebody may add a line to a register: a plan lead, or whoever leads an action."""
    by = request.person
    if plan.status == PlanStatus.ENDED:
        return False
    return bool(by.roles & EDITORS or (by.roles & KEEPERS and actions_to_choose(by, plan)))


def who_keeps(request: SignedInRequest, plan: ImprovementPlan) -> str:
    """Who adds a line to a register, for those who may not: the reason in words; "" for those who may."""
    return "" if may_add(request, plan) else why_not(check_may_keep, request.person, plan)


def _form(
    request: SignedInRequest,
    plan: ImprovementPlan,
    data: Any = None,
    initial: dict[str, object] | None = None,
    *,
    tied: Action | None = None,
) -> RiskForm:
    by = request.person
    priorities = Priority.objects.filter(part__in=parts_for(by, plan)).order_by("part__order", "order", "pk")
    return RiskForm(
        data, initial=initial, actions=actions_to_choose(by, plan), is_free=bool(by.roles & EDITORS),
        priorities=list(priorities), tied=tied,
    )  # fmt: skip


def risk_new(request: SignedInRequest) -> HttpResponse:
    """Put a risk down."""
    plan = present_plan(request.person)
    if plan is None:
        return redirect("plan")
    posted = request.POST if request.method == "POST" else None
    form = _form(request, plan, posted, {"action": request.GET.get("action", "")})
    may, problem, status = may_add(request, plan), "", 400 if form.errors else 200
    sent = not_kept(form, is_shown=may)
    if posted is not None and not may:
        form, problem, status = _form(request, plan), who_keeps(request, plan), 403
    elif posted is not None and form.is_valid():
        try:
            made = operations.add_risk(plan=plan, given=form.given, by=request.person)
        except NotAllowed as refusal:
            problem, status = str(refusal), 403
        else:
            messages.success(request, "The risk stands in the register.")
            return redirect("plan_risk", made.reference)
    page = {
        "title": "Put a risk down", "form": form, "problem": problem, "button": "Put it down",
        "may": may, "not_kept": sent, "crumbs": crumbs("Risks", "plan_risks"),
    }  # fmt: skip
    return render(request, "improvement/register_edit.html", page, status=status)


def risk(request: SignedInRequest, reference: str) -> HttpResponse:
    """A risk: what is done about it; changed, closed and opened again here."""
    them = line_of(Risk, request.person, reference)
    if request.method != "POST":
        return _page(request, them)
    return _do(request, them, request.POST.get("do", ""))


def _do(request: SignedInRequest, them: Risk, do: str) -> HttpResponse:
    by = request.person
    form = _form(request, them.plan, request.POST, tied=them.action) if do == "keep" else None
    close = CloseRiskForm(request.POST, auto_id="close_%s") if do == "close" else None
    for one in (form, close):
        if one is not None and not one.is_valid():
            return _page(request, them, form, close, status=400)
    try:
        if form is not None:
            version = form.cleaned_data["version"] or 0
            operations.change_risk(risk=them, given=form.given, version=version, by=by)
        elif close is not None:
            operations.close_risk(risk=them, by=by, **close.cleaned_data)
        elif do == "reopen":
            version = request.POST.get("version", "")
            operations.reopen_risk(risk=them, version=int(version) if version.isdecimal() else 0, by=by)
        else:
            raise Http404
    except NotAllowed as refusal:
        return _page(request, them, form, close, problem=str(refusal), status=403)
    except Overtaken as overtaken:
        return _overtaken(request, them, form, close, str(overtaken))
    messages.success(request, "It is kept.")
    return redirect("plan_risk", them.reference)


def _overtaken(
    request: SignedInRequest, them: Risk, sent: RiskForm | None, closed: CloseRiskForm | None, problem: str
) -> HttpResponse:
    """The page shows how the risk stands now; what was changed is laid over that in the form, to be sent again."""
    form, close = None, None
    if sent is not None:
        form = _form(request, them.plan, initial=sent.again(RiskForm.of(them)), tied=them.action)
    if closed is not None:
        begin = {"reason": closed.cleaned_data["reason"], "version": them.version}
        close = CloseRiskForm(initial=begin, auto_id="close_%s")
    return _page(request, them, form, close, problem=problem, status=409)


def _page(
    request: SignedInRequest,
    them: Risk,
    form: RiskForm | None = None,
    close: CloseRiskForm | None = None,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    refused = why_not(check_may_keep, request.person, them.plan, them.action)
    may, is_open = not refused, them.closed_on is None
    sent, is_shown = form or close, may and is_open
    page = {
        "title": "Risk",
        "risk": them,
        "shown": shown_risk(them, timezone.localdate()),
        "before": said_before(request.person, them),
        "levels": (MEDIUM, HIGH),
        "may": may,
        "edit": (form or _form(request, them.plan, initial=RiskForm.of(them), tied=them.action))
        if is_shown
        else None,
        "close": (close or CloseRiskForm(initial={"version": them.version}, auto_id="close_%s"))
        if is_shown
        else None,
        "form": sent if is_shown else None,
        "not_kept": not_kept(sent, is_shown=is_shown),
        "problem": problem or (sent and (refused or ("" if is_open else operations.IS_CLOSED))),
        "is_overtaken": status == 409,
        "crumbs": crumbs("Risks", "plan_risks"),
    }
    return render(request, "improvement/risk.html", page, status=status)
