"""Reports of the improvement plan that take long: asked for on a page, made as a job, kept for who asked for a day.

Done twice it is the same: the file has the name of its job, and a second try writes it anew.
"""

from __future__ import annotations

import shutil
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from goldenthread.reports.improvement.building import build
from goldenthread.reports.improvement.told import Reader
from goldenthread.reports.packs.problem import NotFitError
from goldenthread.workspace.problem import DiskFullError
from goldenthread.workspace.writing import saying_when_full
from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.files import keeping
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.reporting.gathering import tell
from goldenthread_web.improvement.reporting.making import written
from goldenthread_web.improvement.reporting.orders import Order, plan_of, read, rights_of
from goldenthread_web.jobs import kinds
from goldenthread_web.jobs import operations as jobs
from goldenthread_web.jobs.kinds import Kind, NotDone, TryLater
from goldenthread_web.jobs.models import Job
from goldenthread_web.jobs.status import Status
from goldenthread_web.jobs.work import Work

KIND = "improvement.report"
FOLDER = "reports-made"
GOOD_FOR = timedelta(days=1)
ANOTHER = (
    "A report that you asked for is still being made. Wait for it or cancel it, then ask for another one: each person "
    "has one made at a time."
)
_OTHERWISE = (
    "Your roles, or the improvement plan that you see, changed since this was asked for, so nothing was made. Ask for "
    "it again."
)


def register() -> None:
    """Make the work known to the process that does jobs."""
    kinds.register(Kind(KIND, "Making a report of the improvement plan", run, address=_address))
    kinds.at_each_look(tidy)


def _address(_about: str) -> str:
    return reverse("plan_report")


@operation("improvement.report.taken")
def ask(*, order: Order, by: SignedIn) -> Job:
    """Have a report made. Asked for again while it is made it is the same one; another one waits until it is done."""
    there = Job.objects.open().filter(kind=KIND, asked_by=by.account).first()
    if there is not None and there.about != order.about:
        raise NotAllowed(ANOTHER)
    return there or jobs.ask(by=by, kind=KIND, about=order.about)


def run(work: Work) -> str:
    """Make it, with the rights that who asked has now."""
    order, by = read(work.about), work.actor
    plan = plan_of(order, by) if isinstance(by, SignedIn) else None
    if plan is None or not isinstance(by, SignedIn):
        raise NotDone(_OTHERWISE)
    work.say("Gathering what it tells")
    since, board = order.told_since(plan, by, timezone.localdate())
    document = build(tell(plan, by, Reader(order.reader), since, board))
    path = _place(work.reference)
    try:
        with saying_when_full():
            path.parent.mkdir(mode=0o700, exist_ok=True)
            with _each_page(work, order.form):
                content = written(document, order.form, path.parent)
            work.make_final()
            path.unlink(missing_ok=True)
            keeping.keep(path, content)
    except DiskFullError as full:
        raise TryLater(str(full)) from full
    except NotFitError as lacking:
        raise NotDone(str(lacking)) from lacking
    return "The report is made."


def _each_page(work: Work, form: str) -> AbstractContextManager[None]:
    """How far it is: a document tells of each page that is laid out, and can be cancelled between two."""
    if form != "pdf":
        return nullcontext()
    from goldenthread.reports.formats.pack import pdf

    return pdf.telling(work.say)


def reports_of(by: SignedIn) -> QuerySet[Job]:
    """The reports that somebody asked for: those being made, and of one day those that ended; the newest first."""
    recent = Q(ended_on=None) | Q(ended_on__gt=timezone.now() - GOOD_FOR)
    return Job.objects.filter(recent, kind=KIND, asked_by=by.account)


def asked_by(by: SignedIn, plan: ImprovementPlan) -> list[tuple[Job, str]]:
    """The same of a plan as it is seen now, each with what it is in words."""
    orders = [(job, read(job.about)) for job in reports_of(by)]
    rights = rights_of(by, plan) if orders else ""
    return [(job, one.words) for job, one in orders if (one.plan, one.rights) == (plan.reference, rights)]


def kept_until(job: Job) -> datetime | None:
    """Until when the report of a job can be taken; None where there is none."""
    return job.ended_on + GOOD_FOR if job.status == Status.DONE and job.ended_on else None


def opened(job: Job) -> bytes:
    """The report that a job made."""
    return keeping.opened(_place(job.reference))


def tidy() -> None:
    """Take away the reports whose day is over, and what was left of one whose making was broken off."""
    folder = _place("")
    there = {each.name: each for each in folder.iterdir()} if folder.is_dir() else {}
    if not there:
        return
    kept = Job.objects.filter(
        reference__in=list(there), status=Status.DONE.value, ended_on__gt=timezone.now() - GOOD_FOR
    )
    for name in set(there) - set(kept.values_list("reference", flat=True)):
        path = there[name]
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def _place(reference: str) -> Path:
    return Path(settings.ENVIRONMENT.workspace) / FOLDER / reference
