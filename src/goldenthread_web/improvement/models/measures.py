"""What an improvement plan measures itself by, and the figures that people enter for it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldenthread_web.improvement.models.plans import Part, Priority
from goldenthread_web.improvement.models.shared import (
    SHORT,
    LongText,
    ShortText,
    Whoever,
    measure_reference,
    other_reference,
)
from goldenthread_web.improvement.status import Checked, MeasureKind


class Measure(models.Model):
    """A measure of the plan. baseline and target: as the plan writes them. indicator: the code, where it is one.

    kind: what feeds it. unit, source, fed_by: of a figure that somebody enters. shared_with: the other plan that has
    it too, where it is shared.
    """

    reference = models.CharField(max_length=20, unique=True, default=measure_reference, editable=False)
    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="measures")
    priority = models.ForeignKey(Priority, on_delete=models.SET_NULL, null=True, related_name="measures")
    order = models.PositiveIntegerField(default=0)
    name = models.CharField(max_length=2 * SHORT)
    area = ShortText()
    kind = models.CharField(max_length=40, default=MeasureKind.ASKED.value)
    indicator = models.CharField(max_length=80, blank=True, default="")
    baseline = ShortText()
    baseline_date = models.DateField(null=True)
    now = ShortText()
    target = ShortText()
    target_date = models.DateField(null=True)
    unit = ShortText()
    source = ShortText()
    fed_by = ShortText()
    shared = models.BooleanField(default=False)
    shared_with = ShortText()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("order", "pk")
        indexes: ClassVar = [models.Index(fields=["indicator"], name="measures_of_an_indicator")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind=MeasureKind.INDICATOR.value) & ~Q(indicator="")
                | ~Q(kind=MeasureKind.INDICATOR.value) & Q(indicator=""),
                name="a_measure_that_is_an_indicator_names_it",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="a_measure_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Entered(models.Model):
    """A figure that somebody entered for a measure: of which month, by whom, from which source, checked by whom.

    numerator and denominator: where it is a share or a rate, so that it can be opened and added up. A figure that was
    replaced is kept.
    """

    reference = models.CharField(max_length=20, unique=True, default=other_reference, editable=False)
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="entered")
    month = models.CharField(max_length=7)
    value = models.FloatField()
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    source = models.CharField(max_length=SHORT)
    note = LongText()
    by = Whoever()
    at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=20, default=Checked.WAITING.value)
    checked_by = Whoever(null=True)
    checked_on = models.DateTimeField(null=True)
    reason = ShortText()
    replaced = models.BooleanField(default=False)

    class Meta:
        ordering = ("month", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["measure", "month"],
                condition=Q(replaced=False),
                name="one_entered_figure_of_a_month_holds",
            ),
            models.CheckConstraint(
                condition=Q(state=Checked.WAITING.value, checked_by=None)
                | (~Q(state=Checked.WAITING.value) & Q(checked_by__isnull=False)),
                name="an_entered_figure_is_checked_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=models.F("by")),
                name="nobody_checks_the_own_figure",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.month}"
