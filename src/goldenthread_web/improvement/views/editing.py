"""Changing a line of the improvement plan, and adding one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.accounts.roles import READERS_OF_FIGURES
from goldenthread_web.improvement.drafted import asked, carried, plan_of
from goldenthread_web.improvement.editing.kinds import KINDS, Line, line_or_gone
from goldenthread_web.improvement.editing.places import names_of
from goldenthread_web.improvement.editing.sayings import held_by
from goldenthread_web.improvement.editing.words import Words, mark_of
from goldenthread_web.improvement.forms.editing import (
    LineForm,
)
from goldenthread_web.improvement.forms.going_on import AsksWhatGoesOn
from goldenthread_web.improvement.forms.opened import changed_meanwhile, opened_with, put_together
from goldenthread_web.improvement.forms.words import written
from goldenthread_web.improvement.models import Action, ImprovementPlan, Measure, Priority
from goldenthread_web.improvement.operations import adding, editing
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.queries.unmade import unmade
from goldenthread_web.improvement.queries.versions import Shown, in_lines, shown
from goldenthread_web.improvement.status import EDITORS, PlanStatus
from goldenthread_web.improvement.views.gone import WITH_A_PAGE, gone
from goldenthread_web.improvement.views.line_form import form_of, lost, told

_ADDED = {"action": "an action", "measure": "a measure", "priority": "a priority", "part": "a part"}
CAN_GO = (Action, Measure, Priority)
"""What can be withdrawn."""


def edit(request: SignedInRequest, kind: str, reference: str) -> HttpResponse:
    """The words of a line. Whoever is overtaken sees what stands there now, beside the own words."""
    line = line_or_gone(request.person, kind, reference)
    if line.is_gone:
        return gone(request, line, _typed(request, line))
    refused = why_not(editing.check_may_change, request.person, line)
    if request.method == "POST" and request.POST.get("do") == "take back":
        return _taken_back(request, line, refused)
    if request.method == "POST" and refused:
        form, typed = form_of(request, kind, line.plan, line, data=request.POST), _typed(request, line)
        return _page(request, line, form, problem=refused, may=False, not_kept=typed, status=403)
    if request.method != "POST":
        form = form_of(request, kind, line.plan, line, initial=_filled(line))
        if line.plan.status == PlanStatus.ENDED and line.changes:
            return _page(request, line, form, may=False)
        return _page(request, line, form, problem=refused, may=not refused, status=403 if refused else 200)
    form = form_of(request, kind, line.plan, line, data=request.POST)
    problem, is_seen = told(form), form["seen"].data == mark_of(line.words)
    if not form.is_valid() and (is_seen or not isinstance(form, AsksWhatGoesOn) or not form.only_asks):
        return _page(request, line, form, problem=problem, not_kept=lost(line.plan, form), status=400)
    if problem or not form.is_valid():
        return _overtaken(request, line, form, problem or str(Overtaken()))
    try:
        made = editing.change(line=line, given=form.words, seen=form.cleaned_data["seen"], by=request.person)
    except NotAllowed as refusal:
        return _page(request, line, form, problem=str(refusal), status=403)
    except Overtaken as overtaken:
        return _overtaken(request, line, form, str(overtaken))
    ties = form.told(made) if made and isinstance(form, AsksWhatGoesOn) else ()
    messages.success(request, " ".join([said(line.plan, changed=made is not None), *ties]))
    return redirect(after(line))


def _typed(request: SignedInRequest, line: Line) -> list[tuple[str, str]]:
    """What somebody sent of a line that they can't change any more, so that it is not lost."""
    if request.method != "POST":
        return []
    form = form_of(request, line.kind.name, line.plan, line, data=request.POST)
    return [*written(form), *lost(line.plan, form)]


def _taken_back(request: SignedInRequest, line: Line, refused: str) -> HttpResponse:
    """A change of this line that waits, taken back by whoever made it: also by those who see no versions."""
    change = next((one for one in line.changes if one.reference == request.POST.get("change", "")), None)
    try:
        if change is None:
            raise NotAllowed("This change does not wait any more.")
        stay = editing.take_back(change=change, by=request.person)
    except NotAllowed as refusal:
        form = form_of(request, line.kind.name, line.plan, line, initial=_filled(line))
        return _page(request, line, form, problem=str(refusal), may=not refused, status=403)
    messages.success(request, taken_back(stay))
    return redirect(after(line))


def taken_back(stay: Sequence[str]) -> str:
    """What is said of a change that was taken back. stay: the priorities that are not withdrawn any more by it."""
    more = (
        f" Something stands again in the priority “{called}”, so it is not withdrawn either."
        for called in stay
    )
    return "".join(["The change is taken back. It waits no more.", *more])


def _overtaken(request: SignedInRequest, line: Line, sent: LineForm, problem: str) -> HttpResponse:
    """The line as it stands now, and the form with what its sender changed laid over that."""
    again = line_or_gone(request.person, line.kind.name, line.subject)
    if again.is_gone:
        return gone(request, again, _typed(request, again))
    opened = sent.cleaned_data["opened"]
    together = _filled(again) | put_together(sent.words, opened, again.words)
    form = form_of(request, again.kind.name, again.plan, again, initial=together)
    now = _now(again, changed_meanwhile(opened, again.words))
    typed = lost(again.plan, sent)
    return _page(request, again, form, problem=problem, now=now, not_kept=typed, status=409)


