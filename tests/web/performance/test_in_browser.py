"""The pages of figures in a real browser: accessible, nothing cut, nothing said on the console."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.conf import settings

from goldenthread_web.accounts.roles import Role
from goldenthread_web.site.wsgi import application
from tests.house.browser import axe_undecided, axe_violations
from tests.web.council import Council

pytestmark = pytest.mark.xdist_group("demo")
PAGES = (
    "/",
    "/dashboard?month=2023-06",
    "/dashboard?month=2023-06&column=Direction",
    "/indicators/repeat_referrals?month=2023-06",
    "/indicators/cl_suitable?month=2023-06",
    "/indicators/repeat_referrals/ledger?month=2023-06&of=year",
    "/packs",
)
DECIDED = ("color-contrast", "th-has-data-cells")
"""What axe leaves open, looked at by a person: letters over the picture of a chart, a heading over empty cells."""


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """The tests' own output stays readable."""


class _Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


@pytest.fixture
def address(council: Council) -> Iterator[str]:
    """The site as it is served, on this machine."""
    server = make_server("127.0.0.1", 0, application, server_class=_Threaded, handler_class=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("width", [1280, 320])
def test_every_page_is_accessible_and_nothing_is_cut(
    council: Council, address: str, browser_page: Any, width: int
) -> None:
    session = council[Role.ANALYST].cookies[settings.SESSION_COOKIE_NAME].value
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
