"""One row for each job: what was asked for by whom, how far it is, how it ended."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldenthread_web.accounts.models import Person
from goldenthread_web.jobs import kinds
from goldenthread_web.jobs.status import OPEN, Status

if TYPE_CHECKING:
    from goldenthread_web.accounts.people import SignedIn


def new_reference() -> str:
    """A name for a job that says nothing of what it is about."""
    return f"j-{secrets.token_hex(6)}"


class Jobs(models.QuerySet["Job"]):
    """Jobs that were ever asked for."""

    def visible_to(self, person: SignedIn) -> Jobs:
        """Those that a person asked for, and those of a kind that a role of the person's has to do with."""
        return self.filter(Q(asked_by=person.account) | Q(kind__in=kinds.seen_by(person.roles)))

    def open(self) -> Jobs:
        """Those that are still to be done, or being done."""
        return self.filter(status__in=[status.value for status in OPEN])


class Job(models.Model):
    """A piece of long work.

    kind: which work, by a name of `kinds`. about: what it is done to, by an opaque name. asked_by: None where nobody
    signed in asked, but the machine itself (`asked_as` says what). saying, part and parts: how far it is, in words and
    in numbers. is_final: it can't be cancelled any more. tries: how often it was begun. ending: how it ended, in words.
    """

    reference = models.CharField(max_length=20, unique=True, default=new_reference, editable=False)
    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=200)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    asked_as = models.CharField(max_length=200)
    asked_on = models.DateTimeField(default=timezone.now)
    status = models.CharField(
        max_length=20, default=Status.WAITING.value, choices=[(s.value, s.value) for s in Status]
    )
    began_on = models.DateTimeField(null=True)
    ended_on = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    cancel_asked_on = models.DateTimeField(null=True)
    is_final = models.BooleanField(default=False)
    saying = models.CharField(max_length=200, default="")
    part = models.PositiveIntegerField(default=0)
    parts = models.PositiveIntegerField(default=0)
    ending = models.CharField(max_length=500, default="")

    objects: ClassVar[Jobs] = Jobs.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-asked_on", "-pk")
        indexes: ClassVar = [models.Index(fields=["status", "asked_on"], name="jobs_by_status")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "about"],
                condition=Q(status__in=[Status.WAITING.value, Status.UNDER_WAY.value]),
                name="the_same_is_not_asked_for_twice_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["status"],
                condition=Q(status=Status.UNDER_WAY.value),
                name="one_job_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[Status.WAITING.value, Status.UNDER_WAY.value], ended_on=None)
                | Q(
                    status__in=[
                        s.value for s in (Status.DONE, Status.FAILED, Status.CANCELLED, Status.BROKEN_OFF)
                    ],
                    ended_on__isnull=False,
                ),
                name="a_job_that_ended_ended_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done, or being done."""
        return Status(self.status) in OPEN

    @property
    def words(self) -> str:
        """What it does, in words."""
        return kinds.get(self.kind).words
