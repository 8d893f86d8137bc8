"""Each request: who it comes from, whether the session still holds, and when it ends."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from goldenthread_web.accounts.council import session as council
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.people import SignedIn, signed_in
from goldenthread_web.accounts.signals import SIGNED_IN_AT
from goldenthread_web.history.operations import By

_SEEN_AT = "seen_at"
_EVERY = 60  # seconds between two notes of when somebody was seen: a page view writes nothing


class SessionEndMiddleware:
    """Puts the signed-in person on the request as `request.person`, None where nobody is.

    `request.by` is the same for the history, which names whoever asked even before signing in. A session ends after 30
    minutes without a request, after 12 hours in any case, and when the council does not confirm the person any more: on
    the server.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reference = getattr(request, "reference", "")
        person = _person(request, reference)
        request.person = person  # type: ignore[attr-defined]
        request.by = person.as_by if person else By(request=reference)  # type: ignore[attr-defined]
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def _person(request: HttpRequest, reference: str) -> SignedIn | None:
    account = request.user
    if not isinstance(account, Person):
        return None
    now = timezone.now()
    began = request.session.get(SIGNED_IN_AT, 0)
    if now.timestamp() - began > settings.LONGEST_SESSION.total_seconds():
        request.ending = "signed in for as long as anybody may be"  # type: ignore[attr-defined]
        logout(request)
        return None
    if not council.still_holds(request, account):
        request.ending = "not confirmed by the council's sign-in"  # type: ignore[attr-defined]
        logout(request)
        return None
    if now.timestamp() - request.session.get(_SEEN_AT, 0) > _EVERY:
        request.session[_SEEN_AT] = now.timestamp()  # the session is written, and its end moves
        Person.objects.filter(pk=account.pk).update(last_seen=now)
    return signed_in(account, reference, second_step_elsewhere=council.second_step_of(request, account))
