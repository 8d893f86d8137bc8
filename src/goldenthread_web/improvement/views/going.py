"""How the plan goes: what is late, what changed since a day, what was said and done, what comes next, and when."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread_web.accounts.permissions import why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.accounts.roles import READERS_OF_FIGURES
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.drafted import asked, plan_of
from goldenthread_web.improvement.figures.changed import changed_figures
from goldenthread_web.improvement.figures.impact import impact_seen
from goldenthread_web.improvement.figures.of_action import figures_of_each
from goldenthread_web.improvement.forms.ways import SinceForm
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.queries.ahead import ahead
from goldenthread_web.improvement.queries.behind import behind
from goldenthread_web.improvement.queries.boards import boards_for, since_of
from goldenthread_web.improvement.queries.changes import changes
from goldenthread_web.improvement.queries.done import done
from goldenthread_web.improvement.queries.measures import measures_for
from goldenthread_web.improvement.queries.partners import sees_no_part
from goldenthread_web.improvement.queries.plans import present_plan
from goldenthread_web.improvement.queries.timeline import timeline
from goldenthread_web.improvement.registers.permissions import check_may_keep_meetings
from goldenthread_web.improvement.views.measures import crumbs
from goldenthread_web.improvement.views.plans import no_part, no_plan


def plan_late(request: SignedInRequest) -> HttpResponse:
    """What is late or off track and why, and what is due soon and at risk."""
    plan = present_plan(request.person)
    if plan is None:
        return no_plan(request)
    return _page(request, "late", "What is late and why", plan=plan, behind=behind(plan, request.person))


def plan_changes(request: SignedInRequest) -> HttpResponse:
    """What changed since the last board, or since a day that the reader chooses."""
    plan = present_plan(request.person)
    if plan is None:
        return no_plan(request)
    today = timezone.localdate()
    boards = boards_for(request.person, plan, today)
    usual = since_of(boards.last, today)
    is_chosen = any(name.startswith("since") for name in request.GET)
    form = SinceForm(request.GET if is_chosen else None, initial={"since": usual.day})
    since = form.cleaned_data["since"] if form.is_valid() else None if is_chosen else usual.day
    found: dict[str, Any] = {
        "form": form, "since": since, "is_chosen": is_chosen, "boards": boards,
        "board": boards.on(since) if is_chosen and since else usual.meeting,
        "may_keep": not why_not(check_may_keep_meetings, request.person),
    }  # fmt: skip
    if since is not None:
        found["changes"] = changes(plan, request.person, since)
        found["figures"] = changed_figures(list(measures_for(request.person, plan)), request.person, since)
        found["sees_figures"] = bool(request.person.roles & READERS_OF_FIGURES)
    status = 400 if form.errors else 200
    return _page(request, "changes", "What changed since the last board", plan=plan, status=status, **found)


def plan_done(request: SignedInRequest) -> HttpResponse:
    """What the plan said beside what was done."""
    plan = plan_of(request)
    if plan is None:
        return no_plan(request)
    by = request.person
    found = done(plan, by)
    works = permissions.sees_work(by)
    figures = figures_of_each(found.delivered, by) if works else {}
    impacts = {one.pk: impact_seen(one, figures[one.pk]) for one in found.delivered} if works else {}
    return _page(request, "done", "We said, we have done", plan=plan, done=found, impacts=impacts)


def plan_next(request: SignedInRequest) -> HttpResponse:
    """Our focus for the next six months."""
    plan = plan_of(request)
    if plan is None:
        return no_plan(request)
    found = ahead(plan, request.person)
    return _page(request, "next", "Our focus for the next six months", plan=plan, ahead=found)


def plan_timeline(request: SignedInRequest) -> HttpResponse:
    """All actions along the months, by priority."""
    plan = plan_of(request)
    if plan is None:
        return no_plan(request)
    found = timeline(plan, request.person)
    return _page(request, "timeline", "Timeline", plan=plan, timeline=found, is_wide=True)


def _page(
    request: SignedInRequest,
    name: str,
    title: str,
    *,
    plan: ImprovementPlan,
    status: int = 200,
    **found: object,
) -> HttpResponse:
    if sees_no_part(request.person, plan):
        return no_part(request, plan, title)
    works = permissions.sees_work(request.person)
    page = {"title": title, "plan": plan, "sees_work": works, "crumbs": crumbs(draft=asked(request)), **found}
    return render(request, f"improvement/{name}.html", page, status=status)
