"""What the improvement plan is tied to: plans of services and teams, risks, strategies, self-assessments."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldenthread_web.improvement.models.actions import Action
from goldenthread_web.improvement.models.measures import Measure
from goldenthread_web.improvement.models.plans import ImprovementPlan, Priority
from goldenthread_web.improvement.models.shared import SHORT, LongText, ShortText, Whoever, other_reference
from goldenthread_web.improvement.status import LinkKind


class Link(models.Model):
    """A line of a service's or team's plan, or of somebody's supervision, that carries an action on: the golden thread
    downwards."""

    reference = models.CharField(max_length=20, unique=True, default=other_reference, editable=False)
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(max_length=40)
    text = models.CharField(max_length=2 * SHORT)
    service = ShortText()
    owner = ShortText()
    due = models.DateField(null=True)
    done_on = models.DateField(null=True)
    below = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="carried_by")

    class Meta:
        ordering = ("kind", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in LinkKind]), name="a_link_has_a_known_kind"
            )
        ]

    def __str__(self) -> str:
        return self.text


class Risk(models.Model):
    """A risk to the plan: how likely and how grave (1 to 5), what is done about it, who owns it.

    put_down_on: nothing of risks that are older than it is kept.
    """

    reference = models.CharField(max_length=20, unique=True, default=other_reference, editable=False)
    plan = models.ForeignKey(ImprovementPlan, on_delete=models.CASCADE, related_name="risks")
    action = models.ForeignKey(Action, on_delete=models.SET_NULL, null=True, related_name="risks")
    priority = models.ForeignKey(Priority, on_delete=models.SET_NULL, null=True, related_name="risks")
    text = models.CharField(max_length=2 * SHORT)
    likelihood = models.PositiveSmallIntegerField()
    gravity = models.PositiveSmallIntegerField()
    mitigation = LongText()
    owner = ShortText()
    review_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    closed_because = ShortText(db_default="")
    put_down_on = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("closed_on", "-likelihood", "-gravity", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(likelihood__gte=1, likelihood__lte=5, gravity__gte=1, gravity__lte=5),
                name="a_risk_is_rated_1_to_5",
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def score(self) -> int:
        """Likelihood times gravity, 1 to 25."""
        return self.likelihood * self.gravity


class Register(models.Model):
    """A strategy or policy: when it is due, since when it is published, when it is looked at again."""

    reference = models.CharField(max_length=20, unique=True, default=other_reference, editable=False)
    plan = models.ForeignKey(ImprovementPlan, on_delete=models.CASCADE, related_name="register")
    action = models.ForeignKey(Action, on_delete=models.SET_NULL, null=True, related_name="register")
    measure = models.ForeignKey(Measure, on_delete=models.SET_NULL, null=True, related_name="register")
    name = models.CharField(max_length=SHORT)
    owner = ShortText()
    due = models.DateField(null=True)
    published_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    link = models.URLField(max_length=1000, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("name",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "name"], name="a_document_of_the_register_has_a_name_of_its_own"
            )
        ]

    def __str__(self) -> str:
        return self.name


class SelfAssessment(models.Model):
    """A self-assessment, gap analysis or review, with its findings."""

    reference = models.CharField(max_length=20, unique=True, default=other_reference, editable=False)
    plan = models.ForeignKey(ImprovementPlan, on_delete=models.CASCADE, related_name="assessments")
    title = models.CharField(max_length=SHORT)
    kind = ShortText()
    on = models.DateField()
    link = models.URLField(max_length=1000, blank=True, default="", db_default="")
    file_name = ShortText(db_default="")
    file_size = models.PositiveIntegerField(default=0, db_default=0)
    sha256 = models.CharField(max_length=64, blank=True, default="", db_default="")
    by = Whoever()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-on", "-pk")

    def __str__(self) -> str:
        return self.title


class SelfFinding(models.Model):
    """Something that a self-assessment or gap analysis found, and the action that answers it.

    none_because: why it needs none. version: grows with every change.
    """

    assessment = models.ForeignKey(SelfAssessment, on_delete=models.CASCADE, related_name="findings")
    order = models.PositiveIntegerField(default=0)
    text = LongText()
    action = models.ForeignKey(Action, on_delete=models.SET_NULL, null=True, related_name="answers")
    none_because = ShortText(db_default="")
    version = models.PositiveIntegerField(default=1, db_default=1)

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.text
