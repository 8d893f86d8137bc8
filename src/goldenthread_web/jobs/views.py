"""How far long work is, and the button that cancels it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.jobs import kinds, operations, permissions, queries
from goldenthread_web.jobs.models import Job


def jobs(request: SignedInRequest) -> HttpResponse:
    """The newest jobs that this person may see."""
    page = {"title": "Long work", "jobs": queries.jobs(request.person)[: queries.SHOWN]}
    return render(request, "jobs/jobs.html", page)


def job(request: SignedInRequest, reference: str) -> HttpResponse:
    """One job. Looking again is a link: the page works without a script."""
    found = get_object_or_404(queries.jobs(request.person), reference=reference)
    if request.method != "POST":
        return _page(request, found)
    try:
        operations.cancel(job=found, by=request.person)
    except NotAllowed as refusal:
        found.refresh_from_db()
        return _page(request, found, problem=str(refusal), status=403)
    return redirect("job", reference)


def _page(request: SignedInRequest, job: Job, *, problem: str = "", status: int = 200) -> HttpResponse:
    kind = kinds.get(job.kind)
    page = {
        "title": job.words,
        "back": reverse("jobs"),
        "job": job,
        "leads_to": kind.address(job.about) if kind.address else "",
        "why_not_cancel": why_not(permissions.check_may_cancel, request.person, job),
        "problem": problem,
    }
    return render(request, "jobs/job.html", page, status=status)
