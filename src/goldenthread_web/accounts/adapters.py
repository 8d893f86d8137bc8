"""How allauth is told that nobody signs up here, where a person is sent, and what the history keeps of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any, ClassVar

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.signals import SIGNED_IN_AT
from goldenthread_web.history.operations import REFUSED, By, record

_SIGN_IN = "accounts.signed_in"
_TOLD_EVERY = 60  # seconds: whoever is refused for trying too often can't fill the history by trying on


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts come by invitation alone."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The email address or the password is not right",
        "incorrect_password": "The password is not right",
        "enter_current_password": "The current password is not right",
        "too_many_login_attempts": "You tried too often. Wait a few minutes, then try again",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            tried = hashlib.sha256(str(credentials.get("email", "")).lower().encode()).hexdigest()
            if cache.add(f"goldenthread.told_of_limit.{tried}", True, _TOLD_EVERY):
                _refused(request, credentials, "tried too often")
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        _refused(request, credentials, "wrong address or password")

    def respond_user_inactive(self, request: HttpRequest, user: Person) -> HttpResponse:
        _refused(request, {"email": user.email}, "the account was closed")
        return redirect("account_login")

    def reauthenticate(self, user: Person, password: str) -> bool:
        """Whether a signed-in person knows the password. The address is the person's own: nobody confirms another."""
        found = self.authenticate(context.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **given: Any) -> bool:
        """Whoever has just signed in is not asked for the password again to set up the second step."""
        since = timezone.now().timestamp() - context.request.session.get(SIGNED_IN_AT, 0)
        if since < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return bool(super().is_reauthentication_required(app=app, **given))


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The second step shows the site's name in the app that makes the codes."""

    error_messages: ClassVar[dict[str, Any]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "The code is not right. Each lasts half a minute: enter the one that the app shows now",
    }

    def get_totp_issuer(self) -> str:
        return "goldenthread"


class SessionsAdapter(DefaultUserSessionsAdapter):  # type: ignore[misc]
    """Ending one's sessions elsewhere stands in the history."""

    def end_sessions(self, sessions: Iterable[Any]) -> None:
        super().end_sessions(sessions)
        by = context.request.by
        record("accounts.sessions.ended", by=by, subject=by.person)


def _refused(request: HttpRequest, credentials: Any, why: str) -> None:
    """A sign-in that failed. The history gets the reference of the person who was tried, never what was typed."""
    tried = Person.objects.filter(email=str(credentials.get("email", "")).strip().lower()).first()
    by = getattr(request, "by", By())
    record(_SIGN_IN, by=by, subject=tried.reference if tried else "", outcome=REFUSED, reason=why)
