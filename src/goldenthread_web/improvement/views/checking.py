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
from goldenthread_web.improvement.operations import dismissing
from goldenthread_web.improvement.queries.findings import findings
from goldenthread_web.improvement.views.plans import no_plan


def check(request: SignedInRequest) -> HttpResponse:
    """Everything that is wrong with the plan today, by rule."""
    plan = plan_of(request)
    if plan is None:
        return no_plan(request)
    form = DismissForm(request.POST or None)
    problem = ""
    if request.method == "POST":
        given = form.cleaned_data if form.is_valid() else {}
        try:
            if request.POST.get("do") == "take back":
                where = {name: request.POST.get(name, "") for name in ("rule", "where")}
                dismissing.take_back(plan=plan, **where, by=request.person)
                messages.success(request, "It stands again.")
                return redirect(reverse("plan_check") + asked(request))
            if given:
                dismissing.dismiss(plan=plan, **given, by=request.person)
                messages.success(request, "Dismissed. It stays on this page with your reason.")
                return redirect(reverse("plan_check") + asked(request))
            problem = next(error for several in form.errors.values() for error in several)
        except NotAllowed as refusal:
            problem = str(refusal)
    found = findings(plan, request.person)
    page = {
        "title": "What is wrong with the plan",
        "plan": plan,
        "rules": found,
        "open": sum(len(rule.open) for rule in found),
        "dismissed": sum(len(rule.dismissed) for rule in found),
        "may_edit": not why_not(permissions.check_may_edit, request.person),
        "problem": problem,
        "sent": form if problem else None,
    }
    return render(request, "improvement/check.html", page, status=400 if problem else 200)
