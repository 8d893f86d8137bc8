"""Signing in with the council's account in a real browser: the pages' own rules let it go there, and come back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.conf import settings
from django.test import override_settings

from goldenthread_web.accounts.models import Person
from goldenthread_web.site.wsgi import application
from tests.house.browser import axe_violations
from tests.web.accounts.identity_provider import IdentityProvider
from tests.web.accounts.test_council import council, key

__all__ = ["council", "key"]


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """The tests' own output stays readable."""


@pytest.fixture
def address() -> Iterator[str]:
    server = make_server("127.0.0.1", 0, application, handler_class=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_there_and_back(council: IdentityProvider, address: str, browser_page: Any) -> None:
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    own = {"DIRECTIVES": {**policy, "form-action": [*policy["form-action"], settings.COUNCIL_SIGN_IN.origin]}}
    with override_settings(CONTENT_SECURITY_POLICY=own):
        for width in (320, 1280):
            browser_page.set_viewport_size({"width": width, "height": 900})
            browser_page.goto(f"{address}/sign-in")
            assert axe_violations(browser_page) == []
        council.person["groups"] = []
        browser_page.get_by_role("button", name="Sign in with your council account").click()
        assert browser_page.locator("h1").inner_text() == "You have no access to this site"
        assert axe_violations(browser_page) == []
        council.person["groups"] = ["g-analysts"]
        browser_page.goto(f"{address}/sign-in")
        browser_page.get_by_role("button", name="Sign in with your council account").click()
        browser_page.wait_for_url(f"{address}/*")
        assert (
            browser_page.get_by_role("button", name="Sign out").count()
            or "Sign out" in browser_page.content()
        )
        assert Person.objects.get().name == "Ada"


def test_where_the_policy_does_not_name_it_the_browser_stays(
    council: IdentityProvider, address: str, browser_page: Any
) -> None:
    browser_page.goto(f"{address}/sign-in")
    browser_page.get_by_role("button", name="Sign in with your council account").click(no_wait_after=True)
    browser_page.wait_for_timeout(300)
    assert browser_page.url.startswith(f"{address}/sign-in")
    assert not Person.objects.exists()
