"""What the pages of Data have in common: the way from one to the other."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread_web.accounts.requests import SignedInRequest

PLACES = (
    ("data", "What is loaded"),
    ("data_quality", "Quality of records"),
    ("data_rests_on", "What figures rest on"),
    ("data_settings", "Settings"),
    ("jobs", "Long work"),
)
"""The pages of Data, which each of them leads to."""


def page_of_data(
    request: SignedInRequest, template: str, title: str, page: dict[str, Any], status: int = 200
) -> HttpResponse:
    here = request.resolver_match.view_name if request.resolver_match else ""
    places = [
        {"address": reverse(route), "words": words, "is_here": route == here} for route, words in PLACES
    ]
    return render(request, template, {"title": title, "places": places} | page, status=status)
