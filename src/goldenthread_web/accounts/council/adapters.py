"""How allauth is told who may come in by the council's sign-in, and what is kept of it in the session."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter as account_adapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread_web.accounts.council import session
from goldenthread_web.accounts.council.arriving import CLOSED, Council, arrive, in_use, leave
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.operations import REFUSED, By, record


class CouncilAccounts(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Whoever is in a group that has access comes in; nobody else does, and nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if request.user.is_authenticated:  # a session is of one person from its first moment on
            account_adapter(request).logout(request)
        by = Council(getattr(request, "reference", ""))
        try:
            person = arrive(said=sociallogin.said, council=in_use(), by=by)
        except NotAllowed as refusal:
            if str(refusal) != CLOSED:
                leave(said=sociallogin.said, by=by)
            raise ImmediateHttpResponse(no_access(request)) from refusal
        sociallogin.user = None
        sociallogin.lookup()
        session.keep(request, person, sociallogin.said, sociallogin.refresh)

    def on_authentication_error(self, request: HttpRequest, *_: Any, **given: Any) -> None:
        raise ImmediateHttpResponse(
            not_signed_in(request, str(given.get("exception") or given.get("error") or ""))
        )


def no_access(request: HttpRequest) -> HttpResponse:
    """For whoever is known at the council, and has no access here."""
    return _page(request, "You have no access to this site", 403)


def not_signed_in(request: HttpRequest, why: str) -> HttpResponse:
    """What came back is not believed, or nothing came. What it was stands in the history; the page says what to do."""
    by = getattr(request, "by", By())
    record("accounts.signed_in", by=by, outcome=REFUSED, reason=f"by the council's sign-in: {why}"[:200])
    return _page(request, "You are not signed in", 401)


def _page(request: HttpRequest, title: str, status: int) -> HttpResponse:
    return render(request, "accounts/council.html", {"title": title, "status": status}, status=status)
