"""When actions were closed and opened again, by whom and why."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldenthread_web.improvement.models.actions import Action
from goldenthread_web.improvement.models.shared import Whoever


class Closing(models.Model):
    """An action that was closed, its evidence checked; until a plan lead opened it again, with a reason."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="closings")
    by = Whoever()
    at = models.DateTimeField(default=timezone.now)
    ended_on = models.DateTimeField(null=True)
    ended_by = Whoever(null=True)
    reason = models.CharField(max_length=1000, blank=True, default="")

    class Meta:
        ordering = ("at", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["action"], condition=Q(ended_on=None), name="an_action_is_closed_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_by=None, reason="")
                | (Q(ended_on__isnull=False, ended_by__isnull=False) & ~Q(reason="")),
                name="an_action_is_opened_again_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action.reference} {self.at:%Y-%m-%d}"
