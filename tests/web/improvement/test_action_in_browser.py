"""The pages of tracking in a real browser: accessible at both widths, with every form open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from threading import Thread
from typing import Any
from wsgiref.simple_server import make_server

import pytest
from django.conf import settings
from django.utils import timezone

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.operations import evidence, tracking
from goldenthread_web.improvement.operations.tracking import Given
from goldenthread_web.improvement.status import Brag, Confidence, Embedded, Progress
from goldenthread_web.site.wsgi import application
from tests.web.council import Council
from tests.web.decided import faults
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import action_numbered
from tests.web.in_browser import _Quiet, _Threaded

LONG = (
    "Families in Southmere, Northgate and Kettlebury alike are rung back on the day on which they rang; " * 4
)
OPEN = "document.querySelectorAll('main details').forEach(part => { part.open = true; })"


@pytest.fixture
def served_at(site: Council) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, application, server_class=_Threaded, handler_class=_Quiet)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def stage(plan: ImprovementPlan) -> list[tuple[Role, str]]:
    """An open action with all that can be said of it and a closed one: who looks at which page."""
    lead, head = by(Role.PLAN_LEAD), by(Role.HEAD_OF_SERVICE)
    action, done = action_numbered(plan, "1.1"), action_numbered(plan, "2.1")
    doubt = Given(Progress.UNDER_WAY, Confidence.SOME_DOUBT, LONG, "Agree the rota", "Two people on Mondays")
    tracking.update(action=action, given=doubt, seen=0, by=lead)
    to = timezone.localdate() + timedelta(days=20)
    tracking.move(action=action, to=to, reason=LONG, was=action.due, by=lead)
    tracking.override(action=action, brag=Brag.RED, reason="There is no money", seen=0, by=head)
    for one in (action, done):
        link = f"https://council.example/{'standard' * 12}"
        evidence.give(action=one, words="The standard", link=link, by=lead)
    tracking.update(action=done, given=Given(Progress.DELIVERED), seen=0, by=lead)
    evidence.check(evidence=done.evidence.get(), accepted=True, reason="", by=head)
    tracking.close(action=done, by=lead)
    tracking.embed(action=done, state=Embedded.PARTLY, seen_by=LONG, seen=0, by=head)
    page = f"/plan/actions/{action.reference}"
    return [
        (Role.HEAD_OF_SERVICE, page), (Role.PLAN_LEAD, page), (Role.PLAN_LEAD, f"/plan/actions/{done.reference}"),
        (Role.PLAN_LEAD, f"{page}/update"), (Role.PLAN_LEAD, f"{page}/leads"), (Role.HEAD_OF_SERVICE, "/plan/mine"),
        (Role.PLAN_LEAD, "/plan/digest"),
    ]  # fmt: skip


@pytest.mark.parametrize("width", [pytest.param(1280, marks=pytest.mark.whole), 320])
def test_the_pages_of_tracking_are_for_everybody(
    site: Council, plan: ImprovementPlan, served_at: str, browser_page: Any, width: int
) -> None:
    browser_page.set_viewport_size({"width": width, "height": 900})
    for role, path in stage(plan):
        key = site[role].cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": key, "url": served_at}
        browser_page.context.add_cookies([cookie])
        browser_page.goto(served_at + path)
        browser_page.evaluate(OPEN)
        assert faults(browser_page) == [], f"{path} as {role} at {width} px"
