"""Reads jobs, for their pages and for the pages of what they are about."""

from __future__ import annotations

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.jobs.models import Job, Jobs

SHOWN = 50


def jobs(by: SignedIn) -> Jobs:
    """The jobs that a person may see, the newest first."""
    return Job.objects.visible_to(by).select_related("asked_by")


def newest_about(about: str, *kinds: str) -> Job | None:
    """The last job that was asked for about something, whoever asked."""
    found = Job.objects.filter(about=about)
    return (found.filter(kind__in=kinds) if kinds else found).first()
