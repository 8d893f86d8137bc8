"""Pages for what went wrong: they say what to do, and give the reference by which it can be looked up."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return _page(request, 404, "Page not found")


def failed(request: HttpRequest) -> HttpResponse:
    return _page(request, 500, "Sorry, something went wrong")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return _page(request, 400, "Sorry, that could not be understood")


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """A form that did not come from a page of this site, or from one that was too old."""
    return _page(request, 403, "This form is no longer good")


def _page(request: HttpRequest, status: int, title: str) -> HttpResponse:
    reference: Any = getattr(request, "reference", "")
    return render(
        request,
        "errors/error.html",
        {"title": title, "status": status, "reference": reference, "marking": ""},
        status=status,
    )
