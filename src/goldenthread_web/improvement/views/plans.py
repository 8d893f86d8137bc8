"""The improvement plan as one page, and its actions by priority, horizon, lead and month."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.accounts.roles import READERS_OF_FIGURES
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.drafted import asked, carried, is_of_draft, plan_of
from goldenthread_web.improvement.models import ImprovementPlan, ReadDraft
from goldenthread_web.improvement.operations import approving
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.queries.ended import beside
from goldenthread_web.improvement.queries.groups import WAYS, grouped
from goldenthread_web.improvement.queries.overview import overview
from goldenthread_web.improvement.queries.partners import sees_no_part
from goldenthread_web.improvement.queries.plans import (
    LEADS,
    NO_PART,
    actions_for,
    dated_for,
    first_approved,
    withdrawn_for,
)
from goldenthread_web.improvement.queries.rating import ratings
from goldenthread_web.improvement.status import PlanStatus


def plan(request: SignedInRequest) -> HttpResponse:
    """The plan on one page: what it is for, its parts and priorities, and how its actions stand."""
    found = plan_of(request)
    if found is None:
        return no_plan(request)
    may_edit = not why_not(permissions.check_may_edit, request.person)
    problem = ""
    if request.method == "POST":
        version = request.POST.get("version", "")
        try:
            seen = int(version) if version.isdecimal() else 0
            unmade = approving.approve(plan=found, version=seen, by=request.person)
        except (NotAllowed, Overtaken) as refusal:
            problem = str(refusal)
            found.refresh_from_db()
        else:
            messages.success(request, f"The improvement plan is approved.{_told(unmade)}")
            return redirect("plan")
    others = beside(request.person, found)
    page = {
        "title": found.title,
        "plan": found,
        "problem": problem,
        "may_approve": not why_not(permissions.check_may_approve, request.person, found),
        "overview": overview(found, request.person),
        "may_edit": may_edit and found.status != PlanStatus.ENDED,
        "is_ended": found.status == PlanStatus.ENDED,
        "ended": others.ended,
        "sees_work": permissions.sees_work(request.person),
        "sees_versions": bool(request.person.roles & READERS_OF_FIGURES),
        "waiting": others.waits,
        "is_beside": is_of_draft(request),
        "beside": others.drafts,
        "holds": others.holds,
        "first": first_approved(found),
        "sees_no_part": sees_no_part(request.person, found),
    }
    return render(request, "improvement/plan.html", page, status=403 if problem else 200)


def _told(unmade: int) -> str:
    """What became of changes that waited for the next version of the plan before; "" where none did."""
    if not unmade:
        return ""
    many = "1 change" if unmade == 1 else f"{unmade} changes"
    them = "was not made. It stands" if unmade == 1 else "were not made. They stand"
    return f" {many} that waited for the next version of the plan before {them} with its versions."


def no_plan(request: SignedInRequest) -> HttpResponse:
    """What stands in the place of every page of the plan while there is none: how to get one."""
    may_edit = not why_not(permissions.check_may_edit, request.person)
    drafts = ReadDraft.objects.filter(plan=None, set_aside_on=None).select_related("by") if may_edit else []
    page = {
        "title": "Improvement plan",
        "may_edit": may_edit,
        "drafts": drafts,
        "sees_figures": bool(request.person.roles & READERS_OF_FIGURES),
    }
    return render(request, "improvement/no_plan.html", page)


def no_part(
    request: SignedInRequest, plan: ImprovementPlan, title: str, *, is_refused: bool = False
) -> HttpResponse:
    """What a partner for whom no part is marked reads in the place of every page that tells of the whole plan.

    is_refused: something was asked for that there is none of.
    """
    page = {
        "title": title,
        "plan": plan,
        "problem": NO_PART if is_refused else "",
        "crumbs": [{"words": "Improvement plan", "address": reverse("plan") + asked(request)}],
    }
    return render(request, "improvement/no_part.html", page, status=403 if is_refused else 200)


def plan_by(request: SignedInRequest, how: str) -> HttpResponse:
    """All actions of the plan, put together one way or another."""
    found = plan_of(request)
    if how not in WAYS:
        raise Http404
    if found is None:
        return no_plan(request)
    title = f"Actions by {WAYS[how].words}"
    if sees_no_part(request.person, found):
        return no_part(request, found, title)
    listed = actions_for(request.person, found).prefetch_related(None).prefetch_related(LEADS)
    actions = dated_for(request.person, listed)
    sees_work = permissions.sees_work(request.person)
    page = {
        "title": title,
        "plan": found,
        "how": how,
        "withdrawn": withdrawn_for(request.person, found),
        "groups": grouped(actions, ratings(actions) if sees_work else {}, how),
        "sees_work": sees_work,
        "may_add": not why_not(permissions.check_may_edit, request.person)
        and found.status != PlanStatus.ENDED,
        "is_wide": True,
        "crumbs": [{"words": "Improvement plan", "address": reverse("plan") + carried(found)}],
    }
    return render(request, "improvement/by.html", page)
