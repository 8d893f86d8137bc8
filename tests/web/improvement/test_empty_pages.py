"""Pages of the improvement plan that have nothing to show: each says what to do next, to whoever may do it."""

from __future__ import annotations

import pytest

from goldenthread.plans.plan import Action as ReadAction
from goldenthread.plans.plan import Draft, Guess, Plan
from goldenthread.plans.plan import Measure as ReadMeasure
from goldenthread_web.accounts.roles import READERS_OF_FIGURES, Role
from goldenthread_web.improvement.models import Action, ImprovementPlan, Measure
from goldenthread_web.improvement.operations import approving, drafts
from goldenthread_web.improvement.operations.accepting import made
from goldenthread_web.improvement.status import PlanStatus
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.pages import Page, get, text_of


def empty(page: Page) -> list[str]:
    """Where the part of a page leads that stands for what is not there."""
    return page.xpath("//div[@class='empty']//a/@href")


def test_without_a_plan_everybody_is_led_on(site: Council) -> None:
    for role in (Role.DIRECTOR, Role.BOARD_MEMBER, Role.ACTION_LEAD, Role.PARTNER, Role.COUNCILLOR):
        page = get(site[role], "/plan")
        on = ["/", "/dashboard"] if role in READERS_OF_FIGURES else ["/packs"]
        assert [one for one in on if one not in page.xpath("//main//a/@href")] == [], role
        for address in on:
            assert site[role].get(address).status_code == 200, (role, address)
    assert "/plan/read" in get(site[Role.PLAN_LEAD], "/plan").xpath("//main//a/@href")


def test_what_waits_to_be_approved_is_said_to_be_here_once_it_is(
    site: Council, plan: ImprovementPlan
) -> None:
    ImprovementPlan.objects.filter(pk=plan.pk).update(
        status=PlanStatus.DRAFT.value, approved_by=None, approved_on=None
    )
    for role in (Role.PARTNER, Role.COUNCILLOR):
        said = text_of(get(site[role], "/plan"))
        assert "No improvement plan is approved yet" in said
        assert "Once it is approved, it is here" in said
        assert "accepted" not in said


@pytest.mark.parametrize("how", ["priority", "lead"])
def test_a_plan_without_actions_says_who_adds_them(site: Council, plan: ImprovementPlan, how: str) -> None:
    Action.objects.all().delete()
    page = get(site[Role.PLAN_LEAD], f"/plan/by/{how}")
    assert empty(page) == ["/plan/add/action", "/plan/read"]
    page = get(site[Role.COUNCILLOR], f"/plan/by/{how}")
    assert "There are no actions here yet. A plan lead adds them." in text_of(page)
    assert empty(page) == ["/plan"]


def test_a_thread_without_sayings_leads_its_plan_lead_to_write_them(
    site: Council, plan: ImprovementPlan
) -> None:
    plan.key_outcomes.all().delete()
    page = get(site[Role.PLAN_LEAD], "/plan/thread")
    assert empty(page) == [f"/plan/edit/plan/{plan.reference}"]
    assert site[Role.PLAN_LEAD].get(empty(page)[0]).status_code == 200
    page = get(site[Role.COUNCILLOR], "/plan/thread")
    assert empty(page) == []
    assert "A plan lead writes it." in text_of(page)


@pytest.mark.parametrize(
    ("guesses", "said"),
    [
        (0, "Nothing had to be guessed: the plan can be accepted."),
        (1, "0 of 1 guess has an answer."),
        (2, "0 of 2 guesses have an answer."),
    ],
)
def test_one_of_something_is_said_as_one(site: Council, guesses: int, said: str) -> None:
    read = Plan("A plan", actions=(ReadAction(part="Staff", priority="", text="Fill the posts", number="1"),))
    why = Guess(1, "1 Fill the posts", "due", "May", "No year")
    kept = drafts.keep(
        name="plan.md", sha256="", source={}, draft=Draft(read, (why,) * guesses), by=by(Role.PLAN_LEAD)
    )
    page = text_of(get(site[Role.PLAN_LEAD], f"/plan/drafts/{kept.reference}"))
    assert said in page
    assert "1 action, 0 measures, 0 priorities in" in page


@pytest.mark.parametrize("holds", [False, True])
@pytest.mark.parametrize(
    ("read", "of", "missing"),
    [
        (Plan("One", actions=(ReadAction("Staff", "", "1", "Fill the posts"),)), "action", "a measure"),
        (Plan("One", measures=(ReadMeasure("Staff", "", "Posts filled"),)), "measure", "an action"),
    ],
)
def test_where_there_is_nothing_to_tie_it_can_be_added(
    site: Council, plan: ImprovementPlan, read: Plan, of: str, missing: str, holds: bool
) -> None:
    """Also in a draft beside the plan that holds, where it is added to the draft."""
    mine = made(read, by(Role.PLAN_LEAD))
    if holds:
        approving.approve(plan=mine, version=mine.version, by=by(Role.DIRECTOR))
    line = (Action if of == "action" else Measure).objects.get(part__plan=mine)
    kind = missing.split()[1]
    page = get(site[Role.PLAN_LEAD], f"/plan/{of}s/{line.reference}/{kind}s")
    assert f"There are no {kind}s in this improvement plan yet. Add {missing}, then tie it" in text_of(page)
    assert ("once the version that it waits for is approved" in text_of(page)) is holds
    [address] = page.xpath(f"//main//a[text()='Add {missing}']/@href")
    assert address == f"/plan/add/{kind}" + ("" if holds else f"?draft={mine.reference}")
    assert site[Role.PLAN_LEAD].get(address).status_code == 200
