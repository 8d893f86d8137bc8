"""The page of use in a real browser: accessible, nothing cut, nothing said on the console."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings

from goldenthread_web.accounts.roles import Role
from tests.house.browser import axe_undecided, axe_violations
from tests.web.council import Council
from tests.web.performance.test_in_browser import DECIDED, address

__all__ = ["address"]

pytestmark = pytest.mark.xdist_group("demo")
PAGES = ("/usage",)


@pytest.mark.parametrize("width", [1280, 320])
def test_every_page_is_accessible_and_nothing_is_cut(
    council: Council, address: str, browser_page: Any, width: int
) -> None:
    session = council[Role.DIRECTOR].cookies[settings.SESSION_COOKIE_NAME].value
    browser_page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}]
    )
    said: list[str] = []
    browser_page.on("console", lambda message: said.append(message.text))
    browser_page.set_viewport_size({"width": width, "height": 900})
    for page in PAGES:
        browser_page.goto(address + page)
        assert axe_violations(browser_page) == [], page
        assert [line for line in axe_undecided(browser_page) if not line.startswith(DECIDED)] == [], page
        wide = browser_page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{page} scrolls sideways by {wide} px at {width} px"
    assert said == []
