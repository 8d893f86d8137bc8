"""What somebody has to do in the improvement plan: own actions, and what waits for this person's check."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement.queries.digest import digest as digest_of
from goldenthread_web.improvement.queries.digest import nothing
from goldenthread_web.improvement.queries.mine import grouped, open_actions, to_check
from goldenthread_web.improvement.queries.owed import lines_for
from goldenthread_web.improvement.queries.partners import sees_no_part
from goldenthread_web.improvement.queries.plans import present_plan
from goldenthread_web.improvement.status import CHECKERS, GET_LETTERS, UPDATERS
from goldenthread_web.improvement.views.plans import no_part, no_plan


def mine(request: SignedInRequest) -> HttpResponse:
    """My actions by what is due next, late first, figures that are due from me, evidence that I may check."""
    by = request.person
    plan, title = present_plan(by), "My actions"
    if plan is None:
        return no_plan(request)
    if sees_no_part(by, plan):
        return no_part(request, plan, title)
    page = {
        "title": title,
        "plan": plan,
        "groups": grouped(list(open_actions(plan, by, own=True))),
        "to_check": to_check(plan, by),
        "owed": lines_for(by, plan).yours,
        "checks": bool(by.roles & CHECKERS),
        "updates": bool(by.roles & UPDATERS),
        "back": reverse("plan"),
    }
    return render(request, "improvement/mine.html", page)


def digest(request: SignedInRequest) -> HttpResponse:
    """This week's letter, as it goes out by e-mail where the site has a mail server."""
    by = request.person
    plan, title = present_plan(by), "The improvement plan this week"
    if plan is None:
        return no_plan(request)
    if sees_no_part(by, plan):
        return no_part(request, plan, title)
    page = {
        "title": title,
        "chapters": digest_of(plan, by, timezone.localdate()),
        "nothing": nothing(by),
        "mails": settings.MAILS and bool(by.roles & GET_LETTERS),
        "back": reverse("plan_mine"),
    }
    return render(request, "improvement/digest.html", page)
