"""What an action is in words that children understand."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldenthread_web.improvement.models.actions import Action
from goldenthread_web.improvement.models.shared import SHORT, Whoever


class PlainWords(models.Model):
    """An action in plain words: written by a plan lead, never made of the plan's own by a machine."""

    action = models.OneToOneField(Action, on_delete=models.CASCADE, related_name="plain")
    text = models.CharField(max_length=SHORT)
    by = Whoever()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="plain_words_say_something")
        ]

    def __str__(self) -> str:
        return self.text
