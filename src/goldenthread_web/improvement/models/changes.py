"""What was changed in the words of an improvement plan, line by line, and the versions that it came to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldenthread_web.improvement.models.drafts import ReadDraft
from goldenthread_web.improvement.models.plans import ImprovementPlan
from goldenthread_web.improvement.models.shared import LongText, ShortText, Whoever, other_reference


class Change(models.Model):
    """A change of one line of a plan: what stood there, what stands there now, by whom and why.

    kind, subject: which line. was, now: the fields that changed, and no others. edition: the version of the plan in
    which it holds; holds_since: when that was, nothing while it waits for the next version to be approved. dropped: it
    was taken back before it held.
    """

    reference = models.CharField(max_length=20, unique=True, default=other_reference, editable=False)
    plan = models.ForeignKey(ImprovementPlan, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=40)
    was = models.JSONField(default=dict)
    now = models.JSONField(default=dict)
    reason = LongText()
    by = Whoever()
    at = models.DateTimeField(default=timezone.now)
    edition = models.PositiveIntegerField()
    holds_since = models.DateTimeField(null=True)
    dropped_on = models.DateTimeField(null=True)
    dropped_by = Whoever(null=True)

    class Meta:
        ordering = ("pk",)
        indexes: ClassVar = [models.Index(fields=["subject"], name="changes_of_a_line")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(holds_since=None) | Q(dropped_on=None), name="what_holds_was_not_taken_back"
            ),
            models.CheckConstraint(
                condition=Q(dropped_on=None, dropped_by=None)
                | Q(dropped_on__isnull=False, dropped_by__isnull=False),
                name="somebody_took_a_change_back",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.reference}"


class Version(models.Model):
    """A version of a plan that was approved: which, by whom, when."""

    plan = models.ForeignKey(ImprovementPlan, on_delete=models.CASCADE, related_name="versions")
    edition = models.PositiveIntegerField()
    approved_by = Whoever()
    approved_on = models.DateTimeField()

    class Meta:
        ordering = ("-edition",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "edition"], name="a_version_of_a_plan_is_approved_once")
        ]

    def __str__(self) -> str:
        return f"{self.plan.reference} {self.edition}"


class Placing(models.Model):
    """What became of words of a document that found no place when it was read: put into a line, or set aside."""

    draft = models.ForeignKey(ReadDraft, on_delete=models.CASCADE, related_name="placings")
    unplaced = models.PositiveIntegerField()
    field = models.CharField(max_length=20, blank=True, default="")
    of = ShortText()
    reason = ShortText()
    by = Whoever()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "unplaced"], name="words_are_placed_once"),
            models.CheckConstraint(
                condition=(~Q(field="") & Q(reason="")) | (Q(field="") & ~Q(reason="")),
                name="words_are_placed_or_set_aside_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft.reference} {self.unplaced}"
