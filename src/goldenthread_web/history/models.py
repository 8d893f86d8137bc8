"""One line of the history for each thing that was done, seen or refused."""

from __future__ import annotations

from django.db import models


class Line(models.Model):
    """Something that happened. It holds no value of any record: who, as what, did what to what, and how it ended.

    number: the lines are numbered without a gap. time: in UTC, as text, so that every database gives back the same
    letters that were hashed. previous and hash bind each line to the one before it.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    time = models.CharField(max_length=40, db_index=True)
    person = models.CharField(max_length=40)
    role = models.CharField(max_length=200)
    action = models.CharField(max_length=80)
    object = models.CharField(max_length=200)
    outcome = models.CharField(max_length=40)
    reason = models.CharField(max_length=500)
    request = models.CharField(max_length=40)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("-number",)
        indexes = (
            models.Index(fields=["person", "number"], name="history_by_person"),
            models.Index(fields=["action", "number"], name="history_by_action"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.action}"
