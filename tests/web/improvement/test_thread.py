"""The golden thread walked both ways, and the lines of other plans that carry an action on."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.models import ImprovementPlan, Link
from goldenthread_web.improvement.operations.links import mark_of
from goldenthread_web.improvement.status import LinkKind
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.plans import action_numbered, make_plan, measure_named
from tests.web.pages import Page, get, text_of

pytestmark = pytest.mark.xdist_group("demo")
THREAD = "/plan/thread"
MOST_QUERIES = 12
GIVEN = {
    "kind": LinkKind.TEAM.value,
    "text": "Ring back within two days",
    "service": "Front door",
    "owner": "",
}


def person_of(role: Role) -> Person:
    return Person.objects.get(name=role.name.title())


@pytest.fixture
def plan(council: Council) -> ImprovementPlan:
    return make_plan(person_of(Role.PLAN_LEAD), person_of(Role.DIRECTOR))


def walked(council: Council, role: Role, page: Page, words: str) -> Page:
    """The page that a line of the thread leads to."""
    [address] = [a.get("href") for a in page.xpath("//main//li/a") if a.text_content() == words]
    return get(council[role], address)


def test_the_thread_is_walked_from_what_children_say_to_the_figure_and_back(
    council: Council, plan: ImprovementPlan
) -> None:
    role, action, measure = (
        Role.DIRECTOR,
        "1.1 Answer every contact on the day it comes",
        "Repeat referrals within 12 months",
    )
    [start] = get(council[role], "/plan").xpath("//a[text()='Golden thread']/@href")
    page = get(council[role], start)
    for words in ("I am listened to", action, measure):
        page = walked(council, role, page, words)
        assert page.xpath("//h1/text()") == [f"Golden thread: {words}"]
    [figure] = page.xpath("//a[text()='Open the figure']/@href")
    assert get(council[role], figure).xpath("//h1")[0].text_content().startswith("What is counted")
    page = walked(council, role, page, action)
    assert "A good place to grow up" in text_of(page)
    page = walked(council, role, page, "The front door")
    page = walked(council, role, page, "I am listened to")
    assert "Nothing: the plan begins here." in text_of(page)


def chained(page: Page) -> list[str]:
    """The places of the chain that leads through the thread, each with what stands there."""
    return [" ".join(li.text_content().split()) for li in page.xpath("//nav[@class='chain']//li")]


def test_a_chain_shows_where_one_stands(council: Council, plan: ImprovementPlan) -> None:
    again = measure_named(plan, "Repeat referrals within 12 months")
    page = get(council[Role.DIRECTOR], f"{THREAD}?at={again.reference}")
    assert chained(page) == [
        "What children should be able to say I am listened to",
        "Priority The front door",
        "Action 1.1 Answer every contact on the day it comes",
        "Plan of a service or team",
        "Measure Repeat referrals within 12 months You are here",
        "Figure What is counted",
        "Children",
    ]
    assert len(page.xpath("//nav[@class='chain']//li[@aria-current='step']")) == 1
    [figure] = page.xpath("//nav[@class='chain']//a[text()='What is counted']/@href")
    assert figure.startswith(f"/indicators/{again.indicator}/ledger")
    begin = get(council[Role.DIRECTOR], THREAD)
    assert not begin.xpath("//nav[@class='chain']//li[@aria-current]")


def test_the_pages_of_a_figure_lead_back_to_the_measure_and_into_the_thread(
    council: Council, plan: ImprovementPlan
) -> None:
    again = measure_named(plan, "Repeat referrals within 12 months")
    thread = f"{THREAD}?at={again.reference}"
    [figure] = get(council[Role.DIRECTOR], thread).xpath("//main//p/a[text()='Open the figure']/@href")
    for address in (figure, f"/indicators/{again.indicator}"):
        page = get(council[Role.DIRECTOR], address)
        back = page.xpath("//main//p[starts-with(., 'In the improvement plan:')]/a/@href")
        assert back == [f"/plan/measures/{again.reference}", thread], address


def test_what_no_action_serves_stands_at_the_beginning_too(council: Council, plan: ImprovementPlan) -> None:
    page = get(council[Role.ANALYST], THREAD)
    kinds = {a.text_content() for a in page.xpath("//main//ul/li/a")}
    assert {"I am listened to", "I am safe where I live", "Enough social workers"} <= kinds


def test_a_lead_says_what_carries_an_action_on_and_finishes_it(
    council: Council, plan: ImprovementPlan
) -> None:
    action = action_numbered(plan, "1.1")
    new = f"/plan/actions/{action.reference}/carried-on"
    browser = council[Role.ACTION_LEAD]
    refused = sent(browser, new, status=403, **GIVEN)
    assert "The leads of this action, or a plan lead" in refused.text_content()
    lead = action.leads.get()
    lead.person = person_of(Role.ACTION_LEAD)
    lead.save()
    assert "Enter what it says" in sent(browser, new, status=400, **GIVEN | {"text": ""}).text_content()
    sent(browser, new, **GIVEN)
    link = Link.objects.get()
    page = get(browser, f"{THREAD}?at={action.reference}")
    page = walked(council, Role.ACTION_LEAD, page, "Ring back within two days")
    assert "Front door. No date." in text_of(page)
    change = f"/plan/carried-on/{link.reference}"
    seen = mark_of(link)
    sent(browser, change, **GIVEN | {"text": "Ring back within a day", "seen": seen})
    late = sent(council[Role.PLAN_LEAD], change, status=409, **GIVEN | {"finished": "on", "seen": seen})
    assert "It is now: Ring back within a day (Front door)" in text_of(late)
    [again] = late.xpath("//input[@name='seen']/@value")
    sent(council[Role.PLAN_LEAD], change, **GIVEN | {"finished": "on", "seen": again})
    link.refresh_from_db()
    assert link.done_on is not None
    assert link.text == "Ring back within two days"
    deeds = (
        Line.objects.filter(action__startswith="improvement.link")
        .order_by("number")
        .values_list("action", "outcome")
    )
    assert list(deeds) == [
        ("improvement.link.made", "refused"), ("improvement.link.made", "done"), ("improvement.link.changed", "done"),
        ("improvement.link.changed", "done"),
    ]  # fmt: skip
    assert "Ring" not in " ".join(Line.objects.values_list("object", flat=True))


def test_each_sees_the_own_part_of_the_thread(council: Council, plan: ImprovementPlan) -> None:
    """A councillor no line of a team's plan and no figure; a partner the parts that partners work on."""
    action, measure = action_numbered(plan, "1.1"), measure_named(plan, "Repeat referrals")
    link = Link.objects.create(action=action, **GIVEN)
    page = get(council[Role.COUNCILLOR], f"{THREAD}?at={action.reference}")
    assert "Ring back" not in text_of(page)
    get(council[Role.COUNCILLOR], f"{THREAD}?at={link.reference}", status=404)
    page = get(council[Role.COUNCILLOR], f"{THREAD}?at={measure.reference}")
    assert not page.xpath("//a[text()='Open the figure']")
    for at in (action.reference, measure.reference, link.reference, f"priority-{action.priority_id}"):
        get(council[Role.PARTNER], f"{THREAD}?at={at}", status=404)
    assert council[Role.PARTNER].post(f"/plan/carried-on/{link.reference}", GIVEN).status_code == 404
    offered = get(council[Role.PARTNER], f"{THREAD}?at={action_numbered(plan, 'P1').reference}")
    assert "Health assessments offered within 20 days" in text_of(offered)


