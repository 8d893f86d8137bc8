"""Reads tokens: those of a person, and the one that a program came with."""

from __future__ import annotations

from goldenthread_web.accounts.operations import hash_of_token
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.api.models import Token


def tokens(by: SignedIn) -> list[Token]:
    """All that a person made, the newest first."""
    return list(Token.objects.filter(person=by.account).select_related("person").order_by("-made_on", "-pk"))


def good_tokens(by: SignedIn) -> list[Token]:
    return [token for token in tokens(by) if token.is_good]


def token_of(secret: str) -> Token | None:
    """The token of this secret, good or ended."""
    return Token.objects.select_related("person").filter(token_hash=hash_of_token(secret)).first()
