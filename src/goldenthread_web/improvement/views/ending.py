"""A series is ended, or taken up again, by a plan lead: one page, which asks for what can be done now."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.entering import why_none
from goldenthread_web.improvement.forms.ending import EndForm, TakeUpForm
from goldenthread_web.improvement.forms.words import written
from goldenthread_web.improvement.models import Measure
from goldenthread_web.improvement.operations import ending as operations
from goldenthread_web.improvement.queries.measures import measure_for
from goldenthread_web.improvement.views.measures import crumbs
from goldenthread_web.performance.permissions import OutOfReach

_FORMS: dict[str, type[EndForm] | type[TakeUpForm]] = {"end": EndForm, "take up": TakeUpForm}


def ending(request: SignedInRequest, reference: str) -> HttpResponse:
    """End a series that people enter, or take one up again that has ended."""
    them = measure_for(request.person, reference)
    do, refused = request.POST.get("do", ""), why_none(them)
    if why_not(permissions.check_may_edit, request.person) or (
        refused and them.withdrawn_on is None and do not in _FORMS
    ):
        raise OutOfReach(reference)
    if request.method != "POST" or do not in _FORMS:
        return _page(request, them, problem=refused)
    form = _FORMS[do](request.POST)
    if refused:
        return _page(request, them, do, form, problem=refused, status=403)
    if not form.is_valid():
        return _page(request, them, do, form, status=400)
    given = {"measure": them, **{name: form.cleaned_data[name] for name in ("month", "reason")}}
    try:
        if do == "end":
            operations.end(**given, by=request.person)
        else:
            operations.take_up(**given, by=request.person)
    except NotAllowed as refusal:
        return _page(request, them, do, form, problem=str(refusal), status=403)
    words = "The series has ended." if do == "end" else "The series is taken up again."
    messages.success(request, f"{words} The figures that were given stay.")
    return redirect("plan_measure", reference)


def _page(
    request: SignedInRequest,
    them: Measure,
    do: str = "",
    sent: EndForm | TakeUpForm | None = None,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    """What can be done now: whoever was overtaken sees that, and what they wrote beside it."""
    now = "take up" if them.end else "end"
    begun = sent if sent is not None and do == now else _FORMS[now]()
    form = None if why_none(them) else begun
    page = {
        "title": "Take the series up again" if them.end else "End the series",
        "measure": them,
        "end": them.end,
        "do": now,
        "form": form,
        "not_kept": written(sent) if sent is not None and form is not sent else [],
        "problem": problem,
        "crumbs": crumbs(them),
    }
    return render(request, "improvement/series_end.html", page, status=status)
