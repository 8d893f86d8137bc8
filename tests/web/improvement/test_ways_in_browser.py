"""The ways to look at the improvement plan in a real browser: for everybody at both widths, the timeline drawn."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action, ImprovementPlan
from goldenthread_web.improvement.operations import plain
from tests.web.council import Council
from tests.web.decided import faults
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import action_numbered
from tests.web.improvement.test_action_in_browser import LONG, OPEN, served_at
from tests.web.improvement.test_ways import worked

__all__ = ["served_at", "worked"]

PATHS = ("", "/timeline", "/late", "/changes", "/done", "/next", "/parts", "/for-children")
OF_ROLES = ((Role.PLAN_LEAD, PATHS), (Role.COUNCILLOR, ("/timeline",)))
MARKS = """() => {
  const row = [...document.querySelectorAll('.timeline tbody tr:not(.band)')].find(r => r.innerText.startsWith('1.2'));
  const drawn = row.querySelector('td.lane svg').getBoundingClientRect();
  const today = [...row.querySelectorAll('use')].find(u => u.getAttribute('href') === '#today').getBoundingClientRect();
  const due = [...row.querySelectorAll('use')].find(u => u.getAttribute('href') === '#at-red').getBoundingClientRect();
  return {height: drawn.height, width: drawn.width, before: due.x + due.width / 2 < today.x, inside: due.x > drawn.x};
}"""


def signed_in(site: Council, role: Role, page: Any, served_at: str) -> None:
    key = site[role].cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": served_at}])


@pytest.mark.parametrize("width", [1280, 320])
def test_they_are_for_everybody(
    site: Council, worked: ImprovementPlan, served_at: str, browser_page: Any, width: int
) -> None:
    plain.in_plain_words(
        action=action_numbered(worked, "1.2"), text="We ring you back.", was="", by=by(Role.PLAN_LEAD)
    )
    Action.objects.filter(number="2.1").update(text=LONG)
    browser_page.set_viewport_size({"width": width, "height": 900})
    for role, paths in OF_ROLES:
        signed_in(site, role, browser_page, served_at)
        for path in paths:
            browser_page.goto(f"{served_at}/plan{path}")
            browser_page.evaluate(OPEN)
            assert faults(browser_page) == [], f"/plan{path} as {role} at {width} px"


def test_what_was_due_is_drawn_before_today(
    site: Council, plan: ImprovementPlan, served_at: str, browser_page: Any
) -> None:
    Action.objects.filter(number="1.2").update(due=timezone.localdate() - timedelta(days=40))
    signed_in(site, Role.ANALYST, browser_page, served_at)
    browser_page.set_viewport_size({"width": 1280, "height": 900})
    browser_page.goto(f"{served_at}/plan/timeline")
    drawn = browser_page.evaluate(MARKS)
    assert drawn["height"] > 20
    assert drawn["width"] > 400
    assert drawn["before"]
    assert drawn["inside"]
