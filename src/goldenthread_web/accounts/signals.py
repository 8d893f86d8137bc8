"""What allauth does is put into the history: signing in and out, the second step, passwords."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
    authenticator_used,
)
from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.people import signed_in
from goldenthread_web.history.operations import DONE, REFUSED, By, record

SIGNED_IN_AT = "signed_in_at"
"""Where a session keeps when it began."""


def connect() -> None:
    """Called once, when the site starts."""
    user_logged_in.connect(_signed_in)
    user_logged_out.connect(_signed_out)
    password_changed.connect(_password_changed)
    authentication_failed.connect(_second_step_failed)
    authenticator_added.connect(_second_step_set_up)
    authenticator_removed.connect(_second_step_removed)
    authenticator_reset.connect(_recovery_codes_made)
    authenticator_used.connect(_second_step_used)


def _signed_in(request: HttpRequest, user: Person, **_: Any) -> None:
    request.session[SIGNED_IN_AT] = timezone.now().timestamp()
    _tell("accounts.signed_in", request, user)


def _signed_out(request: HttpRequest, user: Person | None, **_: Any) -> None:
    if isinstance(user, Person):
        _tell("accounts.signed_out", request, user, reason=getattr(request, "ending", ""))


def _password_changed(request: HttpRequest, user: Person, **_: Any) -> None:
    _tell("accounts.password.changed", request, user)


def _second_step_failed(request: HttpRequest, user: Person, **_: Any) -> None:
    # The person has not shown to be who the password says, so the line names nobody as the one who did it.
    by = getattr(request, "by", By())
    record("accounts.second_step.used", by=by, subject=user.reference, outcome=REFUSED, reason="wrong code")


def _second_step_set_up(request: HttpRequest, user: Person, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type == Authenticator.Type.TOTP:
        _end_others(request, user)
    _tell(f"accounts.{_kind(authenticator)}.set_up", request, user)


def _end_others(request: HttpRequest, user: Person) -> None:
    """A session that the password alone opened is trusted no more than before: it ends when a code is asked for."""
    Person.objects.filter(pk=user.pk).update(sessions_ended=F("sessions_ended") + 1)
    user.refresh_from_db(fields=["sessions_ended"])
    request.session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    for session in UserSession.objects.filter(user=user).exclude(session_key=request.session.session_key):
        session.end()


def _second_step_removed(request: HttpRequest, user: Person, authenticator: Authenticator, **_: Any) -> None:
    _tell(f"accounts.{_kind(authenticator)}.removed", request, user)


def _recovery_codes_made(request: HttpRequest, user: Person, **_: Any) -> None:
    _tell("accounts.recovery_codes.set_up", request, user)


def _second_step_used(request: HttpRequest, user: Person, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        _tell("accounts.recovery_codes.used", request, user)


def _kind(authenticator: Authenticator) -> str:
    return "second_step" if authenticator.type == Authenticator.Type.TOTP else "recovery_codes"


def _tell(action: str, request: HttpRequest, user: Person, reason: str = "") -> None:
    by = signed_in(user, getattr(request, "reference", "")).as_by
    record(action, by=by, subject=user.reference, outcome=DONE, reason=reason)
