"""Words of a document that found no place, one at a time: put into an action, or set aside with a reason."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.plans.correcting import CorrectionError
from goldenthread.plans.plan import Draft
from goldenthread.plans.telling import from_data
from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.forms.placing import AsideForm, PlaceForm
from goldenthread_web.improvement.forms.words import not_kept
from goldenthread_web.improvement.models import ReadDraft
from goldenthread_web.improvement.operations import placing
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.performance.permissions import OutOfReach

_ANSWERED = "These words have an answer already, or the draft takes none any more."


def place(request: SignedInRequest, reference: str, number: int) -> HttpResponse:
    """Where words belong. After an answer the next ones that have none are shown."""
    kept = ReadDraft.objects.select_related("plan").filter(reference=reference).first()
    if kept is None or why_not(permissions.check_may_edit, request.person):
        raise OutOfReach(reference)
    read = from_data(kept.draft)
    if number >= len(read.unplaced):
        raise OutOfReach(reference)
    begin = {"words": read.unplaced[number].text, "version": kept.version}
    put, aside = (
        PlaceForm(actions=read.plan.actions, initial=begin),
        AsideForm(initial=begin, auto_id="aside_%s"),
    )
    problem, status = "", 200
    if request.method == "POST":
        is_aside = request.POST.get("do") == "aside"
        if is_aside:
            aside = AsideForm(request.POST, auto_id="aside_%s")
        else:
            put = PlaceForm(request.POST, actions=read.plan.actions)
        form: AsideForm | PlaceForm = aside if is_aside else put
        status = 400
        if form.is_valid():
            try:
                return _done(request, kept, number, form)
            except NotAllowed as refusal:
                problem, status = str(refusal), 403
            except CorrectionError as fault:
                problem, status = str(fault), 403
            except Overtaken as overtaken:
                problem, status = str(overtaken), 409
                kept.refresh_from_db()
                read = from_data(kept.draft)
                sent = request.POST.copy()
                sent["version"] = str(kept.version)
                # The actions are counted anew: the number that was chosen may be another action's now.
                sent.pop("action", None)
                put = PlaceForm(sent, actions=read.plan.actions) if not is_aside else put
                aside = AsideForm(sent, auto_id="aside_%s") if is_aside else aside
    return _page(request, kept, read, number, put, aside, problem, status)


def _done(
    request: SignedInRequest, kept: ReadDraft, number: int, form: AsideForm | PlaceForm
) -> HttpResponse:
    given = form.cleaned_data
    if isinstance(form, AsideForm):
        count = placing.set_aside(draft=kept, unplaced=number, by=request.person, **given)
        messages.success(request, f"Set aside with your reason{f': {count} in all' if count > 1 else ''}.")
    else:
        given = given | {"action": int(given["action"])}
        placing.place(draft=kept, unplaced=number, by=request.person, **given)
        messages.success(request, "The words stand in the action now.")
    answered = set(kept.placings.values_list("unplaced", flat=True))
    count = len(kept.draft["unplaced"])
    left = [n for n in (*range(number + 1, count), *range(number)) if n not in answered]
    if left:
        return redirect("plan_unplaced", kept.reference, left[0])
    return redirect(f"{reverse('plan_draft', args=[kept.reference])}#unplaced")


def _page(
    request: SignedInRequest,
    kept: ReadDraft,
    read: Draft,
    number: int,
    put: PlaceForm,
    aside: AsideForm,
    problem: str,
    status: int,
) -> HttpResponse:
    answer = kept.placings.filter(unplaced=number).select_related("by").first()
    form = aside if aside.is_bound else put
    is_open = kept.plan_id is None and kept.set_aside_on is None and answer is None
    page = {
        "title": "Words that found no place",
        "kept": kept,
        "one": read.unplaced[number],
        "left": len(read.unplaced) - kept.placings.count(),
        "answer": answer,
        "is_open": is_open,
        "put": put,
        "aside": aside,
        "form": form if is_open else None,
        "not_kept": not_kept(form, is_shown=is_open),
        "problem": problem or (form.is_bound and not is_open and _ANSWERED),
        "back": f"{reverse('plan_draft', args=[kept.reference])}#unplaced",
    }
    return render(request, "improvement/unplaced.html", page, status=status)
