"""The site in a real browser: served on this machine, signed in, each page held against the rules for all pages."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.conf import settings

from goldenthread_web.accounts.roles import Role
from goldenthread_web.site.wsgi import application
from tests.web.council import Council
from tests.web.decided import faults


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


def assert_pages_hold(
    council: Council, role: Role, address: str, browser_page: Any, width: int, pages: Iterable[str]
) -> None:
    """As somebody with this role sees them: accessible, nothing cut, nothing said on the console."""
    session = council[role].cookies[settings.SESSION_COOKIE_NAME].value
    browser_page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}]
    )
    said: list[str] = []
    browser_page.on("console", lambda message: said.append(message.text))
    browser_page.set_viewport_size({"width": width, "height": 900})
    for page in pages:
        browser_page.goto(address + page)
        assert faults(browser_page) == [], f"{page} at {width} px"
    assert said == []
