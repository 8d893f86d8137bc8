"""What the tests of components stand on: Django with nothing above the components, and a server of this machine."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.template.backends.django import DjangoTemplates
from django.test import override_settings

from tests.web.components.showing import FRAME
from tools.assets import ASSETS

HERE = Path(__file__).parent
SAFE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_OWN = {
    "ROOT_URLCONF": "tests.web.components.addresses",
    "STATIC_URL": "/static/",
    "STORAGES": {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}},
}


@pytest.fixture(autouse=True)
def _components() -> Iterator[None]:
    """Nothing above the components: addresses and files of these tests' own."""
    with override_settings(**_OWN):
        yield


Shown = Callable[..., str]


@pytest.fixture
def shown() -> Shown:
    """A template as a page, with the context of every page and what else is given."""
    libraries = {"OPTIONS": {}, "NAME": "components", "APP_DIRS": True, "DIRS": [HERE / "templates"]}
    engine = DjangoTemplates(libraries)

    def show(template: str, **given: Any) -> str:
        return str(engine.get_template(template).render(FRAME | given))

    return show


class _Handler(SimpleHTTPRequestHandler):
    pages: dict[str, str]

    def translate_path(self, path: str) -> str:
        return str(ASSETS / path.partition("/static/")[2])

    def do_GET(self) -> None:
        if self.path not in self.pages:
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.pages[self.path].encode())
        return None

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", SAFE)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Tests print nothing."""


@pytest.fixture
def opened(browser_page: Any) -> Iterator[Callable[[str], Any]]:
    """A page in a browser, under the rules that the site sends, with what it needs beside it."""
    assert (ASSETS / "site.css").exists(), (
        "Nothing is built yet: run `make test`, or `python -m tools.assets`."
    )
    pages: dict[str, str] = {}
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"pages": pages}))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    said: list[str] = []
    browser_page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)

    def show(page: str) -> Any:
        pages["/page"] = page
        browser_page.goto(f"http://127.0.0.1:{server.server_port}/page", wait_until="load")
        return browser_page

    yield show
    server.shutdown()
    thread.join()
    server.server_close()
    assert said == [], "the browser found fault with the page"
