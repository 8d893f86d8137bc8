"""A job while it is done: what it is about, for whom, and how far it is."""

from __future__ import annotations

import time
from collections.abc import Callable

from goldenthread_web.accounts.people import Actor, CommandLine, signed_in
from goldenthread_web.history.operations import By
from goldenthread_web.jobs.models import Job
from goldenthread_web.jobs.status import Status

SELDOM = 0.5  # seconds between two times that a number is written down; other words are written at once


class Cancelled(BaseException):
    """Somebody does not want the job any more. Not an error: only who runs jobs may catch it."""


class Stopping(BaseException):
    """The process is asked to end. The job goes on when there is one again."""


class Work:
    """What the function of a kind is given."""

    def __init__(self, job: Job, is_stopping: Callable[[], bool] = lambda: False) -> None:
        self._job = job
        self._is_stopping = is_stopping
        self._said_at = 0.0

    @property
    def reference(self) -> str:
        """The opaque name of the job: a fault is found by it in the log."""
        return self._job.reference

    @property
    def about(self) -> str:
        """What the job is done to, by its opaque name."""
        return self._job.about

    @property
    def actor(self) -> Actor:
        """Who asked, with the roles of now: one that was taken away since then does not count."""
        if self._job.asked_by is None:
            return CommandLine(self._job.asked_as)
        self._job.asked_by.refresh_from_db()
        return signed_in(self._job.asked_by, self._job.reference)

    @property
    def by(self) -> By:
        """Who asked, for the history."""
        return self.actor.as_by

    def say(self, words: str, part: int = 0, parts: int = 0) -> None:
        """How far it is. Ends the work here where somebody cancelled it, or the process is asked to end."""
        if not self._job.is_final:
            if self._is_stopping():
                raise Stopping
            self._job.refresh_from_db(fields=["cancel_asked_on"])
            if self._job.cancel_asked_on:
                raise Cancelled
        now = time.monotonic()
        if words == self._job.saying and now - self._said_at < SELDOM:
            return
        self._said_at = now
        self._job.saying, self._job.part, self._job.parts = words[:200], part, parts
        Job.objects.filter(pk=self._job.pk).update(saying=words[:200], part=part, parts=parts)

    def make_final(self) -> None:
        """From here on it can't be cancelled: what is done next is done. Whoever cancelled before is heard."""
        done = Job.objects.filter(
            pk=self._job.pk, status=Status.UNDER_WAY.value, cancel_asked_on=None
        ).update(is_final=True)
        if not done:
            raise Cancelled
        self._job.is_final = True
