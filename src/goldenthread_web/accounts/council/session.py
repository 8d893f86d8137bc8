"""A session that the council's sign-in opened holds as long as the council confirms the person, asked every 14 minutes.

So a person who left the council, or one of its groups, is out with the next request after a quarter of an hour at the
latest. What the council is asked with is kept in the session, encrypted with the site's own key.
"""

from __future__ import annotations

import base64
import hashlib
import logging
from datetime import timedelta
from typing import Any

from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from requests import RequestException

from goldenthread_web.accounts.council.arriving import Council, account_of, arrive, in_use, leave
from goldenthread_web.accounts.council.tokens import Said, TokenError
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.permissions import NotAllowed

HOLDS_FOR = timedelta(minutes=14)
_KEY = "council"
_ASKING = 30  # seconds in which one of a person's requests asks, and the others go on
log = logging.getLogger("goldenthread.council")


def keep(request: HttpRequest, person: Person, said: Said, refresh: str) -> None:
    """Keep in the session whose it is, when that was confirmed, and by what to ask again."""
    request.session[_KEY] = {
        "person": person.reference,
        "confirmed": timezone.now().timestamp(),
        "second_step": said.second_step or in_use().second_step,
        "refresh": _box().encrypt(refresh.encode()).decode() if refresh else "",
    }


def second_step_of(request: HttpRequest, person: Person) -> bool:
    """Whether the council asked this person for a second step when this session began."""
    return bool(_kept(request, person).get("second_step"))


def still_holds(request: HttpRequest, person: Person) -> bool:
    """Whether a session may go on: it is not by the council's sign-in, or the council still confirms the person."""
    kept = _kept(request, person)
    if not kept:
        return True
    if settings.COUNCIL_SIGN_IN is None:
        return False
    if timezone.now().timestamp() - kept["confirmed"] < HOLDS_FOR.total_seconds():
        return True
    if not cache.add(f"goldenthread.confirming.{request.session.session_key}", True, _ASKING):
        return True
    return _confirmed(request, person, kept)


def _kept(request: HttpRequest, person: Person) -> dict[str, Any]:
    kept: dict[str, Any] = request.session.get(_KEY) or {}
    return kept if kept.get("person") == person.reference else {}


def _confirmed(request: HttpRequest, person: Person, kept: dict[str, Any]) -> bool:
    # It names models of allauth's, which are there only when all applications are.
    from goldenthread_web.accounts.provider import CouncilAdapter

    by = Council(getattr(request, "reference", ""))
    try:
        said, refresh = CouncilAdapter(request).confirm(_box().decrypt(kept["refresh"].encode()).decode())
        if account_of(said) != person:
            return False
        try:
            arrive(said=said, council=in_use(), by=by)
        except NotAllowed:
            leave(said=said, by=by)
            return False
    except (OAuth2Error, RequestException, TokenError, InvalidToken) as fault:
        log.info("a session was not confirmed", extra={"fault": type(fault).__name__})
        return False
    second_step = kept["second_step"]  # asked for when the session began; a confirmation tells nothing of it
    keep(request, person, said, refresh)
    request.session[_KEY]["second_step"] = second_step
    request.session.modified = True
    return True


def _box() -> Fernet:
    """Opens and closes what is kept in a session, with a key made from the site's own."""
    key = hashlib.sha256(f"goldenthread council session/{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
