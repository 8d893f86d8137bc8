"""A partner for whom no part is marked: every page says that and whom to ask, none tells an untruth, and no report."""

from __future__ import annotations

import pytest

from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.reporting.making import TYPES
from tests.web.council import Council
from tests.web.pages import checked, get, text_of

TO_DO = "Ask the plan lead to mark the part that you work on"
PAGES = (
    "/plan", "/plan/check", "/plan/by/priority", "/plan/by/lead", "/plan/timeline", "/plan/for-children", "/plan/late",
    "/plan/done", "/plan/next", "/plan/changes", "/plan/thread", "/plan/parts", "/plan/report",
)  # fmt: skip
UNTRUE = (
    "no action", "has nothing else", "0 actions", "No action", "Nothing is late", "no actions yet", "0 measures",
    "Nothing is wrong", "does not say yet", "Nothing counts",
)  # fmt: skip


@pytest.fixture
def unmarked(plan: ImprovementPlan) -> ImprovementPlan:
    plan.parts.update(for_partners=False)
    plan.key_outcomes.all().delete()
    return plan


@pytest.mark.parametrize("address", PAGES)
def test_it_is_said_and_nothing_else_of_the_plan(
    site: Council, unmarked: ImprovementPlan, address: str
) -> None:
    said = text_of(get(site[Role.PARTNER], address))
    assert said.count(TO_DO) == 1 or (address == "/plan/parts" and TO_DO in said)
    assert [words for words in UNTRUE if words in said] == []


def test_the_page_of_the_report_offers_no_format(site: Council, unmarked: ImprovementPlan) -> None:
    page = get(site[Role.PARTNER], "/plan/report")
    assert page.xpath("//main//form | //main//button") == []
    assert page.xpath("//main//a[@href='/plan']")


@pytest.mark.parametrize("form", TYPES)
@pytest.mark.parametrize("reader", ["board", "published"])
def test_a_report_is_refused_in_the_same_words(
    site: Council, unmarked: ImprovementPlan, form: str, reader: str
) -> None:
    partner = site[Role.PARTNER]
    for ask in (partner.get, partner.post):
        response = ask(f"/plan/report/{form}", {"reader": reader})
        assert response.status_code == 403
        assert TO_DO in text_of(checked(response, "/plan/report"))
    assert not Line.objects.filter(action="improvement.report.taken").exists()


def test_one_who_has_another_role_too_has_the_report_of_the_whole_plan(
    site: Council, unmarked: ImprovementPlan
) -> None:
    assert site[Role.DIRECTOR].post("/plan/report/xlsx", {"reader": "board"}).status_code == 200
