"""How often a page was opened on a day by people of a role."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Use(models.Model):
    """One count. Nobody is in it: a role, a page and a day, and how often."""

    day = models.DateField()
    page = models.CharField(max_length=40)
    role = models.CharField(max_length=40)
    count = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["day", "page", "role"], name="a_use_is_counted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.page} {self.role}: {self.count}"
