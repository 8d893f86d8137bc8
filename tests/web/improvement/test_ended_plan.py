"""A plan that ended stays to be read: what it said, its updates and evidence. Nobody changes it."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Evidence, ImprovementPlan, Register, Risk, SelfAssessment
from goldenthread_web.improvement.operations import approving, evidence, tracking
from goldenthread_web.improvement.operations.tracking import Given
from goldenthread_web.improvement.status import Progress
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import action_numbered, make_plan
from tests.web.pages import get, text_of

SAID, RISK = "Each plan was read by an advocate", "The advocates may leave"
ENDED = "This plan ended on"
EVERYBODY = (Role.PLAN_LEAD, Role.DIRECTOR, Role.BOARD_MEMBER, Role.COUNCILLOR, Role.PARTNER)


@pytest.fixture
def shown(plan: ImprovementPlan) -> Evidence:
    """Evidence that waits, an update and an open risk of a plan in whose place another was approved."""
    action = action_numbered(plan, "2.1")
    tracking.update(
        action=action, given=Given(Progress.UNDER_WAY, changed=SAID), seen=0, by=by(Role.ACTION_LEAD)
    )
    found = evidence.give(
        action=action, words="The plans", link="https://council.example/plans", by=by(Role.ACTION_LEAD)
    )
    Risk.objects.create(
        plan=plan, action=action, text=RISK, likelihood=4, gravity=4, review_on=date(2023, 1, 1)
    )
    other = make_plan(person_of(Role.PLAN_LEAD))
    ImprovementPlan.objects.filter(pk=other.pk).update(title="The next stones")
    approving.approve(plan=other, version=other.version, by=by(Role.DIRECTOR))
    plan.refresh_from_db()
    return found


def of(plan: ImprovementPlan) -> str:
    return f"?ended={plan.reference}"


def test_everybody_reaches_it_from_the_plan_that_holds(
    site: Council, plan: ImprovementPlan, shown: Evidence
) -> None:
    for role in EVERYBODY:
        links = get(site[role], "/plan").xpath("//main//a/@href")
        assert f"/plan{of(plan)}" in links, role
        assert ENDED in text_of(get(site[role], f"/plan{of(plan)}")), role
    assert f"/plan{of(plan)}" in get(site[Role.PLAN_LEAD], "/plan/versions").xpath("//main//a/@href")


@pytest.mark.parametrize(
    "page",
    [
        "/plan",
        "/plan/by/priority",
        "/plan/timeline",
        "/plan/thread",
        "/plan/parts",
        "/plan/versions",
        "/plan/done",
        "/plan/documents",
        "/plan/assessments",
    ],
)
def test_each_page_of_it_says_that_it_ended_and_offers_no_change(
    site: Council, plan: ImprovementPlan, shown: Evidence, page: str
) -> None:
    found = get(site[Role.PLAN_LEAD], page + of(plan))
    assert ENDED in text_of(found) or "This belongs to a plan that has ended" in text_of(found)
    assert "The next stones" not in text_of(found)
    assert not found.xpath("//main//form[@method='post']")
    assert not found.xpath("//main//a[contains(@href, '/plan/edit/') or contains(@href, '/plan/add/')]")
    for gone in ("/plan/report", "/plan/mine", "/plan/check", "/plan/late"):
        assert not found.xpath(f"//main//a[starts-with(@href, '{gone}')]"), gone


def test_its_actions_are_read_with_their_updates_and_evidence_and_nothing_is_to_do(
    site: Council, plan: ImprovementPlan, shown: Evidence
) -> None:
    director = site[Role.DIRECTOR]
    address = f"/plan/actions/{shown.action.reference}"
    assert address in get(director, f"/plan/by/priority{of(plan)}").xpath("//main//a/@href")
    page = get(director, address)
    said = text_of(page)
    assert "This belongs to a plan that has ended" in said
    assert SAID in said
    assert "The plans" in said
    assert not page.xpath("//main//form[@method='post']")
    assert "Nothing waits for your check" in text_of(get(director, "/plan/mine"))
    with pytest.raises(NotAllowed, match="has ended"):
        evidence.check(evidence=shown, accepted=True, reason="", by=by(Role.DIRECTOR))


def test_its_open_risks_are_not_hidden(site: Council, plan: ImprovementPlan, shown: Evidence) -> None:
    page = get(site[Role.DIRECTOR], "/plan/risks")
    assert "1 risk stood open when the plan before this one ended" in text_of(page)
    [link] = page.xpath("//main//a[contains(@href, 'ended=')]/@href")
    old = get(site[Role.DIRECTOR], link)
    assert RISK in text_of(old)
    assert not old.xpath("//main//a[contains(@href, '/new')]")
    assert "stood open" not in text_of(get(site[Role.PARTNER], "/plan/risks")), (
        "it is of a part of the council"
    )


def test_its_registers_and_what_was_done_in_it_are_read(
    site: Council, plan: ImprovementPlan, shown: Evidence
) -> None:
    strategy = Register.objects.create(plan=plan, name="Sufficiency strategy")
    review = SelfAssessment.objects.create(
        plan=plan, title="Peer review", kind="review", on=date(2022, 3, 1), by=person_of(Role.AUDITOR)
    )
    review.findings.create(text="Plans are late", order=1)
    director = site[Role.PLAN_LEAD]
    first = get(director, f"/plan{of(plan)}").xpath("//main//a/@href")
    for page, words in (
        ("done", "Nothing counts as done yet"),
        ("documents", strategy.name),
        ("assessments", "Peer"),
    ):
        address = f"/plan/{page}{of(plan)}"
        assert address in first
        assert words in text_of(get(director, address))
    for address in (f"/plan/documents/{strategy.reference}", f"/plan/assessments/{review.reference}"):
        page = get(director, address)
        assert "This belongs to a plan that has ended" in text_of(page)
        assert not page.xpath("//main//form[@method='post']")


def test_a_plan_that_holds_is_not_asked_for_as_one_that_ended(site: Council, plan: ImprovementPlan) -> None:
    assert site[Role.PLAN_LEAD].get(f"/plan{of(plan)}").status_code == 404
    assert "Plans before this one" not in text_of(get(site[Role.PLAN_LEAD], "/plan"))


@pytest.mark.parametrize("register", ["risks", "documents", "assessments"])
def test_who_may_not_add_to_an_empty_register_is_told_who_does(
    site: Council, plan: ImprovementPlan, register: str
) -> None:
    told = text_of(get(site[Role.ANALYST], f"/plan/{register}"))
    assert "A plan lead" in told
    assert "A plan lead" not in text_of(get(site[Role.PLAN_LEAD], f"/plan/{register}"))
