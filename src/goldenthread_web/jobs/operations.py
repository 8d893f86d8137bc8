"""Asks for jobs and cancels them. What happens to a job while it is done is in `worker.py`."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import Actor, SignedIn
from goldenthread_web.history.operations import record, wait_for_turn
from goldenthread_web.jobs import kinds, permissions
from goldenthread_web.jobs.models import Job
from goldenthread_web.jobs.status import Status


@transaction.atomic
def ask(*, by: Actor, kind: str, about: str) -> Job:
    """Ask for long work. It is done soon, by the process that works beside the web server.

    Whether this person may is for the operation that asks; both are one transaction, so that a job is never without
    what it is about. Asked for twice while the first is not done, it is one job.
    """
    wait_for_turn()
    there = Job.objects.open().filter(kind=kind, about=about).first()
    if there:
        return there
    account = by.account if isinstance(by, SignedIn) else None
    asked_as = by.role_words if isinstance(by, SignedIn) else by.reference
    job: Job = Job.objects.create(kind=kind, about=about, asked_by=account, asked_as=asked_as[:200])
    record("jobs.job.asked", by=by.as_by, subject=job.reference, reason=f"{kind} {about}")
    return job


@operation("jobs.job.cancelled")
def cancel(*, job: Job, by: SignedIn) -> Job:
    """Do not do it after all. One that is being done ends at its next step; nothing of it is kept."""
    job.refresh_from_db()
    permissions.check_may_cancel(by, job)
    now = timezone.now()
    waiting = Job.objects.filter(pk=job.pk, status=Status.WAITING.value)
    kind = kinds.get(job.kind)
    if waiting.update(status=Status.CANCELLED.value, ended_on=now, cancel_asked_on=now) and kind.left:
        kind.left(job.about)
    Job.objects.filter(pk=job.pk, status=Status.UNDER_WAY.value, is_final=False).update(cancel_asked_on=now)
    job.refresh_from_db()
    record("jobs.job.cancelled", by=by.as_by, subject=job.reference)
    return job
