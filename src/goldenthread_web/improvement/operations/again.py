"""The same thing sent twice by one person: a second tap, or the back button. It is done once, and is no quarrel."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import DateMove, Embedding, Evidence, Override, Update

_JUST_NOW = timedelta(minutes=1)


def is_own(held: Update | DateMove | Override, by: SignedIn, given: Mapping[str, object]) -> bool:
    """Whether what stands there now is what this very person gives: of what says from which page it was decided."""
    return held.by_id == by.account.pk and all(getattr(held, name) == value for name, value in given.items())


def is_just_now(held: Embedding | Evidence, by: SignedIn, given: Mapping[str, object]) -> bool:
    """The same of what may be given twice with a purpose: within a minute it is a second tap."""
    is_same = held.by_id == by.account.pk and all(
        getattr(held, name) == value for name, value in given.items()
    )
    return is_same and timezone.now() - held.at < _JUST_NOW
