"""The page of an action: what it is, how it stands, what shows it; and saying how it stands."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.workspace.problem import WorkspaceError
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.accounts.roles import READERS_OF_FIGURES
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.drafted import carried
from goldenthread_web.improvement.elsewhere import elsewhere
from goldenthread_web.improvement.figures.impact import impact_seen
from goldenthread_web.improvement.figures.of_action import figures_of
from goldenthread_web.improvement.forms.tracking import UpdateForm
from goldenthread_web.improvement.forms.words import written
from goldenthread_web.improvement.models import Action, Update
from goldenthread_web.improvement.operations import evidence, tracking
from goldenthread_web.improvement.operations.tracking import Doubted, Given, Overtaken, SaidMeanwhile
from goldenthread_web.improvement.queries.changed import changes_of
from goldenthread_web.improvement.queries.lines import CARRIES, IMPACT, MEASURE, ON, SIGN
from goldenthread_web.improvement.queries.tracking import CLOSED, MOVED, PRACTICE, RATED, Tracked, tracked
from goldenthread_web.improvement.registers.queries import beside
from goldenthread_web.improvement.status import Confidence, PlanStatus, Progress
from goldenthread_web.improvement.views.deeds import DEEDS, initial, open_forms
from goldenthread_web.improvement.views.evidence import forms_of_evidence


def action(request: SignedInRequest, reference: str) -> HttpResponse:
    """The page of an action. Each form on it sends what is to be done as `do`."""
    shown = tracked(request.person, reference)
    if request.method != "POST":
        return _page(request, shown)
    name = request.POST.get("do", "")
    if name not in DEEDS or not permissions.sees_work(request.person):
        raise Http404
    return _do(request, shown, name)


def _do(request: SignedInRequest, shown: Tracked, name: str) -> HttpResponse:
    deed = DEEDS[name]
    form = deed.form(request.POST, request.FILES, auto_id=f"{name}_%s")
    if no_room := getattr(request, "no_room", ""):
        return _page(request, shown, name, form, problem=no_room, status=507)
    if not form.is_valid():
        return _page(request, shown, name, form, status=400)
    try:
        deed.run(shown, form.cleaned_data, request.person)
    except NotAllowed as refusal:
        return _page(request, _again(request, shown), name, form, problem=str(refusal), status=403)
    except WorkspaceError as fault:
        return _page(request, shown, name, form, problem=str(fault), status=507)
    except Doubted as doubt:
        form = deed.form(_with(request, sure=form.cleaned_data["to"].isoformat()), auto_id=f"{name}_%s")
        return _page(request, shown, name, form, problem=str(doubt), status=409)
    except Overtaken as overtaken:
        now = _again(request, shown)
        form = deed.form(_with(request, **initial(name, now)), auto_id=f"{name}_%s")
        return _page(request, now, name, form, problem=str(overtaken), status=409)
    messages.success(request, deed.said)
    return redirect(f"{reverse('plan_action', args=[shown.action.reference])}#{deed.place}")


def _again(request: SignedInRequest, shown: Tracked) -> Tracked:
    return tracked(request.person, shown.action.reference)


def _with(request: SignedInRequest, **given: Any) -> QueryDict:
    """What was sent, with what stands there now in place of what was seen: to be looked at and sent again."""
    sent = request.POST.copy()
    for name, value in given.items():
        sent[name] = "" if value is None else str(value)
    return sent


def _page(
    request: SignedInRequest,
    shown: Tracked,
    name: str = "",
    form: forms.Form | None = None,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    by, action = request.person, shown.action
    found = open_forms(shown, by)
    given = forms_of_evidence(shown, by, name, form)
    if form is not None and name in found:
        found[name] = form
    is_shown = form is None or name in found or any(form in (one.check, one.take_back) for one in given)
    figures = figures_of(action, by)
    sees_versions = bool(by.roles & READERS_OF_FIGURES)
    may_change = not why_not(permissions.check_may_change, by, action)
    page = {
        "title": title_of(shown),
        "shown": shown,
        "action": action,
        "sees_work": permissions.sees_work(by),
        "may_edit": not why_not(permissions.check_may_change_line, by, action),
        "beside": beside(shown.lines),
        "is_ended": action.part.plan.status == PlanStatus.ENDED,
        "may_change": may_change,
        "sees_versions": sees_versions,
        **changes_of(action, sees_waiting=sees_versions, may_change=may_change),
        "forms": found,
        "not_kept": [] if form is None or is_shown else written(form),
        "form": form,
        "did": name,
        "problem": problem,
        "why_not": why_not(permissions.check_may_update, by, action),
        "signs": shown.of(SIGN),
        "impacts": shown.of(IMPACT),
        "measures": shown.of(MEASURE),
        "figures": [one for one in figures if not one.is_elsewhere],
        "elsewhere": _elsewhere(shown),
        "impact": impact_seen(action, figures),
        "rests_on": shown.of(ON),
        "carries": shown.of(CARRIES),
        "moves": shown.decided(MOVED),
        "rated": shown.decided(RATED),
        "practice": shown.decided(PRACTICE),
        "closings": shown.decided(CLOSED),
        "evidence": given,
        "standing": sum(one.taken_back is None for one in given),
        "back": _back(by, action),
    }
    return render(request, "improvement/action.html", page, status=status)


def _elsewhere(shown: Tracked) -> dict[str, str]:
    """What is told of measures and actions in parts that this reader does not see, by kind: that they are there."""
    nouns = {MEASURE: "measure", ON: "action", CARRIES: "action"}
    return {
        kind: elsewhere(shown.elsewhere(kind), noun, beside=bool(shown.of(kind)))
        for kind, noun in nouns.items()
    }


def _back(by: SignedIn, action: Action) -> str:
    """Its lead goes back to the own actions, whoever looks at a draft to the draft."""
    is_own = permissions.is_lead(by, action)
    return reverse("plan_mine") if is_own else reverse("plan") + carried(action.part.plan)


def title_of(shown: Tracked) -> str:
    return f"Action {shown.action.number}".strip()


def update(request: SignedInRequest, reference: str) -> HttpResponse:
    """Say how an action stands. Whoever was overtaken sees what was said meanwhile, and the own words beside it."""
    shown = tracked(request.person, reference)
    refused = why_not(permissions.check_may_update, request.person, shown.action)
    if request.method == "POST" and refused:
        return _update_page(request, shown, UpdateForm(request.POST, request.FILES), refused, status=403)
    if request.method != "POST":
        last = shown.newest
        begin: dict[str, Any] = {"seen": last.number if last else 0}
        if last:
            begin |= {"progress": last.progress, "confidence": last.confidence}
        return _update_page(
            request, shown, UpdateForm(initial=begin), refused, status=403 if refused else 200
        )
    form = UpdateForm(request.POST, request.FILES)
    if no_room := getattr(request, "no_room", ""):
        return _update_page(request, shown, form, no_room, status=507)
    if not form.is_valid():
        return _update_page(request, shown, form, status=400)
    try:
        _say(shown, form.cleaned_data, request.person)
    except NotAllowed as refusal:
        return _update_page(request, shown, form, str(refusal), status=403)
    except WorkspaceError as fault:
        return _update_page(request, shown, form, str(fault), status=507)
    except SaidMeanwhile as meanwhile:
        now = _again(request, shown)
        again = UpdateForm(_with(request, **_left_alone(form, now, meanwhile.newest)), request.FILES)
        problem = f"{meanwhile} Choose the file again." if request.FILES else str(meanwhile)
        return _update_page(request, now, again, problem, status=409)
    messages.success(request, "Thank you. What you said stands on the action's page.")
    return redirect("plan_action", reference)


def _left_alone(form: UpdateForm, now: Tracked, newest: Update) -> dict[str, Any]:
    """How it stands by what was said meanwhile, where the form says what it began with; and that this is seen now."""
    seen = form.cleaned_data["seen"]
    was = next((one for one in now.updates if one.number == seen), None)
    same = [
        name
        for name in ("progress", "confidence")
        if was is not None and form.cleaned_data[name] == getattr(was, name)
    ]
    return {name: getattr(newest, name) for name in same} | {"seen": newest.number}


def _say(shown: Tracked, said: dict[str, Any], by: SignedIn) -> None:
    """Keep what was said, with the evidence where some came with it: both or neither."""
    told: dict[str, Any] = {"action": shown.action, "given": _given(said), "seen": said["seen"], "by": by}
    if not said["link"] and not said["file"]:
        tracking.update(**told)
        return
    evidence.update_and_give(**told, shown=evidence.Shown(said["shows"], said["link"], said["file"]))


def _given(said: dict[str, Any]) -> Given:
    return Given(
        progress=Progress(said["progress"]),
        confidence=Confidence(said["confidence"]) if said["confidence"] else None,
        changed=said["changed"],
        next_step=said["next_step"],
        help_needed=said["help_needed"],
        delivered_on=said["delivered_on"],
    )


def _update_page(
    request: SignedInRequest, shown: Tracked, form: UpdateForm, problem: str = "", *, status: int = 200
) -> HttpResponse:
    page = {
        "title": f"Say how {title_of(shown)[:1].lower()}{title_of(shown)[1:]} stands",
        "shown": shown,
        "action": shown.action,
        "form": form,
        "problem": problem,
        "may": not why_not(permissions.check_may_update, request.person, shown.action),
        "is_overtaken": status == 409,
        "back": reverse("plan_action", args=[shown.action.reference]),
    }
    return render(request, "improvement/action_update.html", page, status=status)
