"""The pages of figures in a real browser: accessible, nothing cut, nothing said on the console."""

from __future__ import annotations

from typing import Any

import pytest

from goldenthread_web.accounts.roles import Role
from tests.web.council import Council
from tests.web.in_browser import address, assert_pages_hold

__all__ = ["address"]

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


@pytest.mark.parametrize("width", [pytest.param(1280, marks=pytest.mark.whole), 320])
def test_every_page_is_accessible_and_nothing_is_cut(
    council: Council, address: str, browser_page: Any, width: int
) -> None:
    assert_pages_hold(council, Role.ANALYST, address, browser_page, width, PAGES)
