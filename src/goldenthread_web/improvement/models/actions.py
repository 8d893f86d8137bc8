"""The actions of an improvement plan: what somebody does by a date, and what it is for."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread_web.accounts.models import Person
from goldenthread_web.improvement.models.measures import Measure
from goldenthread_web.improvement.models.plans import KeyOutcome, Part, Priority
from goldenthread_web.improvement.models.shared import LongText, ShortText, action_reference


class Action(models.Model):
    """A line of the improvement plan.

    by_when: as people wrote it; due: the day it means, and original_due the one that was agreed first, which stays.
    delivered_on: since when its lead says that it is done. closed_on: since when it is closed, its evidence checked by
    somebody else. withdrawn_on: since when the plan does without it; it stays to be seen. version: grows with every
    change, for those who edit at the same time.
    """

    reference = models.CharField(max_length=20, unique=True, default=action_reference, editable=False)
    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="actions")
    priority = models.ForeignKey(Priority, on_delete=models.SET_NULL, null=True, related_name="actions")
    order = models.PositiveIntegerField(default=0)
    number = models.CharField(max_length=20, blank=True, default="")
    text = LongText()
    horizon = ShortText()
    success = LongText()
    by_when = ShortText()
    due = models.DateField(null=True)
    original_due = models.DateField(null=True)
    ongoing = models.BooleanField(default=False)
    delivered_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)
    measures = models.ManyToManyField(Measure, related_name="actions")

    class Meta:
        ordering = ("order", "pk")
        indexes: ClassVar = [models.Index(fields=["due"], name="actions_by_the_day_due")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(delivered_on__isnull=False),
                name="what_is_closed_was_delivered",
            ),
            models.UniqueConstraint(
                fields=["part", "number"],
                condition=~Q(number="") & Q(withdrawn_on=None),
                name="an_action_has_a_number_of_its_own",
            ),
        ]

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """How it is spoken of: its number and words, or what there is of them."""
        words = self.text or "Action whose words are missing"
        return f"{self.number} {words}".strip()


class ActionLead(models.Model):
    """Who answers for an action, as the plan names them; person: whose account that is, where it is known."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="leads")
    order = models.PositiveIntegerField(default=0)
    words = ShortText()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("order", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "words"], name="a_lead_of_an_action_stands_there_once"),
            models.CheckConstraint(condition=~Q(words=""), name="a_lead_is_named"),
        ]

    def __str__(self) -> str:
        return self.words


class Step(models.Model):
    """A step or milestone of an action."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="steps")
    order = models.PositiveIntegerField(default=0)
    text = LongText()
    by_when = ShortText()
    due = models.DateField(null=True)
    done_on = models.DateField(null=True)

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.text


class Sign(models.Model):
    """What shows that an action is done, in the plan's words: a figure, a document, a survey."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="signs")
    order = models.PositiveIntegerField(default=0)
    text = LongText()

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.text


class Impact(models.Model):
    """What an action changes for children, in the plan's words; key_outcome: the "I statement" that it serves."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="impacts")
    order = models.PositiveIntegerField(default=0)
    text = LongText()
    key_outcome = models.ForeignKey(KeyOutcome, on_delete=models.SET_NULL, null=True, related_name="impacts")

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.text


class Dependency(models.Model):
    """An action that rests on another, or names it."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="rests_on")
    on = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="carries")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "on"], name="a_dependency_stands_there_once"),
            models.CheckConstraint(condition=~Q(action=models.F("on")), name="no_action_rests_on_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.action} on {self.on}"
