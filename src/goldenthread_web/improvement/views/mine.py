"""What somebody has to do in the improvement plan: own actions, and what waits for this person's check."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement.permissions import sees_work
from goldenthread_web.improvement.queries.mine import grouped, open_actions, to_check
from goldenthread_web.improvement.queries.plans import present_plan
from goldenthread_web.improvement.status import CHECKERS, UPDATERS


def mine(request: SignedInRequest) -> HttpResponse:
    """My actions by what is due next, late first, and the evidence that I may check."""
    by = request.person
    plan = present_plan(by) if sees_work(by) else None
    page = {
        "title": "My actions",
        "plan": plan,
        "groups": grouped(list(open_actions(plan, by, own=True))) if plan else (),
        "to_check": to_check(plan, by) if plan else (),
        "checks": bool(by.roles & CHECKERS),
        "updates": bool(by.roles & UPDATERS),
    }
    return render(request, "improvement/mine.html", page)
