"""Withdrawing a line of the improvement plan."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement.editing.kinds import line_for, line_or_gone
from goldenthread_web.improvement.editing.words import mark_of
from goldenthread_web.improvement.forms.editing import WithdrawForm
from goldenthread_web.improvement.forms.words import written
from goldenthread_web.improvement.operations import editing
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.status import PlanStatus
from goldenthread_web.improvement.views.editing import CAN_GO, after, said
from goldenthread_web.improvement.views.gone import gone
from goldenthread_web.performance.permissions import OutOfReach


def withdraw(request: SignedInRequest, reference: str, kind: str = "action") -> HttpResponse:
    """Withdraw an action, a measure or a priority, with the reason."""
    line = line_or_gone(request.person, kind, reference)
    if line.is_gone:
        return gone(request, line, written(WithdrawForm(request.POST or None)))
    if not isinstance(line.thing, CAN_GO):
        raise OutOfReach(reference)
    form = WithdrawForm(request.POST or None, initial={"seen": mark_of(line.words)})
    problem, status = "", 400 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            editing.withdraw(line=line, by=request.person, **form.cleaned_data)
        except NotAllowed as refusal:
            problem, status = str(refusal), 403
        except Overtaken as overtaken:
            sent = request.POST.copy()
            sent["seen"] = mark_of(line_for(request.person, kind, reference).words)
            form, problem, status = WithdrawForm(sent), str(overtaken), 409
        else:
            messages.success(request, said(line.plan))
            return redirect(after(line))
    refused = "" if form.is_bound else why_not(editing.check_may_change, request.person, line)
    page = {
        "title": f"Withdraw this {line.kind.called}",
        "called": getattr(line.thing, "called", line.thing),
        "kind": line.kind.name,
        "plan": line.plan,
        "waits": line.plan.status == PlanStatus.APPROVED,
        "form": None if refused else form,
        "refused": refused,
        "problem": problem,
        "back": after(line),
    }
    return render(request, "improvement/withdraw.html", page, status=status)
