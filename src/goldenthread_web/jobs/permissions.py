"""Who may do what to a job. Each check raises a sentence that a person can read."""

from __future__ import annotations

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.jobs.models import Job


def check_may_cancel(by: SignedIn, job: Job) -> None:
    if not Job.objects.visible_to(by).filter(pk=job.pk).exists():
        raise NotAllowed("This job is not yours to cancel.")
    if not job.is_open:
        raise NotAllowed("This job has ended already.")
    if job.is_final:
        raise NotAllowed("This job is at its last step, which can't be stopped half-way.")
