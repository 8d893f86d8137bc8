"""A real browser for tests of pages: the machine's own Chromium, closed off from the network."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.house.missing import missing

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OTHER_MACHINES = re.compile(r"^(?:https?|wss?|ftp)://(?!(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])(?:[:/]|$))")
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 320, "height": 640}
RESULTS = {"resultTypes": ["violations", "incomplete"]}
SIZES = [pytest.param(PHONE, id="phone"), pytest.param(DESKTOP, id="desk", marks=pytest.mark.whole)]
"""On a phone more goes wrong; `make verify` looks at a desk's screen too."""


def find_chromium() -> str | None:
    """The path of the machine's own browser; GOLDENTHREAD_CHROMIUM names another one."""
    return os.environ.get("GOLDENTHREAD_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, started once for each worker with a new, empty profile."""
    path = find_chromium() or missing("Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def browser_page(browser: Any) -> Iterator[Any]:
    """A new Playwright page, 1280 px wide. A page that asks another machine for anything fails its test."""
    refused: list[str] = []

    def refuse(route: Any) -> None:
        refused.append(route.request.url)
        route.abort()

    context = browser.new_context(viewport=DESKTOP, locale="en-GB", timezone_id="Europe/London")
    context.route(OTHER_MACHINES, refuse)
    yield context.new_page()
    context.close()
    assert not refused, f"The page asked other machines for {refused}: it must hold all that it needs."


def axe_violations(page: Any) -> list[str]:
    """What axe finds wrong, one readable line for each element; a good page gives an empty list."""
    return _lines(_axe(page)["violations"])


def axe_finds(page: Any) -> tuple[list[str], list[tuple[str, str]]]:
    """From one look: what is wrong, and what axe cannot decide, each line with its element's selector.

    Each line that axe leaves open needs a written decision by a person.
    """
    found = _axe(page)
    open_ = [
        (line, node["target"][-1])
        for rule in found["incomplete"]
        for node, line in zip(rule["nodes"], _lines([rule]), strict=True)
    ]
    return _lines(found["violations"]), open_


def _axe(page: Any) -> dict[str, list[dict[str, Any]]]:
    from axe_playwright_python.sync_playwright import Axe

    # Of what is not named here, axe tells the first element alone: all that it leaves open is asked for too.
    answer: dict[str, list[dict[str, Any]]] = Axe().run(page, options=RESULTS).response
    return answer


def _lines(rules: list[dict[str, Any]]) -> list[str]:
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {' '.join(map(str, node['target']))}"
        for rule in rules
        for node in rule["nodes"]
    ]


def file_url(path: Path) -> str:
    """The address of a page that lies on disk."""
    return path.resolve().as_uri()
