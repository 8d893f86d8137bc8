"""Deliveries that were handed over on the site, loads that were taken out of force on it, changes of settings.

None holds a record or a cell of a file: what was found is kept in counts and words.
"""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldenthread_web.accounts.models import Person
from goldenthread_web.loads.change_status import DECIDED as SETTLED
from goldenthread_web.loads.change_status import OPEN, Standing
from goldenthread_web.loads.status import DECIDED, Status


def new_reference() -> str:
    """A name for a delivery that says nothing of what is in it."""
    return f"d-{secrets.token_hex(6)}"


def new_change_reference() -> str:
    """A name for a change of a setting, as little telling."""
    return f"s-{secrets.token_hex(6)}"


class Delivery(models.Model):
    """Files that somebody handed over together: all of them are accepted, or none.

    handed_by: None where nobody signed in did, but the machine found them (`handed_as` says where). files: their names
    and sizes. source and reference_date: what was said of them, where it was. found: what reading them gave, in counts
    and words (`told.py`). version: grows with each change, so that two who decide at the same time hear of each other.
    """

    reference = models.CharField(max_length=20, unique=True, default=new_reference, editable=False)
    handed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    handed_as = models.CharField(max_length=200)
    handed_on = models.DateTimeField(default=timezone.now)
    files = models.JSONField()
    source = models.CharField(max_length=20, default="")
    reference_date = models.DateField(null=True)
    status = models.CharField(
        max_length=20, default=Status.RECEIVED.value, choices=[(s.value, s.value) for s in Status]
    )
    found = models.JSONField(null=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    decided_on = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, default="")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-handed_on", "-pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    status__in=[s.value for s in DECIDED], decided_by__isnull=False, decided_on__isnull=False
                )
                | (
                    Q(status__in=[s.value for s in Status if s not in DECIDED])
                    & Q(decided_by=None, decided_on=None)
                ),
                name="who_decided_on_a_delivery_decided_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.REJECTED.value) & ~Q(reason="")
                | ~Q(status=Status.REJECTED.value) & Q(reason=""),
                name="what_is_rejected_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def names(self) -> list[str]:
        """The names of the files, as they were called."""
        return [file["name"] for file in self.files]

    @property
    def deliveries(self) -> list[dict[str, Any]]:
        """What each part turned out to be, once it was read."""
        return list((self.found or {}).get("deliveries", ()))


class Withdrawal(models.Model):
    """That a load was to be taken out of force, why, and when it was."""

    load = models.CharField(max_length=80)
    reason = models.CharField(max_length=500)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateTimeField(default=timezone.now)
    done_on = models.DateTimeField(null=True)
    left_on = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-asked_on", "-pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["load"],
                condition=Q(done_on=None, left_on=None),
                name="a_load_is_withdrawn_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(left_on=None), name="a_withdrawal_is_done_or_left"
            ),
        ]

    def __str__(self) -> str:
        return self.load


class SettingChange(models.Model):
    """One choice of goldenthread.toml that somebody wants otherwise: from what to what, why, and what it moves.

    section, name: as the file has them. before, after: plain values. found: what it moves, in words and counts; None
    before that is worked out. version: grows with each change, so that two who decide at the same time hear of each
    other.
    """

    reference = models.CharField(max_length=20, unique=True, default=new_change_reference, editable=False)
    section = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    before = models.JSONField()
    after = models.JSONField()
    reason = models.CharField(max_length=500)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateTimeField(default=timezone.now)
    status = models.CharField(
        max_length=20, default=Standing.ASKED.value, choices=[(s.value, s.value) for s in Standing]
    )
    found = models.JSONField(null=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    decided_on = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-asked_on", "-pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["section", "name"],
                condition=Q(status__in=[s.value for s in OPEN]),
                name="a_setting_is_changed_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=[s.value for s in SETTLED], decided_by__isnull=False, decided_on__isnull=False
                )
                | (
                    Q(status__in=[s.value for s in Standing if s not in SETTLED])
                    & Q(decided_by=None, decided_on=None)
                ),
                name="who_decided_on_a_setting_decided_on_a_day",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_setting_is_changed_for_a_reason"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_open(self) -> bool:
        return self.status in OPEN
