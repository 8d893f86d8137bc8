"""What a program is told when something is wrong: RFC 9457's problem+json, in place of a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from goldenthread_web.api.openapi import PROBLEM

PLACE = "/api/"
_WORDS = {
    HTTPStatus.BAD_REQUEST: "The request could not be understood.",
    HTTPStatus.UNAUTHORIZED: "Send a token that is good, as `Authorization: Bearer TOKEN`. You make one on the page "
    "Tokens for programs.",
    HTTPStatus.FORBIDDEN: "Set up the second step of signing in first, in a browser.",
    HTTPStatus.NOT_FOUND: "There is nothing here for you.",
    HTTPStatus.METHOD_NOT_ALLOWED: "The API is read only: ask with GET.",
    HTTPStatus.TOO_MANY_REQUESTS: "You asked too often. Wait, then ask again.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something went wrong here. Say the reference to whoever runs this site.",
}


def is_api(request: HttpRequest) -> bool:
    return request.path.startswith(PLACE)


def is_browser(request: HttpRequest) -> bool:
    """Whether somebody follows a link in a browser: a program brings a token, or asks for no page."""
    return "text/html" in request.headers.get("Accept", "") and "Authorization" not in request.headers


def problem(
    request: HttpRequest, status: HTTPStatus, wrong: Mapping[str, str] | None = None, detail: str = ""
) -> HttpResponse:
    """The answer to a request that can't be answered. wrong: parameters and what is wrong with each."""
    told = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": detail or _WORDS.get(status, ""),
        "reference": getattr(request, "reference", ""),
        "parameters": [{"name": name, "reason": words} for name, words in (wrong or {}).items()],
    }
    response = HttpResponse(json.dumps(told, ensure_ascii=False), content_type=PROBLEM, status=status.value)
    if status is HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = 'Bearer realm="goldenthread"'
    return response


def in_place_of(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The same refusal as a problem, where it was made as a page."""
    if response.status_code < HTTPStatus.BAD_REQUEST or response["Content-Type"] == PROBLEM:
        return response
    told = problem(request, HTTPStatus(response.status_code))
    for header in ("Allow", "Retry-After"):
        if header in response:
            told[header] = response[header]
    return told
