"""The page of a measure of the plan: what it is to be, what feeds it, how it stands, and who is to move it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.plans.check.likeness import contained
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.accounts.roles import READERS_OF_FIGURES
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.drafted import carried
from goldenthread_web.improvement.editing.words import WITHDRAWN
from goldenthread_web.improvement.elsewhere import elsewhere
from goldenthread_web.improvement.entering import TAKES_FIGURES, check_may_enter
from goldenthread_web.improvement.figures.page import measure_page
from goldenthread_web.improvement.forms.measures import FeedForm, TieForm
from goldenthread_web.improvement.forms.words import written
from goldenthread_web.improvement.models import Action, Change, Measure
from goldenthread_web.improvement.operations import measures as operations
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.queries.changed import waited_of
from goldenthread_web.improvement.queries.measures import (
    actions_of,
    ends_of,
    measure_for,
    measures_for,
    sees_figures,
)
from goldenthread_web.improvement.queries.plans import action_for, actions_for
from goldenthread_web.improvement.status import MeasureKind, PlanStatus

_ALIKE = 0.5
"""From this share of common words on an action is proposed for a measure; nothing is tied by it."""


def measure(request: SignedInRequest, reference: str) -> HttpResponse:
    them = measure_for(request.person, reference)
    actions = list(actions_of(them))
    shown = measure_page(them, actions, request.person)
    is_elsewhere = them.series is not None and not permissions.sees_part(request.person, them.series.part)
    if (
        is_elsewhere
    ):  # its figures count for this measure; who gave them, and from where, is of the other part
        shown = replace(shown, entered=())
    page = {
        "title": them.name,
        "measure": them,
        "withdrawal": _withdrawal(them),
        **(waited_of(them) if request.person.roles & READERS_OF_FIGURES else {}),
        "page": shown,
        "elsewhere": elsewhere(len(actions) - len(shown.actions), "action", beside=bool(shown.actions)),
        "may_edit": not _why_not_changed(request.person, them),
        "may_enter": not why_not(check_may_enter, request.person, them),
        "sees_work": permissions.sees_work(request.person),
        "sees_figures": sees_figures(request.person, them),
        "is_fed_elsewhere": is_elsewhere,
        "is_indicator": them.kind == MeasureKind.INDICATOR,
        "is_asked": them.kind == MeasureKind.ASKED,
        "takes_figures": them.kind in TAKES_FIGURES,
        "ends": ends_of(them) if them.kind in TAKES_FIGURES and not is_elsewhere else (),
        "crumbs": crumbs(draft=carried(them.part.plan)),
    }
    return render(request, "improvement/measure.html", page)


def _why_not_changed(by: SignedIn, them: Measure) -> str:
    """Why somebody does not change a measure; a series that stands by itself goes on when a plan ends."""
    if them.by_itself:
        return why_not(permissions.check_may_edit, by)
    return why_not(permissions.check_may_change_line, by, them)


def _withdrawal(them: Measure) -> Change | None:
    """Why the plan does without a measure, where it does."""
    if them.withdrawn_on is None:
        return None
    found = Change.objects.filter(subject=them.reference, now__has_key=WITHDRAWN, dropped_on=None)
    return found.select_related("by").last()


def crumbs(them: Measure | None = None, *, draft: str = "") -> list[dict[str, str]]:
    """The way back to the plan, or to a draft beside it, and to the measure where a page stands below it.

    draft: what the address of the plan ends with (`drafted.asked`); that of a measure is known by itself.
    """
    draft = draft if them is None else carried(them.part.plan)
    found = [{"words": "Improvement plan", "address": reverse("plan") + draft}]
    if them is not None:
        found.append({"words": them.name, "address": reverse("plan_measure", args=[them.reference])})
    return found


def feed(request: SignedInRequest, reference: str) -> HttpResponse:
    """What feeds a measure, changed by a plan lead."""
    them = measure_for(request.person, reference)
    if withdrawn := why_not(permissions.check_not_withdrawn, them):
        sent = written(FeedForm(request.POST or None, measure=them))
        status = 403 if request.method == "POST" else 200
        return _feed_page(request, them, None, problem=withdrawn, not_kept=sent, status=status)
    if request.method != "POST":
        return _feed_page(request, them, FeedForm(initial=FeedForm.of(them), measure=them))
    form = FeedForm(request.POST, measure=them)
    if not form.is_valid():
        return _feed_page(request, them, form, status=400)
    given = {name: form.cleaned_data[name] for name in ("indicator", "fed_by", "version")}
    kind = MeasureKind(form.cleaned_data["kind"])
    try:
        operations.feed(measure=them, kind=kind, described=form.described, by=request.person, **given)
    except NotAllowed as refusal:
        return _feed_page(request, them, form, problem=str(refusal), status=403)
    except Overtaken as overtaken:
        again = FeedForm(initial=form.again(FeedForm.of(them)), measure=them)
        return _feed_page(request, them, again, problem=str(overtaken), status=409)
    messages.success(request, "What feeds this measure is kept.")
    return redirect("plan_measure", reference)


def _feed_page(
    request: SignedInRequest,
    them: Measure,
    form: BaseForm | None,
    *,
    problem: str = "",
    not_kept: Sequence[tuple[str, str]] = (),
    status: int = 200,
) -> HttpResponse:
    page = {
        "title": "What feeds this measure",
        "measure": them,
        "form": form,
        "problem": problem,
        "not_kept": not_kept,
        "waits": them.part.plan.status == PlanStatus.APPROVED,
        "crumbs": crumbs(them),
    }
    return render(request, "improvement/measure_feed.html", page, status=status)


def measure_actions(request: SignedInRequest, reference: str) -> HttpResponse:
    """Which actions are meant to move a measure."""
    them = measure_for(request.person, reference)
    found = actions_for(request.person, them.part.plan).prefetch_related(None).prefetch_related("signs")
    lines = list(found)
    tied = {action.reference for action in them.actions.all()}
    form = TieForm(request.POST if request.method == "POST" else None, lines=lines)
    refused = why_not(permissions.check_may_change_line, request.person, them)
    if request.method == "POST" and form.is_valid() and not refused:
        operations.tie_actions(measure=them, added=form.added, removed=form.removed, by=request.person)
        messages.success(request, "It is kept which actions are meant to move this measure.")
        return redirect("plan_measure", reference)
    near = {one.reference for one in lines if _is_alike(them, _said(one))}
    page = {
        "title": "Actions meant to move this measure",
        "about": them.name,
        "crumbs": crumbs(them),
        "noun": "action",
        "them": them,
        "back": reverse("plan_measure", args=[reference]),
        "refused": refused,
        **_sent(form, refused),
        **_choices(lines, tied, near, form),
    }
    return render(request, "improvement/tie.html", page, status=_status(form, refused))


def action_measures(request: SignedInRequest, reference: str) -> HttpResponse:
    """Which measures an action is meant to move."""
    them = action_for(request.person, reference)
    lines = list(measures_for(request.person, them.part.plan))
    tied = {one.reference for one in them.measures.all()}
    form = TieForm(request.POST if request.method == "POST" else None, lines=lines)
    refused = why_not(permissions.check_may_change_line, request.person, them)
    if request.method == "POST" and form.is_valid() and not refused:
        operations.tie_measures(action=them, added=form.added, removed=form.removed, by=request.person)
        messages.success(request, "It is kept which measures this action is meant to move.")
        return redirect(reverse("plan_action", args=[reference]))
    said = _said(them)
    near = {one.reference for one in lines if _is_alike(one, said)}
    page = {
        "title": "Measures that this action is meant to move",
        "about": them.called,
        "crumbs": [
            *crumbs(draft=carried(them.part.plan)),
            {"words": them.called, "address": reverse("plan_action", args=[reference])},
        ],
        "noun": "measure",
        "them": them,
        "refused": refused,
        **_sent(form, refused),
        **_choices(lines, tied, near, form),
    }
    return render(request, "improvement/tie.html", page, status=_status(form, refused))


def _status(form: TieForm, refused: str) -> int:
    """What a page of ties is answered with: not taken, wrong, or as asked."""
    if refused and form.is_bound:
        return 403
    return 400 if form.errors else 200


def _sent(form: TieForm, refused: str) -> dict[str, object]:
    """The form, and what somebody sent of it who can't tie any more, so that it is not lost."""
    is_late = bool(refused) and form.is_bound and form.is_valid()
    said = (("Ticked", form.added), ("Not ticked any more", form.removed)) if is_late else ()
    not_kept = [(label, "\n".join(map(_words, several))) for label, several in said if several]
    return {"form": form, "problem": refused if form.is_bound else "", "not_kept": not_kept}


