"""Pages for what went wrong: they say what to do, and give the reference by which it can be looked up."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread_web.loads.arriving import READ_OF_OTHERS

SIGNED_OUT = "You were signed out before this was sent"
UNSEEN = frozenset(
    {
        "advised", "answers", "appointment", "before", "change", "do", "done", "evidence", "guess", "guesses", "next",
        "opened", "part", "replaces", "rule", "seen", "step", "sure", "version", "was", "where", "whole",
    }
)  # fmt: skip
"""Fields that forms send and nobody sees."""

_SECRET = ("csrf", "password", "token", "code", "secret")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return _with_words(request, 404, "Page not found")


def failed(request: HttpRequest) -> HttpResponse:
    return _with_words(request, 500, "Sorry, something went wrong")


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
    return _with_words(request, 403, SIGNED_OUT, is_out=True, again=again)


def _with_words(request: HttpRequest, status: int, title: str, **more: Any) -> HttpResponse:
    """A page with what was filled in, where a form was sent: it is shown once, and not kept."""
    words = _words(request)
    page = _page(request, status, title, words=words, **more)
    if words:
        page.headers["Cache-Control"] = "no-store"
    return page


def _words(request: HttpRequest) -> list[tuple[str, str]]:
    """All that somebody filled in, each under its name in words; nothing of a form that is not known to be ours."""
    if request.method != "POST" or not getattr(request, "csrf_processing_done", False):
        return []
    sent = ((name, text.strip()) for name, texts in request.POST.lists() for text in texts if _is_typed(name))
    return [(name.replace("_", " ").replace("-", " ").capitalize(), text) for name, text in sent if text]


def _is_typed(name: str) -> bool:
    return name not in UNSEEN and not any(one in name for one in _SECRET)


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
