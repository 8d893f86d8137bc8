"""What somebody has to do in the improvement plan: own actions, and what waits for this person's check."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement.permissions import sees_work
from goldenthread_web.improvement.queries.digest import digest as digest_of
from goldenthread_web.improvement.queries.mine import grouped, open_actions, to_check
from goldenthread_web.improvement.queries.owed import lines_for
from goldenthread_web.improvement.queries.plans import present_plan
from goldenthread_web.improvement.status import CHECKERS, UPDATERS


def mine(request: SignedInRequest) -> HttpResponse:
    """My actions by what is due next, late first, figures that are due from me, evidence that I may check."""
    by = request.person
    plan = present_plan(by) if sees_work(by) else None
    page = {
        "title": "My actions",
        "plan": plan,
        "groups": grouped(list(open_actions(plan, by, own=True))) if plan else (),
        "to_check": to_check(plan, by) if plan else (),
        "owed": lines_for(by, plan).yours if plan else (),
        "checks": bool(by.roles & CHECKERS),
        "updates": bool(by.roles & UPDATERS),
        "back": reverse("plan"),
    }
    return render(request, "improvement/mine.html", page)


def digest(request: SignedInRequest) -> HttpResponse:
    """This week's letter, as it goes out by e-mail where the site has a mail server."""
    by = request.person
    plan = present_plan(by)
    page = {
        "title": "The improvement plan this week",
        "plan": plan,
        "chapters": digest_of(plan, by, timezone.localdate()) if plan else (),
        "mails": settings.MAILS,
        "back": reverse("plan_mine"),
    }
    return render(request, "improvement/digest.html", page)
