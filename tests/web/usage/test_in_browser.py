"""The page of use in a real browser: accessible, nothing cut, nothing said on the console."""

from __future__ import annotations

from typing import Any

import pytest

from goldenthread_web.accounts.roles import Role
from tests.web.council import Council
from tests.web.in_browser import address, assert_pages_hold

__all__ = ["address"]

pytestmark = pytest.mark.xdist_group("demo")
PAGES = ("/usage",)


@pytest.mark.parametrize("width", [1280, 320])
def test_every_page_is_accessible_and_nothing_is_cut(
    council: Council, address: str, browser_page: Any, width: int
) -> None:
    assert_pages_hold(council, Role.DIRECTOR, address, browser_page, width, PAGES)
