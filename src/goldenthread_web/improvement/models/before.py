"""What lines beside the plan said before somebody changed them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldenthread_web.improvement.models.links import Link, Register, Risk, SelfFinding
from goldenthread_web.improvement.models.shared import Whoever

_LINES = ("risk", "document", "link", "finding")


def _one_line() -> Q:
    """That of the lines exactly one is named."""
    found = Q()
    for name in _LINES:
        found |= Q(**{f"{other}__isnull": other != name for other in _LINES})
    return found


class SaidBefore(models.Model):
    """All that a line said until somebody changed it: a risk, a document of the register, a line that carries an
    action on, or a finding.

    said: by the names of its fields, days as they are written in data, what it was tied to by its key. by, at: who
    changed it, and when it stood so no more. It is only added to: the database itself refuses anything else.
    """

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, null=True, related_name="before")
    document = models.ForeignKey(Register, on_delete=models.PROTECT, null=True, related_name="before")
    link = models.ForeignKey(Link, on_delete=models.PROTECT, null=True, related_name="before")
    finding = models.ForeignKey(SelfFinding, on_delete=models.PROTECT, null=True, related_name="before")
    said = models.JSONField()
    by = Whoever()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.CheckConstraint(condition=_one_line(), name="what_was_said_before_is_of_one_line")
        ]

    def __str__(self) -> str:
        return f"{next(name for name in _LINES if getattr(self, f'{name}_id'))} {self.at:%Y-%m-%d}"
