"""The plan check: what is wrong with the plan, why it matters, how to mend it; dismissed with a reason."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.drafted import asked, plan_of
from goldenthread_web.improvement.forms.reading import DismissForm
from goldenthread_web.improvement.forms.words import written
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.operations import dismissing
from goldenthread_web.improvement.queries.findings import findings
from goldenthread_web.improvement.queries.partners import sees_no_part
from goldenthread_web.improvement.views.measures import crumbs
from goldenthread_web.improvement.views.plans import no_part, no_plan

TITLE = "What is wrong with the plan"


def check(request: SignedInRequest) -> HttpResponse:
    """Everything that is wrong with the plan today, by rule; a plan lead says of a finding that it is no fault."""
    plan = plan_of(request)
    if plan is None:
        return no_plan(request)
    if sees_no_part(request.person, plan):
        return no_part(request, plan, TITLE)
    if request.method != "POST":
        return _page(request, plan)
    if request.POST.get("do") == "take back":
        return _taken_back(request, plan)
    form = DismissForm(request.POST, auto_id="dismissed-%s")
    if not form.is_valid():
        return _page(request, plan, form)
    try:
        dismissing.dismiss(plan=plan, **form.cleaned_data, by=request.person)
    except NotAllowed as refusal:
        return _page(request, plan, form, problem=str(refusal))
    messages.success(request, "Dismissed. It stays on this page with your reason.")
    return redirect(reverse("plan_check") + asked(request))


def _taken_back(request: SignedInRequest, plan: ImprovementPlan) -> HttpResponse:
    where = {name: request.POST.get(name, "") for name in ("rule", "where")}
    try:
        dismissing.take_back(plan=plan, **where, by=request.person)
    except NotAllowed as refusal:
        return _page(request, plan, problem=str(refusal))
    messages.success(request, "It stands again.")
    return redirect(reverse("plan_check") + asked(request))


def _page(
    request: SignedInRequest, plan: ImprovementPlan, sent: DismissForm | None = None, *, problem: str = ""
) -> HttpResponse:
    """sent: what was not taken. It stands at its finding again, or above them all where that is not shown any more."""
    found = findings(plan, request.person)
    at = (sent.data.get("rule", ""), sent.data.get("where", "")) if sent else None
    is_shown = any((rule.name, one.key) == at for rule in found for one in rule.first)
    page = {
        "title": TITLE,
        "plan": plan,
        "rules": found,
        "open": sum(len(rule.open) for rule in found),
        "dismissed": sum(len(rule.dismissed) for rule in found),
        "may_edit": not why_not(permissions.check_may_edit, request.person),
        "problem": problem,
        "wrong": sent,
        "not_kept": written(sent) if sent and not is_shown else [],
        "crumbs": crumbs(draft=asked(request)),
    }
    return render(request, "improvement/check.html", page, status=400 if sent or problem else 200)
