"""A request as views get it: with the person who makes it."""

from __future__ import annotations

from django.http import HttpRequest

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.history.operations import By


class SignedInRequest(HttpRequest):
    """What the middleware makes of a request that got as far as a view for people who are signed in.

    by: the same person for the history. reference: the name of this request.
    """

    person: SignedIn
    by: By
    reference: str
