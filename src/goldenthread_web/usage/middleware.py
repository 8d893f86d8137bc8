"""Counts the pages that are opened, by the role of whoever opens them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import Role
from goldenthread_web.usage.tally import TALLY

PAGES: Mapping[str, str] = {
    "home": "This month",
    "dashboard": "Dashboard",
    "dashboard_csv": "Dashboard as CSV",
    "dashboard_xlsx": "Dashboard as workbook",
    "indicator": "A measure",
    "ledger": "What is counted",
    "attention": "Children needing attention",
    "attention_list": "A list of children needing attention",
    "packs": "Published reports",
    "pack_file": "A published report as a file",
}
"""The pages that are counted, by their routes, and what they are called."""


class UsageMiddleware:
    """Counts a page that was shown. Who it was shown to is not remembered here: only as what."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        person: SignedIn | None = getattr(request, "person", None)
        route = request.resolver_match.view_name if request.resolver_match else ""
        if person is not None and route in PAGES and request.method == "GET" and response.status_code == 200:
            TALLY.count(timezone.localdate(), route, counted_as(person))
        return response


def counted_as(person: SignedIn) -> str:
    """The one role under which somebody is counted: the first that is held, so that a look counts once."""
    return next((role.value for role in Role if role in person.roles), "no role")
