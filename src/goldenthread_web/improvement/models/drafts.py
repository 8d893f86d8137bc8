"""Plans as they were read from a document, until somebody accepts them: with each guess and its answer."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldenthread_web.improvement.models.plans import ImprovementPlan
from goldenthread_web.improvement.models.shared import LongText, ShortText, Whoever, draft_reference


class ReadDraft(models.Model):
    """What was read of a document. source: its lines, to be looked at beside it. draft: as `plans.telling` has it.

    plan: what it became when it was accepted. next_of: the plan of which it is to be the next version, where it is to
    be no plan of its own.
    """

    reference = models.CharField(max_length=20, unique=True, default=draft_reference, editable=False)
    file_name = ShortText()
    sha256 = models.CharField(max_length=64)
    source = models.JSONField(default=list)
    draft = models.JSONField(default=dict)
    by = Whoever()
    at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)
    plan = models.ForeignKey(ImprovementPlan, on_delete=models.PROTECT, null=True, related_name="read_from")
    next_of = models.ForeignKey(ImprovementPlan, on_delete=models.PROTECT, null=True, related_name="+")
    accepted_by = Whoever(null=True)
    accepted_on = models.DateTimeField(null=True)
    set_aside_on = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-at",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(plan=None, accepted_by=None) | Q(plan__isnull=False, accepted_by__isnull=False),
                name="an_accepted_draft_is_a_plan",
            )
        ]

    def __str__(self) -> str:
        return self.reference


class Answer(models.Model):
    """What somebody said to a guess: that it is right, or what is right in its place."""

    draft = models.ForeignKey(ReadDraft, on_delete=models.CASCADE, related_name="answers")
    guess = models.PositiveIntegerField()
    right = models.BooleanField()
    value = models.TextField(blank=True, default="")
    by = Whoever()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "guess"], name="a_guess_has_one_answer")
        ]

    def __str__(self) -> str:
        return f"{self.draft.reference} {self.guess}"


class Matched(models.Model):
    """What somebody said of a line of a document beside the plan of which it is to be the next version, or of a line
    of that plan that the document leaves out.

    line: "action 12" of the document, or "gone ac-…" of the plan. said: the line of the plan that it is, or what
    becomes of it.
    """

    draft = models.ForeignKey(ReadDraft, on_delete=models.CASCADE, related_name="matches")
    line = models.CharField(max_length=60)
    said = models.CharField(max_length=40)
    reason = LongText()
    by = Whoever()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "line"], name="a_line_of_a_document_is_one_line")
        ]

    def __str__(self) -> str:
        return f"{self.draft.reference} {self.line}"
