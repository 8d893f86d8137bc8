"""What waits for the next version of a plan when another takes its place is never made: told before, and kept after."""

from __future__ import annotations

import pytest

from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.models import Change, ImprovementPlan
from goldenthread_web.improvement.operations import approving
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import action_numbered, make_plan, measure_named
from tests.web.improvement.waiting import added, put, wait, withdraw
from tests.web.pages import filled, get, text_of

NOT_MADE = "What waited when the plan ended, and was not made"
READER, OUTSIDE = Role.ANALYST, (Role.COUNCILLOR, Role.PARTNER)


@pytest.fixture
def draft(plan: ImprovementPlan) -> ImprovementPlan:
    """A second plan that waits beside the approved one."""
    made = make_plan(person_of(Role.PLAN_LEAD))
    ImprovementPlan.objects.filter(pk=made.pk).update(title="The next stones")
    made.refresh_from_db()
    return made


def approve(draft: ImprovementPlan) -> int:
    """The draft approved; how many changes were never made by that."""
    return approving.approve(plan=draft, version=draft.version, by=by(Role.DIRECTOR))


def versions(plan: ImprovementPlan) -> str:
    return f"/plan/versions?ended={plan.reference}"


def test_a_draft_says_what_is_not_made_if_it_is_approved(
    site: Council, plan: ImprovementPlan, draft: ImprovementPlan
) -> None:
    at = f"/plan?draft={draft.reference}"
    assert "not made" not in text_of(get(site[Role.DIRECTOR], at))
    put("action", action_numbered(plan, "1.1").reference, text="Answer at once")
    assert "1 change waits for the next version of that plan, and is not made" in text_of(
        get(site[READER], at)
    )
    withdraw("action", action_numbered(plan, "1.2").reference)
    page = get(site[Role.DIRECTOR], at)
    told = "2 changes wait for the next version of that plan, and are not made if this one is approved"
    assert told in text_of(page)
    [link] = page.xpath("//main//a[text()='What waits there']/@href")
    assert "Answer at once" in text_of(get(site[Role.DIRECTOR], link))
    version = page.xpath("//form//input[@name='version']/@value")[0]
    sent(site[Role.DIRECTOR], at, version=version)
    page = get(site[Role.DIRECTOR], "/plan")
    assert "2 changes that waited for the next version of the plan before were not made" in text_of(page)
    assert f"{versions(plan)}#not-made" in page.xpath("//main//a/@href")


def test_all_that_waited_stands_with_the_plan_that_ended(
    site: Council, plan: ImprovementPlan, draft: ImprovementPlan
) -> None:
    """Lines of every kind, changed, added and withdrawn: each word of them, by whom, and no button."""
    wait(plan, 3, 2, 2)
    put("plan", plan.reference, key_outcomes=["I am heard"])
    changes = list(Change.objects.filter(plan=plan))
    assert approve(draft) == len(changes)
    page = get(site[READER], versions(plan))
    said = text_of(page)
    assert f"{NOT_MADE} ({len(changes)})" in said
    for word in (one for change in changes for value in change.now.values() for one in words_of(value)):
        assert word in said, word
    assert "Part: Housing" in said
    assert "is taken out" not in said, "nothing came of it"
    assert not page.xpath("//main//form")
    assert not page.xpath("//main//a[contains(@href, '/plan/edit/')]")
    [link] = get(site[READER], f"/plan?ended={plan.reference}").xpath(
        "//main//a[contains(text(), 'waited when it ended, and were not made')]/@href"
    )
    assert link == f"{versions(plan)}#not-made"
    first = get(site[READER], f"/plan?ended={plan.reference}")
    assert first.xpath("//nav//a[text()='Versions']/@href") == [versions(plan)]
    for role in OUTSIDE:
        assert "not made" not in text_of(get(site[role], f"/plan?ended={plan.reference}"))


def words_of(value: object) -> list[str]:
    """The words of a field of a change; without names by which lines are known."""
    found = value if isinstance(value, list) else [value]
    return [
        str(one) for one in found if isinstance(one, str) and not one.startswith(("pr-", "pt-", "outcome-"))
    ]


