"""The versions of the improvement plan: what waits for the next one, its approval, and what each before changed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.drafted import asked, plan_of
from goldenthread_web.improvement.models import Change
from goldenthread_web.improvement.operations import editing
from goldenthread_web.improvement.operations import versions as operations
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.queries.ended import ended_plans
from goldenthread_web.improvement.queries.unmade import unmade
from goldenthread_web.improvement.queries.versions import all_shown, versions
from goldenthread_web.improvement.status import APPROVERS, EDITORS, PlanStatus
from goldenthread_web.improvement.views.editing import taken_back
from goldenthread_web.improvement.views.measures import crumbs
from goldenthread_web.improvement.views.plans import no_plan


def plan_versions(request: SignedInRequest) -> HttpResponse:
    """What differs from the approved plan line by line; approved as a whole, or taken back one by one."""
    plan = plan_of(request)
    if plan is None:
        return no_plan(request)
    problem, status = "", 200
    if request.method == "POST":
        try:
            if request.POST.get("do") == "approve":
                operations.approve_next(plan=plan, seen=request.POST.get("seen", ""), by=request.person)
                messages.success(
                    request, f"Version {plan.edition}.0 is approved. Tracking goes on where it was."
                )
            else:
                found = Change.objects.filter(plan=plan, reference=request.POST.get("change", "")).first()
                if found is None:
                    raise Overtaken
                messages.success(request, taken_back(editing.take_back(change=found, by=request.person)))
            return redirect(reverse("plan_versions") + asked(request))
        except NotAllowed as refusal:
            problem, status = str(refusal), 403
        except Overtaken as overtaken:
            problem, status = str(overtaken), 409
        plan.refresh_from_db()
    everything = all_shown(plan)
    changes = [one.change for one in everything if not one.change.holds_since]
    waits = [one for one in everything if not one.change.holds_since]
    page = {
        "title": "Versions of the improvement plan",
        "plan": plan,
        "is_ended": plan.status == PlanStatus.ENDED,
        "is_approved": plan.status == PlanStatus.APPROVED,
        "next": plan.edition + 1,
        "waiting": waits,
        "unmade": unmade(everything) if plan.status == PlanStatus.ENDED else [],
        "blocked": any(one.cannot_hold for one in waits),
        "approves": bool(request.person.roles & APPROVERS),
        "seen": operations.mark_of_waiting(changes),
        "why_not": why_not(operations.check_may_approve_next, request.person, plan, changes),
        "may_edit": not why_not(permissions.check_may_edit, request.person),
        "own": request.person.account.pk if not request.person.roles & EDITORS else 0,
        "versions": versions(plan, everything),
        "problem": problem,
        "ended": [] if plan.status == PlanStatus.ENDED else list(ended_plans(request.person)),
        "crumbs": crumbs(draft=asked(request)),
    }
    return render(request, "improvement/versions.html", page, status=status)
