"""The lists in a real browser: accessible, nothing cut, nothing said on the console."""

from __future__ import annotations

from typing import Any

import pytest

from goldenthread_web.accounts.roles import Role
from tests.web.council import Council
from tests.web.in_browser import address, assert_pages_hold

__all__ = ["address"]

pytestmark = pytest.mark.xdist_group("demo")
PAGES = (
    "/attention",
    "/attention/visits-in-care",
    "/attention/visits-in-care?worker=w-nobody",
    "/attention/reason?area=team%3DEast+Vale+Assessment",
)


@pytest.mark.parametrize("width", [1280, 320])
def test_every_page_is_accessible_and_nothing_is_cut(
    council: Council, address: str, browser_page: Any, width: int
) -> None:
    assert_pages_hold(council, Role.TEAM_MANAGER, address, browser_page, width, PAGES)
