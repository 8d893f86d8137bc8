"""Tokens by which a program reads figures for a person."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldenthread_web.accounts.models import Person

LONGEST = 90
"""For how many days a token is good at most."""


def new_reference() -> str:
    """A name for a token that says nothing of it, for addresses and the history."""
    return f"t-{secrets.token_hex(6)}"


class Token(models.Model):
    """A secret of a program, of which only the hash is kept. It reads what its person may read at that moment.

    name: what the person calls it. days: for how many it is good. withdrawn_on: when it was withdrawn. minute and
    requests: how often it asked in the last minute in which it did.
    """

    reference = models.CharField(max_length=20, unique=True, default=new_reference, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=60)
    token_hash = models.CharField(max_length=64, unique=True)
    made_on = models.DateTimeField(default=timezone.now, editable=False)
    days = models.PositiveSmallIntegerField()
    withdrawn_on = models.DateTimeField(null=True, editable=False)
    last_used_on = models.DateField(null=True, editable=False)
    minute = models.BigIntegerField(default=0, editable=False)
    requests = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(days__gte=1, days__lte=LONGEST), name="a_token_ends_in_time"),
            models.CheckConstraint(condition=~Q(name=""), name="a_token_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def good_until(self) -> datetime:
        return self.made_on + timedelta(days=self.days)

    @property
    def is_good(self) -> bool:
        """Whether it opens anything: it has not ended, nor has the account that it was made in."""
        return (
            self.withdrawn_on is None
            and timezone.now() < self.good_until
            and self.person.is_active
            and self.made_on >= self.person.open_since  # closing an account ends its tokens for good
            and not self.person.is_of_the_council  # nobody would confirm the person while a program asks
        )
