"""Making and withdrawing tokens, and counting how often each is used."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.db.models import F
from django.utils import timezone

from goldenthread_web.accounts.operations import hash_of_token, operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.api import permissions
from goldenthread_web.api.models import Token
from goldenthread_web.history.operations import record

PREFIX = "gt_"
"""What each secret begins with, so that whoever finds one in a file knows what it is."""

A_MINUTE = 120
"""How often a token may ask in a minute."""


@dataclass(frozen=True)
class Made:
    """A token and its secret, which can't be shown again."""

    token: Token
    secret: str


@operation("api.token.made")
def make_token(*, name: str, days: int, by: SignedIn) -> Made:
    """A token for a program of this person."""
    permissions.check_may_make_token(by)
    secret = f"{PREFIX}{secrets.token_urlsafe(32)}"
    token = Token.objects.create(
        person=by.account, name=" ".join(name.split()), days=days, token_hash=hash_of_token(secret)
    )
    record("api.token.made", by=by.as_by, subject=token.reference, reason=f"good for {days} days")
    return Made(token, secret)


@operation("api.token.withdrawn")
def withdraw_token(*, reference: str, by: SignedIn) -> Token:
    """End a token of one's own. From the next request on it opens nothing."""
    own = Token.objects.filter(person=by.account, reference=reference)
    if not own.filter(withdrawn_on=None).update(withdrawn_on=timezone.now()):
        raise NotAllowed("You have no such token, or it was withdrawn already.")
    record("api.token.withdrawn", by=by.as_by, subject=reference)
    return own.get()


def count_use(token: Token) -> int:
    """Count one request of a token: for how many seconds it must wait first, 0 where it need not.

    One statement at a time, so that all processes count together.
    """
    now = timezone.now()
    minute = int(now.timestamp()) // 60
    own = Token.objects.filter(pk=token.pk)
    if own.filter(minute=minute, requests__lt=A_MINUTE).update(requests=F("requests") + 1):
        return 0
    if own.exclude(minute=minute).update(minute=minute, requests=1, last_used_on=timezone.localdate(now)):
        return 0
    return 60 - int(now.timestamp()) % 60