def _filled(line: Line) -> Words:
    """What a form of a line is opened with."""
    return line.words | {"seen": mark_of(line.words), "opened": opened_with(line.words)}


def said(plan: ImprovementPlan, *, changed: bool = True) -> str:
    if not changed:
        return "Nothing was changed: the words are as they were."
    if plan.status == PlanStatus.APPROVED:
        return f"Kept. It waits for version {plan.edition + 1}.0, which somebody else approves."
    return "Kept. What stood there before stands with the versions of the plan."


def after(line: Line) -> str:
    """Where a reader goes on: to the line, or to the version where the line is not in the plan yet."""
    if line.thing is None:
        return reverse("plan_versions") + carried(line.plan)
    if line.kind.name in WITH_A_PAGE:
        return reverse(f"plan_{line.kind.name}", args=[line.subject])
    return reverse("plan") + carried(line.plan)


def _page(
    request: SignedInRequest,
    line: Line,
    form: LineForm,
    *,
    problem: str = "",
    may: bool = True,
    not_kept: Sequence[tuple[str, str]] = (),
    now: Sequence[tuple[str, Sequence[str], bool]] = (),
    status: int = 200,
) -> HttpResponse:
    is_ended = line.plan.status == PlanStatus.ENDED
    is_read = is_ended and not problem
    page = {
        "title": f"What waited of this {line.kind.called}" if is_read else f"Change this {line.kind.called}",
        "line": line,
        "is_ended": is_ended,
        "plan": line.plan,
        "waits": line.plan.status == PlanStatus.APPROVED,
        "changes": _waiting(line) if line.changes else [],
        "is_overtaken": status == 409,
        "now": now,
        "form": form,
        "may": may,
        "not_kept": not_kept,
        "problem": problem,
        "dated_apart": isinstance(line.thing, Action) and line.plan.status == PlanStatus.APPROVED,
        "sees_versions": bool(request.person.roles & READERS_OF_FIGURES),
        "own": 0 if request.person.roles & EDITORS else request.person.account.pk,
        "may_withdraw": isinstance(line.thing, CAN_GO) and bool(request.person.roles & EDITORS),
        "back": after(line),
    }
    return render(request, "improvement/line_edit.html", page, status=status)


def _waiting(line: Line) -> list[Shown]:
    """What waits of a line. On the sayings of a plan hangs what waits of its actions."""
    among = line.waits if line.kind.name == "plan" else ()
    found = shown(line.plan, line.changes, line.places, line.thing, among)
    return unmade(found) if line.plan.status == PlanStatus.ENDED else found


def _now(line: Line, changed: Collection[str]) -> list[tuple[str, Sequence[str], bool]]:
    """What a line says now, field by field, for whoever was overtaken; and whether others changed it meanwhile."""
    names = names_of(line.places) | held_by(line.plan)
    words = line.words
    found: list[tuple[str, Sequence[str], bool]] = []
    for name, label in line.kind.fields.items():
        found.append((label, in_lines(words.get(name), names), name in changed))
    return [one for one in found if one[1] or one[2]]


def add(request: SignedInRequest, kind: str) -> HttpResponse:
    """A new line at the end of the plan."""
    plan = plan_of(request)
    if kind not in _ADDED:
        raise Http404
    if plan is None:
        return redirect("plan")
    seen = request.POST.get("seen", "")
    form = form_of(request, kind, plan, None, **_new(request, plan))
    problem = told(form) if request.person.roles & EDITORS else ""
    status = 400 if form.errors else 409 if problem else 200
    problem = problem or (adding.elsewhere(plan, seen) if form.errors else "")
    if request.method == "POST" and form.is_valid() and not problem:
        try:
            made = adding.add(kind=KINDS[kind], plan=plan, given=form.words, seen=seen, by=request.person)
        except NotAllowed as refusal:
            problem, status = str(refusal), 403
        except Overtaken as overtaken:
            problem, status = str(overtaken), 409
        else:
            messages.success(request, said(plan))
            if not made.holds_since:
                return redirect("plan_versions")
            own = reverse(f"plan_{kind}", args=[made.subject]) if kind in WITH_A_PAGE else ""
            return redirect(own or reverse("plan") + carried(plan))
    page = {
        "title": f"Add {_ADDED[kind]}",
        "plan": plan,
        "waits": plan.status == PlanStatus.APPROVED,
        "form": form,
        "may": True,
        "not_kept": lost(plan, form),
        "sees_versions": True,
        "problem": problem,
        "back": reverse("plan") + asked(request),
    }
    return render(request, "improvement/line_edit.html", page, status=status)


def _new(request: SignedInRequest, plan: ImprovementPlan) -> dict[str, Any]:
    """What the form of a new line begins with. One that comes back was seen beside the plan as it is now."""
    mark = {"seen": adding.seen_of(plan)}
    if request.method != "POST":
        return {"initial": mark}
    sent = request.POST.copy()
    sent["seen"] = mark["seen"]
    return {"data": sent}
