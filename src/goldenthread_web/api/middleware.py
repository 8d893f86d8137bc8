"""Who a program asks for: its token says it. What it is told when it is refused is for programs too."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from goldenthread_web.accounts.people import signed_in
from goldenthread_web.api import problems
from goldenthread_web.api.operations import count_use
from goldenthread_web.api.queries import token_of
from goldenthread_web.history.operations import REFUSED, By, record

_SCHEME = "bearer"


class TokenMiddleware:
    """Below the API's address a token stands for its person, with the roles of this moment, and no session counts.

    Anywhere else a token opens nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not problems.is_api(request):
            return self.get_response(request)
        refused = _take_token(request)
        response = problems.in_place_of(request, refused or self.get_response(request))
        response.headers.setdefault("Cache-Control", "no-store")
        return response


def _take_token(request: HttpRequest) -> HttpResponse | None:
    """Put the token's person on the request; the answer where that can't be."""
    if "Authorization" not in request.headers:
        return None
    request.person, request.by = None, By(request=getattr(request, "reference", ""))  # type: ignore[attr-defined]
    scheme, _, secret = request.headers["Authorization"].partition(" ")
    token = token_of(secret.strip()) if scheme.lower() == _SCHEME else None
    if token is None:
        return problems.problem(request, HTTPStatus.UNAUTHORIZED)
    if wait := count_use(token):
        response = problems.problem(request, HTTPStatus.TOO_MANY_REQUESTS)
        response["Retry-After"] = str(wait)
        return response
    person = signed_in(token.person, getattr(request, "reference", ""))
    if not token.is_good:
        record("api.token.used", by=person.as_by, subject=token.reference, outcome=REFUSED)
        return problems.problem(request, HTTPStatus.UNAUTHORIZED)
    request.person, request.by = person, person.as_by  # type: ignore[attr-defined]
    return None
