"""Improvement plans, their parts, priorities and the outcomes they seek."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldenthread_web.improvement.models.shared import SHORT, LongText, ShortText, Whoever, plan_reference
from goldenthread_web.improvement.status import PlanStatus


class ImprovementPlan(models.Model):
    """An improvement plan of the council, over all its parts.

    edition: the how manieth version that was approved or is written towards approval. version: grows with every
    change, for those who edit at the same time. approver: who must approve it, in words (DfE's commissioner, say).
    """

    reference = models.CharField(max_length=20, unique=True, default=plan_reference, editable=False)
    title = models.CharField(max_length=SHORT)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    edition = models.PositiveIntegerField(default=1)
    status = models.CharField(max_length=20, default=PlanStatus.DRAFT.value)
    approver = ShortText()
    approved_by = Whoever(null=True)
    approved_on = models.DateTimeField(null=True)
    begun_by = Whoever()
    begun_on = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-begun_on",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(status__in=[status.value for status in PlanStatus]),
                name="a_plan_has_a_known_status",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_on=None, status=PlanStatus.DRAFT.value)
                | (
                    Q(approved_by__isnull=False, approved_on__isnull=False)
                    & ~Q(status=PlanStatus.DRAFT.value)
                ),
                name="an_approved_plan_has_an_approver",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="a_plan_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def counts_from(self) -> datetime:
        """From when something could be said or was owed here: when the first version was approved; where that day is
        not the plan's own any more (another version was approved since) or is not yet, when it was begun here."""
        return self.approved_on if self.edition == 1 and self.approved_on else self.begun_on


class _Line(models.Model):
    """Something with a place in an order, and a text."""

    order = models.PositiveIntegerField(default=0)
    text = LongText()

    class Meta:
        abstract = True
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.text


class KeyOutcome(_Line):
    """What children should be able to say: an "I statement" of the whole plan."""

    plan = models.ForeignKey(ImprovementPlan, on_delete=models.CASCADE, related_name="key_outcomes")


class Part(models.Model):
    """One of the plans in the plan: children's services, corporate, partnership. monitored_by: which body watches it.

    for_partners: partners see and update it. reference: the name by which it was added, where it was added to a plan
    that was there.
    """

    reference = models.CharField(max_length=20, blank=True, default="", db_default="")
    plan = models.ForeignKey(ImprovementPlan, on_delete=models.CASCADE, related_name="parts")
    order = models.PositiveIntegerField(default=0)
    name = models.CharField(max_length=SHORT)
    status = ShortText()
    monitored_by = ShortText()
    for_partners = models.BooleanField(default=False)

    class Meta:
        ordering = ("order", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "name"], name="a_part_of_a_plan_has_a_name_of_its_own")
        ]

    def __str__(self) -> str:
        return self.name


class StillThere(models.Manager[Any]):
    """The priorities that a plan has: without those that were withdrawn."""

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().filter(withdrawn_on=None)


class Serves(_Line):
    """A corporate priority or theme that a part answers to: the golden thread upwards."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="serves")


class Priority(models.Model):
    """A priority, or priority area, of a part.

    reference: the name by which it was added, where it was added to a plan that was there. withdrawn_on: since when
    the plan does without it.
    """

    reference = models.CharField(max_length=20, blank=True, default="", db_default="")
    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="priorities")
    order = models.PositiveIntegerField(default=0)
    number = models.CharField(max_length=20, blank=True, default="")
    name = models.CharField(max_length=SHORT)
    statement = LongText()
    withdrawn_on = models.DateField(null=True)

    # The first is the one that the parts of a plan look through.
    objects = StillThere()
    everything: ClassVar[models.Manager[Any]] = models.Manager()

    class Meta:
        ordering = ("order", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["part", "name"],
                condition=Q(withdrawn_on=None),
                name="a_priority_has_a_name_of_its_own",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Need(_Line):
    """What needs improvement under a priority: the finding that actions answer."""

    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="needs")


class Outcome(_Line):
    """A result that a priority seeks."""

    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="outcomes")
