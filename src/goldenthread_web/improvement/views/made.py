"""A report of the improvement plan that takes long: how far it is, and the file when it is there, for who asked."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from goldenthread.reports.improvement.told import Reader
from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.files.keeping import GoneError
from goldenthread_web.history.operations import record
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.reporting import long
from goldenthread_web.improvement.reporting.making import TYPES, name_of
from goldenthread_web.improvement.reporting.orders import Order, plan_of, read
from goldenthread_web.jobs import operations, permissions
from goldenthread_web.jobs.models import Job


def report_made(request: SignedInRequest, reference: str) -> HttpResponse:
    """How far it is, and the button that cancels it. Looking again is a link: the page works without a script."""
    job, order, _ = _asked_for(request, reference)
    if request.method != "POST":
        return _page(request, job, order)
    try:
        operations.cancel(job=job, by=request.person)
    except NotAllowed as refusal:
        job.refresh_from_db()
        return _page(request, job, order, problem=str(refusal), status=403)
    return redirect("plan_report_made", reference)


def report_made_file(request: SignedInRequest, reference: str) -> HttpResponse:
    """The report that was made. That it was taken is recorded."""
    job, order, plan = _asked_for(request, reference)
    if job.began_on is None or long.kept_until(job) is None:
        raise Http404
    try:
        content = long.opened(job)
    except GoneError:
        raise Http404 from None
    return handed_out(
        request, plan, content, Reader(order.reader), order.form, timezone.localdate(job.began_on)
    )


def handed_out(
    request: SignedInRequest, plan: ImprovementPlan, content: bytes, reader: Reader, form: str, day: date
) -> HttpResponse:
    """A report as a file, and a line of the history. day: as it stood on."""
    record(
        "improvement.report.taken",
        by=request.person.as_by,
        subject=plan.reference,
        reason=f"{reader.value} {form}",
    )
    name = name_of(plan, request.person, reader, form, day)
    return HttpResponse(
        content,
        content_type=TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _asked_for(request: SignedInRequest, reference: str) -> tuple[Job, Order, ImprovementPlan]:
    """A report that this person asked for and may have still; any other is as one that does not exist."""
    job = get_object_or_404(long.reports_of(request.person), reference=reference)
    order = read(job.about)
    plan = plan_of(order, request.person)
    if plan is None:
        raise Http404
    return job, order, plan


def _page(
    request: SignedInRequest, job: Job, order: Order, *, problem: str = "", status: int = 200
) -> HttpResponse:
    page = {
        "title": "Report of the improvement plan",
        "back": reverse("plan_report"),
        "job": job,
        "words": order.words,
        "kept_until": long.kept_until(job),
        "why_not_cancel": why_not(permissions.check_may_cancel, request.person, job),
        "problem": problem,
    }
    return render(request, "improvement/report_made.html", page, status=status)
