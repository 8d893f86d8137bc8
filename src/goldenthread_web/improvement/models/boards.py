"""The meetings of the boards that watch the improvement plan: of the council, whichever plan holds."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldenthread.terms.showing import show_day
from goldenthread_web.improvement.models.shared import SHORT, ShortText, Whoever, other_reference


class Meeting(models.Model):
    """A day on which a board met, or is to meet.

    body: which board, as parts of the plan name who watches them; "" for the one that watches all of it. words: what
    is said of it beside its day ("extraordinary"). Nothing of it is written over: one that was put down wrongly, or
    that does not take place, ends with a reason (because), and what is right instead stands as another one (corrects).
    """

    reference = models.CharField(max_length=20, unique=True, default=other_reference, editable=False)
    body = ShortText()
    day = models.DateField()
    words = ShortText()
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    by = Whoever()
    at = models.DateTimeField(default=timezone.now)
    ended_on = models.DateTimeField(null=True)
    ended_by = Whoever(null=True)
    because = models.CharField(max_length=SHORT, blank=True, default="")

    class Meta:
        ordering = ("-day", "body")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_by=None, because="")
                | (Q(ended_on__isnull=False, ended_by__isnull=False) & ~Q(because="")),
                name="a_meeting_ends_by_somebody_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["body", "day"], condition=Q(ended_on=None), name="a_board_meets_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """Its day, and what tells it from others."""
        return ", ".join(word for word in (show_day(self.day), self.body, self.words) if word)
