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


@pytest.mark.parametrize("width", [pytest.param(1280, marks=pytest.mark.whole), 320])
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


OVER = """() => [...document.querySelectorAll('.timeline tbody tr:not(.band)')].flatMap(row => {
  const tag = row.querySelector('.brag').getBoundingClientRect();
  return [...row.querySelectorAll('ul.steps li')].filter(li => {
    const words = li.getBoundingClientRect();
    return words.top < tag.bottom && tag.top < words.bottom && words.left < tag.right && tag.left < words.right;
  }).map(li => li.innerText);
})"""


def test_on_a_phone_no_tag_lies_over_the_date_of_a_step(
    site: Council, worked: ImprovementPlan, served_at: str, browser_page: Any
) -> None:
    action = action_numbered(worked, "1.2")
    for order, text in enumerate(("Agree the rota with both teams", "Begin with the morning shift")):
        action.steps.create(order=order, text=text, due=timezone.localdate())
    browser_page.set_viewport_size({"width": 320, "height": 900})
    signed_in(site, Role.PLAN_LEAD, browser_page, served_at)
    browser_page.goto(f"{served_at}/plan/timeline")
    assert browser_page.locator("ul.steps li").count() > 0
    assert browser_page.evaluate(OVER) == []


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
