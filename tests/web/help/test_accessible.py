"""The pages of help and of tokens in a real browser: accessible, and nothing sticks out, wide or narrow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import override_settings

from goldenthread_web.accounts.roles import Role
from tests.house.browser import SIZES
from tests.web.accounts.test_accessible import PLAIN
from tests.web.components.conftest import opened
from tests.web.council import Council
from tests.web.decided import faults

__all__ = ["opened"]

pytestmark = pytest.mark.xdist_group("demo")
LEADING = "/help/leading"
LONG = "Pneumonoultramicroscopicsilicovolcanoconiosis and everything else"[:60]


def states(council: Council) -> dict[str, str]:
    """Each page in each of its states."""
    browser = council[Role.PLAN_LEAD]
    with override_settings(STORAGES=PLAIN):
        looked_at = ("/help", "/help/measures/icpc_15", "/help/words", "/help/judged", "/help/final", LEADING)
        found = {address: browser.get(address) for address in looked_at}
        found["found"] = browser.get("/help/measures?words=conference")
        found["nothing found"] = browser.get(f"/help/measures?words={LONG[:40]}")
        found["token, wrong"] = browser.post("/tokens", {"name": ""})
        found["token"] = browser.post("/tokens", {"name": LONG, "days": "90"})
        found["tokens"] = browser.get("/tokens")
        found["refused"] = browser.post("/tokens", {"do": "withdraw", "token": "t-none"})
    return {name: answer.content.decode() for name, answer in found.items()}


@pytest.mark.parametrize("size", SIZES)
def test_every_page_is_accessible_and_whole(
    council: Council, opened: Callable[[str], Any], size: dict[str, int]
) -> None:
    found = []
    for name, content in states(council).items():
        page = opened(content)
        page.set_viewport_size(size)
        found += [f"{name}: {fault}" for fault in faults(page)]
        if name == LEADING:
            page.set_viewport_size({"width": 1280, "height": 800})
            end = page.evaluate("document.querySelector('main').getBoundingClientRect().bottom")
            found += [f"{name} ends at {end} px, below one screen"] if end > 800 else []
    assert not found, "\n".join(found)
