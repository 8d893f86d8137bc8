"""The page of a measure of the plan: what it is to be, what feeds it, how it stands, and what is to move it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.scorecard.building import read_scorecard
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.figures import standing
from goldenthread_web.improvement.models import ImprovementPlan, Measure
from goldenthread_web.improvement.status import MeasureKind
from goldenthread_web.performance.served import served
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.plans import action_numbered, make_plan, measure_named
from tests.web.pages import filled, get, text_of

pytestmark = pytest.mark.xdist_group("demo")
MOST_QUERIES = 12


def person_of(role: Role) -> Person:
    return Person.objects.get(name=role.name.title())


@pytest.fixture
def plan(council: Council) -> ImprovementPlan:
    """The plan, approved by the director."""
    return make_plan(person_of(Role.PLAN_LEAD), person_of(Role.DIRECTOR))


def address(measure: Measure, *below: str) -> str:
    return "/".join(("/plan/measures", measure.reference, *below))


def test_the_page_shows_the_scorecards_own_figure_rating_and_pace(
    council: Council, plan: ImprovementPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    measure = measure_named(plan, "Repeat referrals")
    found = served()
    assert found is not None
    row = read_scorecard(council.workspace, found.month).row("repeat_referrals")
    assert row is not None
    assert row.target is not None
    assert row.pace is not None
    page = get(council[Role.BOARD_MEMBER], address(measure))
    said = text_of(page)
    values = [" ".join(dd.text_content().split()) for dd in page.xpath("//main//dd")]
    assert values[:2] == ["27% (31 December 2022)", "20% (by 31 March 2024)"]
    assert page.xpath("//a[starts-with(@href, '/indicators/repeat_referrals')]")
    for sentence in (row.target.rule, row.target.year, "The figures end in June 2023: too long ago to say"):
        assert sentence in said
    own = "//section[@aria-labelledby='stands']/p"
    assert not any(row.pace.rule.rstrip(".") in one.text_content() for one in page.xpath(own)), (
        "it has passed by now"
    )
    assert page.xpath("//main//*[name()='svg']")
    assert "1.1 Answer every contact on the day it comes" in said
    assert page.xpath("//main//*[contains(@class, 'brag')]/text()") == ["Off track or late"]
    monkeypatch.setattr(standing.timezone, "localdate", lambda *_: date(2023, 7, 20))
    then = standing.standing(measure, found)
    assert then is not None
    assert row.pace.rule.rstrip(".") in then.pace


def test_who_sees_what_of_a_measure(council: Council, plan: ImprovementPlan) -> None:
    """A councillor the plan as approved, a partner the parts that partners work on, neither a draft."""
    own, shared = measure_named(plan, "Repeat referrals"), measure_named(plan, "Health assessments")
    page = get(council[Role.COUNCILLOR], address(own))
    said = text_of(page)
    assert "20%" in said
    assert "1.1 Answer every contact" in said
    assert not page.xpath("//main//*[name()='svg']|//main//*[contains(@class, 'brag')]|//h2[@id='stands']")
    get(council[Role.PARTNER], address(own), status=404)
    assert "With The health plan" in text_of(get(council[Role.PARTNER], address(shared)))
    ImprovementPlan.objects.update(status="draft", approved_by=None, approved_on=None)
    get(council[Role.COUNCILLOR], address(own), status=404)
    get(council[Role.ANALYST], address(own))


def test_a_plan_lead_says_what_feeds_a_measure_the_nearest_standing_first(
    council: Council, plan: ImprovementPlan
) -> None:
    measure = measure_named(plan, "Social work assessments in 45 days")
    browser = council[Role.PLAN_LEAD]
    page = get(browser, address(measure, "feed"))
    assert page.xpath("//optgroup/@label")[0] == "Nearest by their words"
    assert not page.xpath("//option[@selected and @value!='']"), "nothing is chosen that nobody chose"
    given = {"kind": MeasureKind.INDICATOR.value, "version": "1"}
    page = sent(browser, address(measure, "feed"), status=400, **given)
    assert "Choose the indicator that it is" in page.text_content()
    sent(browser, address(measure, "feed"), **given, indicator="assess_45")
    measure.refresh_from_db()
    assert (measure.kind, measure.indicator, measure.version) == (MeasureKind.INDICATOR.value, "assess_45", 2)
    page = sent(
        browser,
        address(measure, "feed"),
        status=409,
        kind=MeasureKind.SURVEY.value,
        fed_by="Ours",
        version="1",
    )
    assert "indicator of the catalogue (assess_45)" in page.text_content()
    assert page.xpath("//input[@name='fed_by']/@value") == ["Ours"]
    assert page.xpath("//input[@name='version']/@value") == ["2"]
    measure.refresh_from_db()
    assert measure.kind == MeasureKind.INDICATOR.value
    sent(browser, address(measure, "feed"), status=400, **given | {"indicator": "no_such"})
    line = Line.objects.get(action="improvement.measure.fed", outcome="done")
    assert line.object == f"{measure.reference} assess_45"


def test_a_measure_that_was_read_as_shared_stays_shared(council: Council) -> None:
    draft = make_plan(person_of(Role.PLAN_LEAD))
    measure, lead = measure_named(draft, "Social work assessments in 45 days"), council[Role.PLAN_LEAD]
    Measure.objects.filter(pk=measure.pk).update(shared=True)
    path = f"/plan/edit/measure/{measure.reference}"
    for said, shared, other in (
        ("", True, ""),
        ("The health plan", True, "The health plan"),
        ("", False, ""),
        ("Yes", True, ""),
        ("", True, ""),
        ("no", False, ""),
        ("None", False, ""),
    ):
        sent(lead, path, **filled(get(lead, path)) | {"shared_with": said})
        measure.refresh_from_db()
        assert (measure.shared, measure.shared_with) == (shared, other)


def test_ties_are_proposed_and_never_made_by_themselves_and_none_is_lost(
    council: Council, plan: ImprovementPlan
) -> None:
    measure = measure_named(plan, "Repeat referrals")
    first, second, other = (action_numbered(plan, number) for number in ("1.1", "1.2", "2.1"))
    measure.actions.clear()
    browser = council[Role.PLAN_LEAD]
    page = get(browser, address(measure, "actions"))
    assert "Proposed, because words are alike" in page.xpath("//legend/text()")
    assert not page.xpath("//input[@checked]")
    measure.actions.add(other)  # by somebody else, while this page is open
    sent(browser, address(measure, "actions"), tied=second.reference, seen="")
    assert {action.number for action in measure.actions.all()} == {"1.2", "2.1"}
    sent(browser, address(measure, "actions"), tied=first.reference, seen=second.reference)
    assert {action.number for action in measure.actions.all()} == {"1.1", "2.1"}
    sent(browser, f"/plan/actions/{other.reference}/measures", seen=measure.reference)
    assert {action.number for action in measure.actions.all()} == {"1.1"}
    sent(browser, address(measure, "actions"), status=400, tied="ac-of-another-plan", seen="")


def test_only_a_plan_lead_changes_a_measure(council: Council, plan: ImprovementPlan) -> None:
    measure = measure_named(plan, "Repeat referrals")
    for role in (Role.ANALYST, Role.DIRECTOR, Role.ACTION_LEAD, Role.PARTNER, Role.COUNCILLOR):
        for below in ("feed", "actions"):
            assert council[role].get(address(measure, below)).status_code == 404
            assert council[role].post(address(measure, below), {"version": "1"}).status_code == 404
    assert not get(council[Role.ANALYST], address(measure)).xpath("//a[contains(@href, '/feed')]")


@pytest.mark.parametrize("start", ["Repeat referrals", "Staff who finished"])
def test_a_page_asks_the_database_no_more_than_twelve_times(
    council: Council, plan: ImprovementPlan, start: str
) -> None:
    measure = measure_named(plan, start)
    measure.actions.add(*(action_numbered(plan, number) for number in ("1.1", "1.2", "2.1")))
    get(council[Role.PLAN_LEAD], address(measure))
    with CaptureQueriesContext(connection) as asked:
        get(council[Role.PLAN_LEAD], address(measure))
    assert len(asked) <= MOST_QUERIES, [one["sql"][:90] for one in asked]
