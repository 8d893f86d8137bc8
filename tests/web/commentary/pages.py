"""Forms that are sent as a browser sends them."""

from __future__ import annotations

from typing import Any

from django.test import Client

from tests.web.pages import checked

PAGES = (200, 400, 403, 409)
"""Answers that are pages, and are held against the rules for all pages."""


def sent(browser: Client, address: str, *, status: int = 302, **given: str) -> Any:
    """The page that answers a form; the bare answer where it leads on, or where nothing was found."""
    response = browser.post(address, given)
    assert response.status_code == status, (address, response.status_code)
    return checked(response, address) if status in PAGES else response
