"""A version says the words that were approved with it, whatever was made of them in a later one."""

from __future__ import annotations

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.editing.going_on import GOES_ON
from goldenthread_web.improvement.editing.sayings import key_of
from goldenthread_web.improvement.editing.words import waiting
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.operations.versions import approve_next, mark_of_waiting
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import action_numbered
from tests.web.improvement.waiting import put
from tests.web.pages import get

HEARD, SAFE, HOME = "I am listened to", "I am safe where I live", "My home is mine"
NAMES = "What children should be able to say by it"


def _approve(plan: ImprovementPlan) -> None:
    plan.refresh_from_db()
    approve_next(plan=plan, seen=mark_of_waiting(list(waiting(plan))), by=by(Role.DIRECTOR))


def test_a_saying_that_is_put_otherwise_later_stays_as_it_was_approved(
    site: Council, plan: ImprovementPlan
) -> None:
    def said(edition: int) -> str:
        page = get(site[Role.AUDITOR], "/plan/versions")
        [version] = page.xpath(f"//section[@aria-labelledby='version-{edition}']")
        return " ".join(version.text_content().split())

    heard, safe = (key_of(plan.key_outcomes.get(text=text).pk) for text in (HEARD, SAFE))
    put("action", action_numbered(plan, "1.1").reference, sayings=[heard, safe])
    _approve(plan)
    first = said(2)
    assert NAMES in first
    assert f"“{SAFE}”" in first
    put("plan", plan.reference, key_outcomes=[HEARD, HOME], **{GOES_ON: {"key_outcomes": {SAFE: HOME}}})
    put("action", action_numbered(plan, "1.1").reference, sayings=[safe])
    waits = " ".join(get(site[Role.AUDITOR], "/plan/versions").text_content().split())
    assert f"“{SAFE}” goes on as “{HOME}”" in waits
    _approve(plan)
    assert said(2) == first
    put("action", action_numbered(plan, "1.2").reference, sayings=[safe])
    _approve(plan)
    assert f"“{HOME}”" in said(4), "in the words of its own time"
