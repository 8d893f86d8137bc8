"""What the models of the improvement plan have in common."""

from __future__ import annotations

import secrets
from functools import partial

from django.db import models

from goldenthread_web.accounts.models import Person

SHORT, LONG = 300, 4000
"""The most letters of a name, and of a text."""

Whoever = partial(models.ForeignKey, Person, on_delete=models.PROTECT, related_name="+")
"""Somebody who did something: kept as long as what was done is."""

ShortText = partial(models.CharField, max_length=SHORT, blank=True, default="")
LongText = partial(models.TextField, blank=True, default="")


def _new(kind: str) -> str:
    return f"{kind}-{secrets.token_hex(6)}"


def plan_reference() -> str:
    return _new("ip")


def action_reference() -> str:
    return _new("ac")


def measure_reference() -> str:
    return _new("me")


def draft_reference() -> str:
    return _new("dr")


def other_reference() -> str:
    return _new("im")


def priority_reference() -> str:
    return _new("pr")


def part_reference() -> str:
    return _new("pt")
