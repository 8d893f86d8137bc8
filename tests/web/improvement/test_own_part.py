"""Whoever sees some parts of the plan is told so on every page, and never that nothing is done where other parts do."""

from __future__ import annotations

from lxml import html

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import ImprovementPlan, Measure
from tests.web.council import Council
from tests.web.improvement.plans import measure_named
from tests.web.pages import get, text_of

ONE_OF_THREE = "You see 1 of the 3 parts of the improvement plan: Partnership."
NOTHING_DONE = ("No action names this", "No action serves this", "We do not do a thing for this yet")
SERVED_ELSEWHERE = "I am safe where I live"
FED, FED_BY_NOBODY = "Health assessments offered within 20 days", "Social work assessments in 45 days"
PAGES = (
    "/plan",
    "/plan/by/priority",
    "/plan/timeline",
    "/plan/thread",
    "/plan/for-children",
    "/plan/parts",
    "/plan/late",
    "/plan/changes",
    "/plan/done",
    "/plan/next",
    "/plan/check",
    "/plan/report",
    "/plan/report/html",
)


def shown_to(site: Council, role: Role, address: str) -> str:
    response = site[role].get(address)
    assert response.status_code == 200
    return " ".join(
        html.document_fromstring(response.content.decode()).find(".//main").text_content().split()
    )


def test_a_partner_is_told_that_it_is_a_part_and_not_that_nothing_is_done(
    site: Council, plan: ImprovementPlan
) -> None:
    assert plan.parts.count() == 3
    for address in PAGES:
        said = shown_to(site, Role.PARTNER, address)
        assert ONE_OF_THREE in said, address
        for words in NOTHING_DONE:
            assert words not in said, address
        assert ONE_OF_THREE not in shown_to(site, Role.PLAN_LEAD, address), address


def test_what_other_parts_do_is_said_to_be_theirs_and_what_nobody_does_to_be_undone(
    site: Council, plan: ImprovementPlan
) -> None:
    plan.key_outcomes.create(order=2, text="Nobody works on this one")
    for address, elsewhere, undone in (
        ("/plan", "Actions of other parts serve this", "No action names this"),
        ("/plan/thread", "Actions of other parts serve this", "No action serves this yet"),
        ("/plan/for-children", "Other people do things for this", "We do not do a thing for this yet"),
    ):
        said = text_of(get(site[Role.PARTNER], address))
        of_theirs, _, of_nobody = said.partition(SERVED_ELSEWHERE)[2].partition("Nobody works on this one")
        assert elsewhere in of_theirs
        assert undone in of_nobody
    outcome = plan.key_outcomes.get(text=SERVED_ELSEWHERE)
    said = text_of(get(site[Role.PARTNER], f"/plan/thread?at=outcome-{outcome.pk}"))
    assert "Actions of other parts serve it." in said
    found = text_of(get(site[Role.PARTNER], "/plan/check"))
    assert "Nobody works on this one" in found
    assert SERVED_ELSEWHERE not in found


def test_the_report_of_a_partner_is_of_its_part(site: Council, plan: ImprovementPlan) -> None:
    response = site[Role.PARTNER].get("/plan/report/html")
    text = response.content.decode()
    assert f"{plan.title}: where Partnership stands" in text
    assert "own-part" in response["Content-Disposition"]
    for words in ("report to the board", "The whole plan", "No action is past its date"):
        assert words not in text
    assert "The whole plan" in site[Role.BOARD_MEMBER].get("/plan/report/html").content.decode()


def test_a_measure_that_somebody_gives_is_fed(site: Council, plan: ImprovementPlan) -> None:
    unfed = text_of(get(site[Role.PLAN_LEAD], "/plan/check")).partition("Nothing feeds it (")[2]
    unfed = unfed.partition("What to do")[2].partition("(1)")[0]
    assert FED_BY_NOBODY in unfed
    assert FED not in unfed
    measure = measure_named(plan, FED)
    Measure.objects.filter(pk=measure.pk).update(fed_by="")
    assert FED in text_of(get(site[Role.PARTNER], "/plan/check")).partition("Nothing feeds it (")[2]