@pytest.mark.parametrize(
    "at", ["nothing", "outcome-999999", "priority-²", "me-000000000000", "ac-", "-", "outcome-"]
)
def test_a_name_that_stands_for_nothing_finds_nothing(
    council: Council, plan: ImprovementPlan, at: str
) -> None:
    get(council[Role.ANALYST], f"{THREAD}?at={at}", status=404)


def test_without_a_plan_the_thread_leads_to_where_one_is_begun(council: Council) -> None:
    assert council[Role.PLAN_LEAD].get(THREAD).headers["Location"] == "/plan"


def test_the_thread_asks_the_database_no_more_than_twelve_times(
    council: Council, plan: ImprovementPlan
) -> None:
    action = action_numbered(plan, "1.1")
    link = Link.objects.create(action=action, **GIVEN)
    measure = measure_named(plan, "Repeat referrals")
    for at in ("", action.reference, measure.reference, link.reference, f"priority-{action.priority_id}"):
        get(council[Role.PLAN_LEAD], THREAD)  # the first page of a session is remembered
        with CaptureQueriesContext(connection) as asked:
            get(council[Role.PLAN_LEAD], f"{THREAD}?at={at}")
        assert len(asked) <= MOST_QUERIES, "\n".join(
            one["sql"][one["sql"].find(" FROM ") :][:80] for one in asked
        )