def test_where_nothing_waited_nothing_is_said_of_it(
    site: Council, plan: ImprovementPlan, draft: ImprovementPlan
) -> None:
    measure = measure_named(plan, "Agency")
    put("measure", measure.reference, target="5%")
    Change.objects.all().update(dropped_on=draft.begun_on, dropped_by=person_of(Role.PLAN_LEAD))
    assert approve(draft) == 0
    assert ended_line(plan) == draft.reference
    for at in (
        versions(plan),
        f"/plan?ended={plan.reference}",
        f"/plan/measures/{measure.reference}",
        "/plan",
    ):
        assert "not made" not in text_of(get(site[READER], at)), at


def ended_line(plan: ImprovementPlan) -> str:
    """The reason in the history of the end of a plan."""
    found: str = Line.objects.get(action="improvement.plan.ended", object=plan.reference).reason
    return found


@pytest.mark.parametrize(
    ("many", "told"), [(1, "1 change that waited was"), (2, "2 changes that waited were")]
)
def test_the_history_counts_what_was_not_made(
    plan: ImprovementPlan, draft: ImprovementPlan, many: int, told: str
) -> None:
    for number in ("1.1", "1.2")[:many]:
        put("action", action_numbered(plan, number).reference, text="Answer at once")
    approve(draft)
    assert ended_line(plan) == f"{draft.reference}; {told} not made"


def test_pages_of_its_lines_say_that_it_waited_and_lead_there(
    site: Council, plan: ImprovementPlan, draft: ImprovementPlan
) -> None:
    worded, gone = action_numbered(plan, "1.1"), action_numbered(plan, "1.2")
    measure, left = measure_named(plan, "Agency"), measure_named(plan, "Repeat")
    put("action", worded.reference, text="Answer at once")
    put("measure", measure.reference, target="5%")
    put("measure", left.reference, source="The register")
    for kind, line in (("action", gone), ("measure", left)):
        withdraw(kind, line.reference)
    approve(draft)
    for at, told in (
        (
            f"/plan/actions/{worded.reference}",
            "ended, changes to its words waited for the next version. They",
        ),
        (f"/plan/actions/{gone.reference}", "ended, its withdrawal waited for the next version. It was"),
        (
            f"/plan/measures/{measure.reference}",
            "ended, changes to its words waited for the next version. They",
        ),
        (f"/plan/measures/{left.reference}", "ended, its withdrawal and changes to its words waited for"),
    ):
        page = get(site[READER], at)
        said = text_of(page)
        assert told in said
        assert "wait for the next version" not in said
        assert "It waits for" not in said
        assert f"{versions(plan)}#not-made" in page.xpath("//main//a/@href")
        assert "/plan/versions" not in page.xpath("//main//a/@href")
        assert "next version" not in text_of(get(site[Role.COUNCILLOR], at))


def test_who_sees_no_versions_reads_what_the_own_change_was(
    site: Council, plan: ImprovementPlan, draft: ImprovementPlan
) -> None:
    own, partner = action_numbered(plan, "P1"), site[Role.PARTNER]
    edit, page = f"/plan/edit/action/{own.reference}", f"/plan/actions/{own.reference}"
    sent(partner, edit, **filled(get(partner, edit)) | {"success": "Each child has been asked"})
    approve(draft)
    [link] = get(partner, page).xpath("//main//a[text()='What waited']/@href")
    assert link == edit
    shown = get(partner, link)
    assert "Each child has been asked" in text_of(shown)
    assert f"{NOT_MADE} (1)" in text_of(shown)
    assert not shown.xpath("//main//form")
    assert not shown.xpath("//main//a[contains(@href, '/plan/versions')]")
    change = Change.objects.get()
    sent(partner, edit, status=403, do="take back", change=change.reference)
    change.refresh_from_db()
    assert change.dropped_on is None


def test_an_old_address_of_a_new_line_that_only_waited_shows_its_words(
    site: Council, plan: ImprovementPlan, draft: ImprovementPlan
) -> None:
    part = added(plan, "part", name="Housing", serves=["A home for each"])
    edit = f"/plan/edit/part/{part}"
    assert get(site[Role.PLAN_LEAD], edit).xpath("//main//button[@value='take back']")
    approve(draft)
    page = get(site[Role.PLAN_LEAD], edit)
    assert "A home for each" in text_of(page)
    assert not page.xpath("//main//form")
    assert f"{versions(plan)}#not-made" in page.xpath("//main//a/@href")
    assert "This belongs to a plan that has ended" in text_of(page)
