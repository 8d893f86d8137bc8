"""From a figure to the actions meant to move it, and from an action that was delivered to what the figure did since."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.judgement.since import since
from goldenthread.terms.judging import Rag
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action, ImprovementPlan
from goldenthread_web.performance.served import Served, served
from tests.web.council import Council
from tests.web.improvement.plans import action_numbered, make_plan, measure_named
from tests.web.pages import get, text_of

pytestmark = pytest.mark.xdist_group("demo")
MONTH = "month=2023-06"
DAY = date(2022, 9, 1)
MOST_QUERIES = 12


@pytest.fixture
def plan(council: Council) -> ImprovementPlan:
    lead, director = (Person.objects.get(name=role.name.title()) for role in (Role.PLAN_LEAD, Role.DIRECTOR))
    return make_plan(lead, director)


def found() -> Served:
    shown = served()
    assert shown is not None
    return shown


def red_codes() -> set[str]:
    rows = found().card(found().month).rows
    return {row.indicator.code for row in rows if any(against.rag is Rag.RED for against in row.against)}


def deliver(action: Action) -> None:
    action.delivered_on = DAY
    action.save(update_fields=["delivered_on"])


def test_a_figure_names_the_actions_meant_to_move_it_or_says_that_there_is_none(
    council: Council, plan: ImprovementPlan
) -> None:
    said = text_of(get(council[Role.BOARD_MEMBER], f"/indicators/repeat_referrals?{MONTH}"))
    assert "Actions meant to move this figure (1)" in said
    assert "1.1 Answer every contact on the day it comes Off track or late Due on 31 March 2023" in said
    said = text_of(get(council[Role.BOARD_MEMBER], f"/indicators/referrals?{MONTH}"))
    assert "No action of the improvement plan is meant to move this figure." in said


def test_without_a_plan_the_pages_of_figures_say_nothing_of_one(council: Council) -> None:
    for address in (f"/indicators/referrals?{MONTH}", f"/?{MONTH}", f"/dashboard?{MONTH}"):
        said = text_of(get(council[Role.BOARD_MEMBER], address))
        assert "No action" not in said
        assert "meant to move" not in said


def test_red_figures_that_nothing_is_meant_to_move_are_listed_and_marked(
    council: Council, plan: ImprovementPlan
) -> None:
    red = sorted(red_codes())
    assert len(red) > 1, "the made-up council has red figures"
    measure = measure_named(plan, "Repeat referrals")
    measure.indicator = red[0]
    measure.save()
    page = get(council[Role.BOARD_MEMBER], f"/?month={found().month}")
    links = page.xpath("//section[@aria-labelledby='red-no-action']//li/a/@href")
    codes = {link.split("/")[2].split("?")[0] for link in links}
    assert codes == set(red[1:])
    assert all(link.endswith("#moved") for link in links)
    table = get(council[Role.BOARD_MEMBER], f"/dashboard?month={found().month}&cut=leadership&show=red")
    marks = table.xpath("//table//tbody//span[@class='beside']/a/text()")
    assert marks.count("1 action") >= 1
    assert marks.count("No action") >= len(red) - 1


def test_the_day_of_delivery_stands_on_the_chart_in_words_and_in_the_table(
    council: Council, plan: ImprovementPlan
) -> None:
    before = get(council[Role.ANALYST], f"/indicators/repeat_referrals?{MONTH}")
    assert "marked" not in text_of(before)
    deliver(action_numbered(plan, "1.1"))
    page = get(council[Role.ANALYST], f"/indicators/repeat_referrals?{MONTH}")
    assert "A, September 2022: action 1.1 was delivered on 1 September 2022." in text_of(page)
    cells = page.xpath("//tr[starts-with(normalize-space(th), 'June 2023: marked')]/td")
    assert [cell.text_content().strip() for cell in cells] == ["", "", "A", *[""] * 9]
    assert "A" in page.xpath("//*[name()='svg']//*[name()='text']/text()")
    team = get(council[Role.ANALYST], f"/indicators/repeat_referrals?{MONTH}&area=service%3DAssessment")
    assert "A, September 2022" not in text_of(team)


def test_what_the_figure_did_since_is_the_judgements_own_word_on_each_page(
    council: Council, plan: ImprovementPlan
) -> None:
    action, measure = action_numbered(plan, "1.1"), measure_named(plan, "Repeat referrals")
    deliver(action)
    figures = found().final_months("repeat_referrals")
    measured = [(figure.period_end, figure.value) for figure in figures]
    indicator = found().card(found().month).row("repeat_referrals")
    assert indicator is not None
    told = since(
        measured, DAY, indicator.indicator.better, indicator.indicator.unit,
        method=found().workspace.judgement.method, decimals=indicator.indicator.decimals,
    )  # fmt: skip
    for address in (
        f"/plan/actions/{action.reference}",
        f"/plan/measures/{measure.reference}",
        f"/indicators/repeat_referrals?{MONTH}",
    ):
        said = text_of(get(council[Role.BOARD_MEMBER], address))
        assert told.words in said, address
        assert told.label in said, address


def test_a_councillor_is_told_of_the_measures_and_not_of_their_figures(
    council: Council, plan: ImprovementPlan
) -> None:
    action = action_numbered(plan, "1.1")
    deliver(action)
    page = get(council[Role.COUNCILLOR], f"/plan/actions/{action.reference}")
    assert "Repeat referrals within 12 months" in text_of(page)
    assert not page.xpath("//div[@class='since']|//section[@id='figures']//span[contains(@class, 'rag')]")


@pytest.mark.parametrize("kind", ["action", "indicator", "home", "dashboard"])
def test_no_page_asks_the_database_more_than_twelve_times(
    council: Council, plan: ImprovementPlan, kind: str
) -> None:
    action = action_numbered(plan, "1.1")
    deliver(action)
    action.measures.add(measure_named(plan, "Staff who finished"))
    address = {
        "action": f"/plan/actions/{action.reference}",
        "indicator": f"/indicators/repeat_referrals?{MONTH}",
        "home": f"/?{MONTH}",
        "dashboard": f"/dashboard?{MONTH}",
    }[kind]
    get(council[Role.PLAN_LEAD], address)
    with CaptureQueriesContext(connection) as asked:
        get(council[Role.PLAN_LEAD], address)
    assert len(asked) <= MOST_QUERIES, [one["sql"][one["sql"].find(" FROM ") :][:70] for one in asked]
