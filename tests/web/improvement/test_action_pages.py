"""The page of an action as each role sees it, and what can be done on it."""

from __future__ import annotations

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action, ImprovementPlan
from tests.web.council import Council
from tests.web.improvement.plans import action_numbered
from tests.web.pages import get, text_of


def address(action: Action) -> str:
    return f"/plan/actions/{action.reference}"


def test_the_page_says_what_an_action_is(site: Council, plan: ImprovementPlan) -> None:
    page = get(site[Role.ANALYST], address(action_numbered(plan, "2.1")))
    said = text_of(page)
    for words in ("Write each plan with the child", "Plans that work", "Head of Safeguarding", "31 March 2024"):
        assert words in said
    assert "My plan says what I want" in said
    assert "Answer every contact on the day it comes" in said
