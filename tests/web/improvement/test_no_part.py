"""A partner for whom no part is marked: every page says that and whom to ask, none tells an untruth, and no report."""

from __future__ import annotations

import pytest

from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.reporting.making import TYPES
from goldenthread_web.improvement.status import PlanStatus
from tests.web.council import Council
from tests.web.pages import checked, get, text_of

TO_DO = "Ask the plan lead to mark the part that you work on"
PAGES = (
    "/plan", "/plan/check", "/plan/by/priority", "/plan/by/lead", "/plan/timeline", "/plan/for-children", "/plan/late",
    "/plan/done", "/plan/next", "/plan/changes", "/plan/thread", "/plan/parts", "/plan/report", "/plan/risks",
    "/plan/documents", "/plan/mine", "/plan/series", "/plan/digest", "/plan/series/hand-over",
)  # fmt: skip
UNTRUE = (
    "no action", "has nothing else", "0 actions", "No action", "Nothing is late", "no actions yet", "0 measures",
    "Nothing is wrong", "does not say yet", "Nothing counts", "No risk", "No strategy", "No open action", "No measure",
    "Nothing is due", "There is no measure",
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
    assert said.count(TO_DO) == 1
    assert [words for words in UNTRUE if words in said] == []


@pytest.mark.parametrize("address", PAGES)
def test_of_a_draft_a_partner_is_told_that_none_is_approved(
    site: Council, plan: ImprovementPlan, address: str
) -> None:
    """A plan lead has read one in and accepted it, so nothing says that this is what is missing."""
    ImprovementPlan.objects.update(status=PlanStatus.DRAFT.value, approved_by=None, approved_on=None)
    page = checked(site[Role.PARTNER].get(address, follow=True), address)
    said = text_of(page)
    assert "No improvement plan is approved yet." in said
    assert "Once it is approved, it is here" in said
    assert [words for words in (*UNTRUE, "has read one in", plan.title) if words in said] == []
    assert "No improvement plan is approved" not in text_of(get(site[Role.PLAN_LEAD], address))


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
