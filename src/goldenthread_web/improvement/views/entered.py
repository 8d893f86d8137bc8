"""Figures of months that people enter for a measure, and their check by somebody else."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_month
from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.entering import asked_of, check_may_enter
from goldenthread_web.improvement.forms.entered import EnterForm, ReturnForm
from goldenthread_web.improvement.forms.words import not_kept, written
from goldenthread_web.improvement.models import Entered, Measure
from goldenthread_web.improvement.operations import entered as operations
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.queries.measures import measure_for
from goldenthread_web.improvement.views.measures import crumbs
from goldenthread_web.performance.permissions import OutOfReach

_REPLACES = "This month has a figure already. Send yours again to replace it: the one before is kept."
_CORRECTS = (
    "This month has an accepted figure. Say under “What to know of it” why it is corrected, and send yours again: "
    "the accepted one counts until somebody has accepted yours."
)


def enter(request: SignedInRequest, reference: str) -> HttpResponse:
    """Give the figure of a month; where the month has one, whoever gives another sees it first."""
    them = measure_for(request.person, reference)
    refused = why_not(check_may_enter, request.person, them)
    if refused:
        status = 403 if request.method == "POST" else 200
        return _enter_page(request, them, None, problem=refused, status=status)
    if request.method != "POST":
        begin = {"month": request.GET.get("month", "")[:7], "source": them.source}
        return _enter_page(request, them, EnterForm(initial=begin, asked=asked_of(them)))
    form = EnterForm(request.POST, asked=asked_of(them))
    if not form.is_valid():
        return _enter_page(request, them, form, status=400)
    try:
        operations.enter(
            measure=them, given=form.given, replaces=form.cleaned_data["replaces"], by=request.person
        )
    except NotAllowed as refusal:
        return _enter_page(request, them, form, problem=str(refusal), status=403)
    except Overtaken:
        return _held(request, them, form)
    messages.success(request, "The figure is entered. It counts when somebody else has accepted it.")
    return redirect("plan_measure", reference)


def _held(request: SignedInRequest, them: Measure, form: EnterForm) -> HttpResponse:
    """Both are shown: the figure that the month has, and the one that was given, which can be sent to replace it."""
    held = operations.newest(them, str(form.given.month))
    sent = request.POST.copy()
    sent["replaces"] = held.reference if held else ""
    problem = _CORRECTS if held and (held.holds or held.corrects_id) else _REPLACES
    again = EnterForm(sent, asked=asked_of(them))
    return _enter_page(request, them, again, held=held, problem=problem, status=409)


def _enter_page(
    request: SignedInRequest,
    them: Measure,
    form: BaseForm | None,
    *,
    held: Entered | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    page = {
        "title": "Enter a figure", "measure": them, "form": form, "held": held, "problem": problem,
        "counted": asked_of(them).in_words, "not_kept": _not_asked(request, them, form),
        "crumbs": crumbs(them),
    }  # fmt: skip
    return render(request, "improvement/figure_enter.html", page, status=status)


def _not_asked(request: SignedInRequest, them: Measure, form: BaseForm | None) -> list[tuple[str, str]]:
    """What was filled in and has no place on the page: it is asked otherwise since, or no figure is taken any more."""
    if request.method != "POST":
        return []
    sent = EnterForm(request.POST, asked=replace(asked_of(them), two_numbers=None))
    for name in form.fields if form is not None else ():
        del sent.fields[name]
    return written(sent)


def figure(request: SignedInRequest, reference: str) -> HttpResponse:
    """A figure that somebody entered: where it comes from, and its check."""
    them = (
        Entered.objects.filter(reference=reference)
        .select_related("measure__part__plan", "measure__series", "by", "checked_by", "file", "corrects__by")
        .first()
    )
    if them is None:
        raise OutOfReach(reference)
    permissions.check_may_see_part(request.person, them.measure.part)
    if request.method != "POST":
        return _figure_page(request, them)
    do = request.POST.get("do", "")
    if do not in ("accept", "return"):
        raise Http404
    form = ReturnForm(request.POST) if do == "return" else None
    if form is not None and not form.is_valid():
        return _figure_page(request, them, form, status=400)
    reason = form.cleaned_data["reason"] if form is not None else ""
    try:
        operations.check(entered=them, accepted=do == "accept", reason=reason, by=request.person)
    except NotAllowed as refusal:
        return _figure_page(request, them, form, problem=str(refusal), status=403)
    messages.success(
        request, "The figure is accepted." if do == "accept" else "The figure is returned to its giver."
    )
    return redirect("plan_measure", them.measure.reference)


def _figure_page(
    request: SignedInRequest,
    them: Entered,
    form: ReturnForm | None = None,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    refused = why_not(permissions.check_not_ended, them.measure.part.plan)
    refused = refused or why_not(permissions.check_may_check, request.person, them)
    is_shown = them.waits and not refused
    page = {
        "title": f"Figure of {show_month(Month.parse(them.month))}",
        "them": them,
        "measure": them.measure,
        "form": (form or ReturnForm()) if is_shown else None,
        "not_kept": not_kept(form, is_shown=is_shown),
        "waits": them.waits,
        "why_not": refused,
        "problem": problem or (form and (refused or ("" if is_shown else operations.IS_CHECKED))),
        "crumbs": crumbs(them.measure),
    }
    return render(request, "improvement/figure.html", page, status=status)
