"""Changing the plan and keeping its registers in a real browser: accessible at both widths, with every form open."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement import demonstration_boards, demonstration_registers
from goldenthread_web.improvement.models import ImprovementPlan, Measure, Meeting, Part, Priority
from goldenthread_web.improvement.status import MeasureKind
from tests.web.council import Council
from tests.web.decided import faults
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import _action, action_numbered
from tests.web.improvement.test_action_in_browser import OPEN, served_at

__all__ = ["served_at"]


@pytest.fixture
def kept(plan: ImprovementPlan) -> list[tuple[Role, str]]:
    """A plan with full registers and changes that wait: who looks at which page."""
    own = Part.objects.get(plan=plan, order=0)
    care = Priority.objects.create(part=own, order=3, number="3", name="Children in care")
    for number in ("1.3", "2.2", "3.1", "3.2", "C2"):
        _action(own, care, number, f"Something made up for {number}", due=plan.ends)
    demonstration_registers.make(plan, {Role.PLAN_LEAD: by(Role.PLAN_LEAD)})
    demonstration_boards.make(plan, by(Role.PLAN_LEAD), timezone.localdate())
    Measure.objects.filter(part__plan=plan, name__startswith="Social").update(kind=MeasureKind.DOCUMENT.value)
    action, review = action_numbered(plan, "1.3").reference, plan.assessments.get().reference
    lead = (
        f"/plan/edit/action/{action}", f"/plan/actions/{action_numbered(plan, '1.1').reference}/steps",
        "/plan/add/action", f"/plan/actions/{action}/withdraw", "/plan/risks",
        f"/plan/risks/{plan.risks.first().reference}", "/plan/documents",
        f"/plan/documents/{plan.register.first().reference}", "/plan/assessments", f"/plan/assessments/{review}",
        f"/plan/assessments/{review}/3", "/plan/assessments/new", "/plan/boards", "/plan/changes",
        f"/plan/boards/{Meeting.objects.filter(ended_on=None)[0].reference}",
    )  # fmt: skip
    return [(Role.DIRECTOR, "/plan/versions"), *((Role.PLAN_LEAD, path) for path in lead)]


@pytest.mark.parametrize("width", [pytest.param(1280, marks=pytest.mark.whole), 320])
def test_the_pages_on_which_a_plan_is_kept_are_for_everybody(
    site: Council, kept: list[tuple[Role, str]], served_at: str, browser_page: Any, width: int
) -> None:
    browser_page.set_viewport_size({"width": width, "height": 900})
    for role, path in kept:
        key = site[role].cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": key, "url": served_at}
        browser_page.context.add_cookies([cookie])
        browser_page.goto(served_at + path)
        browser_page.evaluate(OPEN)
        assert faults(browser_page) == [], f"{path} as {role} at {width} px"