def _said(action: Action) -> tuple[str, ...]:
    """The words of an action, and of what shows that it is done."""
    return (action.text, *(sign.text for sign in action.signs.all()))


def _is_alike(measure: Measure, said: tuple[str, ...]) -> bool:
    """Whether something that was said is near to a measure's name."""
    return any(contained(measure.name, text) >= _ALIKE for text in said)


def _choices(lines: list[Any], tied: set[str], near: set[str], form: TieForm) -> dict[str, object]:
    """What can be tied: what is, then what its words propose, then the rest as the plan has it."""
    first = [one for one in lines if one.reference in tied]
    proposed = [one for one in lines if one.reference in near - tied]
    shown = {one.reference for one in (*first, *proposed)}
    groups: dict[str, list[Any]] = {}
    for one in lines:
        if one.reference not in shown:
            under = one.priority.name if one.priority else one.part.name
            groups.setdefault(under, []).append(one)
    headed = [("Tied now", first), ("Proposed, because words are alike", proposed), *groups.items()]
    return {
        "groups": [
            (heading, [(one.reference, _words(one)) for one in found]) for heading, found in headed if found
        ],
        "tied": form.ticked(tied),
        "seen": " ".join(sorted(tied)),
    }


def _words(one: Action | Measure) -> str:
    return one.called if isinstance(one, Action) else one.name
