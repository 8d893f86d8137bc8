"""What an improvement plan measures itself by, and the figures that people enter for it."""

from __future__ import annotations

from typing import Any, ClassVar

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
from goldenthread_web.improvement.status import Checked, Every, MeasureKind

WITHIN_DAYS = 20
"""How long after a month's end its figure is due, where nobody has said otherwise."""


class OfThePlan(models.Manager[Any]):
    """The measures that an improvement plan has: without what was withdrawn and the series that stand by themselves."""

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().filter(by_itself=False, withdrawn_on=None)


class Measure(models.Model):
    """A measure of the plan. baseline and target: as the plan writes them. indicator: the code, where it is one.

    kind: what feeds it. unit, source, fed_by: of a figure that somebody enters. shared_with: the other plan that has
    it too, where it is shared.
    counted, better, two_numbers: what a figure is counted in, which way is good, and whether it is given as two
    numbers; nothing where nobody has said. rare: its numbers are so small that they are for nobody outside the work.
    every, owed_from, within_days: for which months a figure is due, from which one on, and how long after its end.
    by_itself: a series that is no measure of the plan; its part says who sees it. series: the one that feeds a
    measure of the plan. withdrawn_on: since when the plan does without it; its figures stay.
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
    counted = models.CharField(max_length=20, blank=True, default="", db_default="")
    better = models.CharField(max_length=10, blank=True, default="", db_default="")
    two_numbers = models.BooleanField(null=True)
    rare = models.BooleanField(default=False, db_default=False)
    every = models.PositiveSmallIntegerField(default=Every.MONTH.value, db_default=Every.MONTH.value)
    owed_from = models.CharField(max_length=7, blank=True, default="", db_default="")
    within_days = models.PositiveSmallIntegerField(default=WITHIN_DAYS, db_default=WITHIN_DAYS)
    by_itself = models.BooleanField(default=False, db_default=False)
    series = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="fed")
    withdrawn_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    # The first is the one that the parts and the actions of a plan look through.
    objects = OfThePlan()
    everything: ClassVar[models.Manager[Any]] = models.Manager()

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

    def is_over_in(self, month: str) -> bool:
        """Whether no figure of a month (2023-06) is wanted, since the series has ended before it."""
        return any(end.holds_in(month) for end in self.ends.all())

    @property
    def end(self) -> SeriesEnd | None:
        """The end of the series, where nobody has taken it up again."""
        return next((end for end in self.ends.all() if end.again_at is None), None)


class SeriesEnd(models.Model):
    """A series of which no figure is wanted from a month on, and why; until it was taken up again from another month.

    The figures of the months before stay, and those of the months between the two are never owed.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="ends")
    month = models.CharField(max_length=7)
    reason = models.CharField(max_length=SHORT)
    by = Whoever()
    at = models.DateTimeField(default=timezone.now)
    again_month = models.CharField(max_length=7, blank=True, default="")
    again_reason = ShortText()
    again_by = Whoever(null=True)
    again_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("at", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(month=""), name="a_series_ends_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(again_month="", again_reason="", again_by=None, again_at=None)
                | (
                    ~Q(again_month="")
                    & ~Q(again_reason="")
                    & Q(again_by__isnull=False, again_at__isnull=False, again_month__gte=models.F("month"))
                ),
                name="a_series_is_taken_up_again_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["measure"], condition=Q(again_at=None), name="a_series_is_ended_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure.reference} {self.month}"

    def holds_in(self, month: str) -> bool:
        """Whether no figure of a month (2023-06) is wanted."""
        return self.month <= month and (not self.again_month or month < self.again_month)


class FigureFile(models.Model):
    """A spreadsheet by which somebody gave many figures at once: its name, and the fingerprint of its bytes."""

    reference = models.CharField(max_length=20, unique=True, default=other_reference, editable=False)
    file_name = models.CharField(max_length=SHORT)
    sha256 = models.CharField(max_length=64)
    by = Whoever()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return self.file_name


class Entered(models.Model):
    """A figure that somebody entered for a measure: of which month, by whom, from which source, checked by whom.

    numerator and denominator: where it is a share or a rate, so that it can be opened and added up. A figure that was
    replaced is kept. corrects: the accepted figure that this one takes the place of once it is accepted itself; till
    then it is as one replaced, and the other counts. given_again_on: when another correction was given in its place.
    file, row: of the spreadsheet that it came by.
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
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrections")
    given_again_on = models.DateTimeField(null=True)
    file = models.ForeignKey(FigureFile, on_delete=models.PROTECT, null=True, related_name="figures")
    row = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ("month", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["measure", "month"],
                condition=Q(replaced=False),
                name="one_entered_figure_of_a_month_holds",
            ),
            models.UniqueConstraint(
                fields=["corrects"],
                condition=Q(state=Checked.WAITING.value, given_again_on=None),
                name="one_correction_of_a_figure_waits",
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

    @property
    def holds(self) -> bool:
        """Whether it counts: somebody else accepted it, and no other has taken its place."""
        return self.state == Checked.ACCEPTED and not self.replaced

    @property
    def waits(self) -> bool:
        """Whether somebody else is still to check it."""
        is_open = not self.replaced or (self.corrects_id is not None and self.given_again_on is None)
        return self.state == Checked.WAITING and is_open

    @property
    def stands(self) -> str:
        """What became of it, in a word or two."""
        if self.waits:
            return "Correction waits to be checked" if self.corrects_id else "Waits to be checked"
        if self.state == Checked.RETURNED:
            return "Returned"
        return "Accepted" if self.holds else "Replaced"
