"""Many figures at once: a spreadsheet read, all that it would change shown, handed over whole, and checked."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.intake.gate.refusal import Refused
from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.figures.handed import Shown, opened, read_given, shown
from goldenthread_web.improvement.forms.series import LARGEST, HandOverForm
from goldenthread_web.improvement.models import Measure
from goldenthread_web.improvement.operations import entered as operations
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.queries.owed import Lines, file_for, lines_for
from goldenthread_web.improvement.queries.plans import present_plan
from goldenthread_web.improvement.views.measures import crumbs
from goldenthread_web.improvement.views.series import without_series

TITLE = "Hand figures over in a spreadsheet"
_FAULTS = 200
"""So many faults stand on the page; of the others their number."""

_GONE = "What was shown can't be handed over any more. Choose the spreadsheet again."
_OVERTAKEN = (
    "Somebody else gave one of these figures while you looked. Choose the spreadsheet again to see what it would "
    "change now."
)


def hand_over(request: SignedInRequest) -> HttpResponse:
    """Choose a spreadsheet, see all that it would change, hand it over."""
    if request.method != "POST":
        return _begun(request)
    if token := request.POST.get("token", ""):
        return _take(request, token)
    form = HandOverForm(request.POST, request.FILES)
    if no_room := getattr(request, "no_room", ""):
        return _page(request, form, problem=no_room, status=507)
    if not form.is_valid():
        return _page(request, form, status=400)
    given = form.cleaned_data["file"]
    if (given.size or 0) > LARGEST:
        form.add_error("file", f"The file is larger than {LARGEST // 1_000_000} MB. Split it.")
        return _page(request, form, status=400)
    try:
        told = shown(read_given(given), _measures(request), request.person)
    except Refused as refusal:
        form.add_error("file", f"{refusal} (rule: {refusal.rule})")
        return _page(request, form, status=400)
    return _page(request, HandOverForm(), told, status=400 if told.faults else 200)


def _begun(request: SignedInRequest) -> HttpResponse:
    """The page on which a spreadsheet is chosen, or why this reader has none to hand over."""
    plan = present_plan(request.person)
    lines = lines_for(request.person, plan)
    return without_series(request, plan, lines, TITLE) or _page(request, HandOverForm(), lines=lines)


def _measures(request: SignedInRequest, lines: Lines | None = None) -> list[Measure]:
    """What this reader enters figures of. lines: the series, where they were read already."""
    lines = lines or lines_for(request.person, present_plan(request.person))
    return [line.measure for line in lines.all if line.may_enter]


def _take(request: SignedInRequest, token: str) -> HttpResponse:
    """All figures as they were shown, or none."""
    sealed = opened(token, _measures(request), request.person)
    if sealed is None:
        return _page(request, HandOverForm(), problem=_GONE, status=409)
    try:
        file = operations.hand_over(
            rows=sealed.rows, name=sealed.file, sha256=sealed.sha256, by=request.person
        )
    except NotAllowed as refusal:
        return _page(request, HandOverForm(), problem=f"Nothing was taken. {refusal}", status=403)
    except Overtaken:
        return _page(request, HandOverForm(), problem=_OVERTAKEN, status=409)
    count = len(sealed.rows)
    handed = f"{count:,} figure{' is' if count == 1 else 's are'} handed over."
    messages.success(request, f"{handed} Each counts when somebody else has accepted it.")
    return redirect("plan_figure_file", file.reference)


def _page(
    request: SignedInRequest,
    form: HandOverForm,
    told: Shown | None = None,
    *,
    lines: Lines | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    page = {
        "title": "What the spreadsheet would change" if told else TITLE,
        "form": form,
        "told": told,
        "has_template": told is not None or bool(_measures(request, lines)),
        "faults": told.faults[:_FAULTS] if told else (),
        "more_faults": max(0, len(told.faults) - _FAULTS) if told else 0,
        "problem": problem,
        "crumbs": [*crumbs(), {"words": "Figures that people enter", "address": reverse("plan_series")}],
    }
    return render(request, "improvement/hand_over_figures.html", page, status=status)


def figure_file(request: SignedInRequest, reference: str) -> HttpResponse:
    """The figures of a spreadsheet, and what became of each; whoever may check accepts them all, or one by one."""
    file, figures = file_for(request.person, reference)
    problem = ""
    if request.method == "POST":
        try:
            count = operations.accept_all(file=file, by=request.person)
        except NotAllowed as refusal:
            problem = str(refusal)
            file, figures = file_for(request.person, reference)
        else:
            messages.success(request, f"{count:,} figure{' is' if count == 1 else 's are'} accepted.")
            return redirect("plan_series")
    page = {
        "title": "Figures of a spreadsheet",
        "file": file,
        "figures": figures,
        "waiting": sum(one.waits for one in figures),
        "why_not": why_not(permissions.check_may_check, request.person, file),
        "problem": problem,
        "crumbs": [*crumbs(), {"words": "Figures that people enter", "address": reverse("plan_series")}],
    }
    return render(request, "improvement/figure_file.html", page, status=403 if problem else 200)
