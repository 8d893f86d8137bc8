"""A document beside the plan, in a real browser: for everybody, and by keyboard from the guess to the answer."""

from __future__ import annotations

from typing import Any

import pytest

from goldenthread_web.accounts.roles import Role
from tests.web.council import Council
from tests.web.decided import faults
from tests.web.improvement.next_version import address, demo_plan, exported, handed
from tests.web.improvement.test_action_in_browser import OPEN, served_at
from tests.web.improvement.test_next_version import edited
from tests.web.improvement.test_ways_in_browser import signed_in

__all__ = ["served_at"]


@pytest.mark.parametrize("width", [pytest.param(1280, marks=pytest.mark.whole), 320])
def test_it_is_for_everybody(site: Council, served_at: str, browser_page: Any, width: int) -> None:
    plan, lead = demo_plan(), site[Role.PLAN_LEAD]
    draft = handed(lead, exported(lead, edited), plan)
    browser_page.set_viewport_size({"width": width, "height": 900})
    signed_in(site, Role.PLAN_LEAD, browser_page, served_at)
    paths = ("/plan/read", f"/plan/drafts/{draft.reference}", address(draft), f"{address(draft)}/action/2",
             "/plan/add/priority")  # fmt: skip
    for path in paths:
        browser_page.goto(f"{served_at}{path}")
        browser_page.evaluate(OPEN)
        assert faults(browser_page) == [], f"{path} at {width} px"
    browser_page.goto(f"{served_at}{address(draft)}")
    browser_page.get_by_role("button", name="1.5 Ring every family").focus()
    browser_page.keyboard.press("Enter")
    browser_page.get_by_text("1 answer kept").wait_for()
