"""Pages for what went wrong: they say what to do, and give the reference by which it can be looked up."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread_web.loads.arriving import READ_OF_OTHERS

SIGNED_OUT = "You were signed out before this was sent"


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return _page(request, 404, "Page not found")


def failed(request: HttpRequest) -> HttpResponse:
    return _page(request, 500, "Sorry, something went wrong")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What nobody can read; or more than is read, of which nothing is known but that it was sent."""
    if not isinstance(exception, RequestDataTooBig):
        return _page(request, 400, "Sorry, that could not be understood")
    if getattr(request, "person", None) is None:
        return _page(request, 403, SIGNED_OUT, is_out=True)
    return _page(request, 413, "What you sent is too large", most=READ_OF_OTHERS // 1_000_000)


def signed_out(request: HttpRequest, *, again: str) -> HttpResponse:
    """A form that was sent after its session had ended: its words are shown to whoever sent them, and not kept.

    It came from a page of this site: that is asked before. again: the page to go on with after signing in.
    """
    page = _page(request, 403, SIGNED_OUT, is_out=True, again=again, words=_words(request))
    page.headers["Cache-Control"] = "no-store"
    return page


def _words(request: HttpRequest) -> list[str]:
    """What somebody wrote in a form: whatever is more than what stands beside a button, and is no password."""
    sent = (texts for name, texts in request.POST.lists() if "password" not in name)
    return [text for texts in sent for text in texts if len(text.split()) > 2]


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """A form that did not come from a page of this site, or from one that was too old."""
    return _page(request, 403, "This form is no longer good")


def _page(request: HttpRequest, status: int, title: str, **more: Any) -> HttpResponse:
    reference: Any = getattr(request, "reference", "")
    return render(
        request,
        "errors/error.html",
        {"title": title, "status": status, "reference": reference, "marking": "", **more},
        status=status,
    )
