"""Lines of the plan changed, added and withdrawn: at once in a draft, by a new version where it is approved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from goldenthread.plans import plan as read
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.editing.sayings import IN_WORDS
from goldenthread_web.improvement.models import Action, Change, ImprovementPlan, Measure, Version
from goldenthread_web.improvement.operations import drafts, evidence, placing, tracking
from goldenthread_web.improvement.operations.tracking import Given
from goldenthread_web.improvement.queries.plans import actions_for
from goldenthread_web.improvement.queries.whole import whole
from goldenthread_web.improvement.status import Progress
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import action_numbered, make_plan, measure_named
from tests.web.pages import filled, get, text_of

MOST_QUESTIONS = 12
VERSIONS = "/plan/versions"


@contextmanager
def asking_little() -> Iterator[None]:
    with CaptureQueriesContext(connection) as asked:
        yield
    assert len(asked) <= MOST_QUESTIONS, "\n".join(
        one["sql"][one["sql"].find(" FROM ") :][:100] for one in asked
    )


@pytest.fixture
def draft_plan(site: Council) -> ImprovementPlan:
    """The same plan, which nobody has approved."""
    return make_plan(person_of(Role.PLAN_LEAD))


def edit_of(action: Action) -> str:
    return f"/plan/edit/action/{action.reference}"


def test_in_a_draft_a_change_holds_at_once_and_what_was_there_is_kept(
    site: Council, draft_plan: ImprovementPlan
) -> None:
    action, lead = action_numbered(draft_plan, "1.1"), site[Role.PLAN_LEAD]
    get(lead, "/help")
    with asking_little():
        page = get(lead, edit_of(action))
    ticks = page.xpath("//input[@name='sayings']/@class")
    assert set(ticks) == {"govuk-checkboxes__input"}, "else a tick is not seen"
    given = filled(page) | {
        "text": "Answer every contact within an hour", "by_when": "in place from April 2024", "number": "1.9",
        "leads": "Service Manager Front Door\nHead of Assessment", "impact": "Nobody waits to be heard\nNobody is lost",
    }  # fmt: skip
    outcome = draft_plan.key_outcomes.get(text="I am safe where I live")
    given["sayings"] = [*given["sayings"], f"outcome-{outcome.pk}"]
    sent(lead, edit_of(action), **given)
    action.refresh_from_db()
    assert (action.number, action.text) == ("1.9", "Answer every contact within an hour")
    assert (action.due, action.original_due, action.by_when) == (
        date(2024, 4, 30), date(2024, 4, 30), "in place from April 2024",
    )  # fmt: skip
    assert [one.words for one in action.leads.all()] == ["Service Manager Front Door", "Head of Assessment"]
    impacts = {(one.text, getattr(one.key_outcome, "text", None)) for one in action.impacts.all()}
    assert impacts == {
        ("Nobody waits to be heard", "I am listened to"), ("Nobody is lost", None),
        ("I am safe where I live", "I am safe where I live"),
    }  # fmt: skip
    change = Change.objects.get()
    assert change.was["text"] == "Answer every contact on the day it comes"
    assert set(change.now) == {"text", "by_when", "number", "leads", "impact", "sayings", IN_WORDS}
    assert change.holds_since
    page = get(lead, VERSIONS)
    assert "Answer every contact on the day it comes" in page.xpath("//del/text()")
    assert "“I am safe where I live”" in page.xpath("//ins/text()")
    said = [" ".join(line) for line in Line.objects.values_list("action", "object", "reason")]
    assert any("improvement.words.changed" in one for one in said)
    assert not any("contact" in one for one in said)


def test_sending_a_line_as_it_is_changes_nothing(site: Council, draft_plan: ImprovementPlan) -> None:
    before, lead = whole(draft_plan), site[Role.PLAN_LEAD]
    paths = [edit_of(action_numbered(draft_plan, "2.1"))]
    paths += [f"/plan/edit/plan/{draft_plan.reference}"]
    paths += [f"/plan/edit/measure/{measure_named(draft_plan, 'Repeat').reference}"]
    paths += [f"/plan/edit/priority/priority-{action_numbered(draft_plan, '1.1').priority_id}"]
    for path in paths:
        sent(lead, path, **filled(get(lead, path)))
    assert not Change.objects.exists()
    assert whole(draft_plan) == before


def test_two_people_who_change_one_line_lose_nothing(site: Council, draft_plan: ImprovementPlan) -> None:
    action, lead = action_numbered(draft_plan, "1.1"), site[Role.PLAN_LEAD]
    page = get(lead, edit_of(action))
    mine = filled(page) | {"success": "Mine"}
    sent(lead, edit_of(action), **filled(page) | {"success": "Theirs"})
    late = sent(lead, edit_of(action), status=409, **mine)
    assert "What stands there now" in text_of(late)
    assert "Theirs" in text_of(late)
    assert late.xpath("//textarea[@name='success']")[0].text_content().strip() == "Mine"
    sent(lead, edit_of(action), **filled(late))
    action.refresh_from_db()
    assert action.success == "Mine"
    assert [one.now.get("success") for one in Change.objects.all()] == ["Theirs", "Mine"]


def test_what_a_plan_can_not_hold_is_refused_in_words(site: Council, draft_plan: ImprovementPlan) -> None:
    action, lead = action_numbered(draft_plan, "1.1"), site[Role.PLAN_LEAD]
    begin = filled(get(lead, edit_of(action)))
    for given, words in (
        ({"number": "1.2"}, "Another action has this number"),
        ({"by_when": "when there is money"}, "Write a day or a month"),
        ({"by_when": "31 February 2024"}, "Write a day or a month"),
    ):
        page = sent(lead, edit_of(action), status=403, **begin | given)
        assert words in text_of(page)
    sent(lead, edit_of(action), status=400, **begin | {"text": " "})
    sent(lead, edit_of(action), status=400, **begin | {"place": "priority-999999"})
    assert not Change.objects.exists()


def test_a_new_version_is_begun_compared_approved_by_another_and_tracking_goes_on(
    site: Council, plan: ImprovementPlan
) -> None:
    action, lead = action_numbered(plan, "2.1"), site[Role.PLAN_LEAD]
    tracking.update(action=action, given=Given(Progress.UNDER_WAY), seen=0, by=by(Role.ACTION_LEAD))
    page = get(lead, edit_of(action))
    assert not page.xpath("//input[@name='by_when']"), (
        "the date of an approved action is moved, with a reason"
    )
    sent(lead, edit_of(action), **filled(page) | {"text": "Write each plan with the family"})
    sent(lead, edit_of(action), status=403, **filled(get(lead, edit_of(action))) | {"number": "1.1"})
    again = filled(get(lead, edit_of(action)))
    assert again["text"] == "Write each plan with the family", "what waits is what is changed next"
    new = filled(get(lead, "/plan/add/action")) | {
        "text": "Ask each child", "number": "2.2", "by_when": "May 2024", "place": f"priority-{action.priority_id}",
    }  # fmt: skip
    sent(lead, "/plan/add/action", **new)
    path = f"/plan/actions/{action_numbered(plan, '1.2').reference}/withdraw"
    sent(lead, path, **filled(get(lead, path)) | {"reason": "It is law now"})
    action.refresh_from_db()
    assert action.text == "Write each plan with the child"
    assert not Action.objects.filter(number="2.2").exists()
    director = site[Role.DIRECTOR]
    get(director, "/help")
    with asking_little():
        page = get(director, VERSIONS)
    assert page.xpath("//h2[@id='next']/span/text()") == ["(3)"]
    assert page.xpath("//del/text()") == ["Write each plan with the child"]
    [seen] = page.xpath("//input[@name='seen']/@value")
    sent(lead, VERSIONS, status=403, do="approve", seen=seen)
    sent(director, VERSIONS, status=409, do="approve", seen="0")
    sent(director, VERSIONS, do="approve", seen=seen)
    plan.refresh_from_db()
    action.refresh_from_db()
    assert (plan.edition, plan.approved_by) == (2, person_of(Role.DIRECTOR))
    assert (action.text, action.updates.count()) == ("Write each plan with the family", 1)
    made = action_numbered(plan, "2.2")
    assert (made.due, made.priority_id) == (date(2024, 5, 31), action.priority_id)
    gone = action_numbered(plan, "1.2")
    assert gone.withdrawn_on
    assert gone not in actions_for(by(Role.ANALYST), plan)
    assert list(Version.objects.values_list("edition", flat=True)) == [2, 1]
    for role in (Role.ANALYST, Role.COUNCILLOR):
        said = text_of(get(site[role], f"/plan/actions/{gone.reference}"))
        assert "It is law now" in said
        assert (person_of(Role.PLAN_LEAD).name in said) is (role is Role.ANALYST)  # who is told no names
        assert "Withdrawn" in text_of(get(site[role], "/plan/by/priority"))
    assert "1.2" not in {one.number for one in whole(plan).actions}


def test_whoever_changed_a_line_approves_no_version_with_it(site: Council, plan: ImprovementPlan) -> None:
    action = action_numbered(plan, "2.1")
    action.leads.update(person=person_of(Role.DIRECTOR))
    director = site[Role.DIRECTOR]
    page = get(director, edit_of(action))
    assert not page.xpath("//input[@name='number']"), "a lead changes the words, not the place"
    sent(director, edit_of(action), **filled(page) | {"success": "Each one"})
    page = get(director, VERSIONS)
    assert "You changed a line of this version" in text_of(page)
    [change] = Change.objects.all()
    sent(director, VERSIONS, do="take back", change=change.reference)
    assert "Nothing waits" in text_of(get(director, VERSIONS))
    change.refresh_from_db()
    assert change.dropped_by == person_of(Role.DIRECTOR)


def test_whoever_changed_a_draft_does_not_approve_it(site: Council, draft_plan: ImprovementPlan) -> None:
    action = action_numbered(draft_plan, "2.1")
    action.leads.update(person=person_of(Role.DIRECTOR))
    page = get(site[Role.DIRECTOR], edit_of(action))
    sent(site[Role.DIRECTOR], edit_of(action), **filled(page) | {"success": "Each one"})
    draft_plan.refresh_from_db()
    version = str(draft_plan.version)
    refused = sent(site[Role.DIRECTOR], "/plan", status=403, version=version)
    assert "You changed a line" in text_of(refused)
    sent(site[Role.COMMISSIONER], "/plan", version=version)
    assert Version.objects.get().approved_by == person_of(Role.COMMISSIONER)


def test_two_actions_change_their_numbers_and_a_closed_one_stays(
    site: Council, plan: ImprovementPlan
) -> None:
    first, second, lead = action_numbered(plan, "1.1"), action_numbered(plan, "1.2"), site[Role.PLAN_LEAD]
    for action, number in ((second, "9"), (first, "1.2"), (second, "1.1")):
        page = get(lead, edit_of(action))
        sent(lead, edit_of(action), **filled(page) | {"number": number})
    director = site[Role.DIRECTOR]
    [seen] = get(director, VERSIONS).xpath("//input[@name='seen']/@value")
    rated, head = by(Role.PLAN_LEAD), by(Role.HEAD_OF_SERVICE)
    tracking.update(action=second, given=Given(Progress.DELIVERED), seen=0, by=rated)
    shown = evidence.give(action=second, words="It", link="https://a.example/", by=rated)
    evidence.check(evidence=shown, accepted=True, reason="", by=head)
    tracking.close(action=second, by=rated)
    refused = sent(director, VERSIONS, status=403, do="approve", seen=seen)
    assert "Action 1.2 was closed meanwhile" in text_of(refused)
    plan.refresh_from_db()
    assert plan.edition == 1
    tracking.reopen(action=second, reason="One more thing", by=rated)
    sent(director, VERSIONS, do="approve", seen=seen)
    assert (action_numbered(plan, "1.2"), action_numbered(plan, "1.1")) == (first, second)


def test_a_plan_read_in_beside_one_that_holds_is_reached_and_takes_its_place(
    site: Council, plan: ImprovementPlan
) -> None:
    draft = make_plan(person_of(Role.PLAN_LEAD))
    ImprovementPlan.objects.filter(pk=draft.pk).update(title="Stepping further")
    director = site[Role.DIRECTOR]
    get(director, "/help")
    with asking_little():
        page = get(director, "/plan")
    [address] = page.xpath("//a[text()='Stepping further']/@href")
    with asking_little():
        page = get(director, address)
    [actions] = page.xpath("//a[text()='All actions of the draft']/@href")
    first = action_numbered(draft, "1.1").reference
    assert get(director, actions).xpath(f"//main//a[@href='/plan/actions/{first}']")
    for role in (Role.COUNCILLOR, Role.PARTNER):
        assert site[role].get(address).status_code == 404
        assert "Stepping further" not in text_of(get(site[role], "/plan"))
    sent(director, address, version=str(draft.version))
    plan.refresh_from_db()
    assert plan.status == "ended"
    assert "Stepping further" in text_of(get(site[Role.COUNCILLOR], "/plan"))


def test_each_changes_the_own_and_sees_no_more(site: Council, plan: ImprovementPlan) -> None:
    own, other, shared = (action_numbered(plan, number) for number in ("2.1", "1.1", "P1"))
    get(site[Role.ACTION_LEAD], edit_of(own))
    for path in (edit_of(other), f"/plan/actions/{other.reference}/steps"):
        get(site[Role.ACTION_LEAD], path, status=403)
    priority = f"/plan/edit/priority/priority-{own.priority_id}"
    get(site[Role.ACTION_LEAD], priority, status=403)
    page = get(site[Role.PARTNER], edit_of(shared))
    assert not page.xpath("//main//a[@href='/plan/versions']"), "it leads a partner nowhere"
    sent(site[Role.PARTNER], edit_of(shared), **filled(page) | {"success": "All of them"})
    waits = Change.objects.get()
    for path in (edit_of(own), priority, VERSIONS, f"/plan/edit/plan/{plan.reference}x"):
        assert site[Role.PARTNER].get(path).status_code == 404
    for path in (edit_of(own), VERSIONS, "/plan/add/action"):
        assert site[Role.COUNCILLOR].get(path).status_code == 404
    assert "All of them" not in text_of(get(site[Role.COUNCILLOR], f"/plan/actions/{shared.reference}"))
    assert "wait" not in text_of(get(site[Role.COUNCILLOR], f"/plan/actions/{shared.reference}")).lower()
    assert not get(site[Role.ANALYST], VERSIONS).xpath("//main//form")
    sent(site[Role.ACTION_LEAD], VERSIONS, status=403, do="take back", change=waits.reference)


def test_measures_priorities_and_the_plan_itself(site: Council, draft_plan: ImprovementPlan) -> None:
    lead, measure = site[Role.PLAN_LEAD], measure_named(draft_plan, "Repeat")
    path = f"/plan/edit/measure/{measure.reference}"
    given: dict[str, Any] = {
        "baseline": "31%",
        "target": "18%",
        "target_date_day": "31",
        "target_date_month": "3",
        "target_date_year": "2025",
    }
    page = get(lead, path)
    sent(lead, path, **filled(page) | given)
    measure.refresh_from_db()
    assert (measure.baseline, measure.target, measure.target_date, measure.kind) == (
        "31%", "18%", date(2025, 3, 31), "an indicator of the catalogue",
    )  # fmt: skip
    page = sent(lead, path, status=403, **filled(get(lead, path)) | {"target_date_year": "2019"})
    assert "can't lie before" in text_of(page)
    new = filled(get(lead, "/plan/add/measure")) | {"name": "Calls that nobody answers", "baseline": "12%"}
    sent(lead, "/plan/add/measure", **new)
    assert Measure.objects.get(name="Calls that nobody answers").baseline == "12%"
    priority = action_numbered(draft_plan, "1.1").priority
    assert priority is not None
    path = f"/plan/edit/priority/priority-{priority.pk}"
    sent(lead, path, **filled(get(lead, path)) | {"needs": "Calls wait\nLetters wait"})
    assert [one.text for one in priority.needs.all()] == ["Calls wait", "Letters wait"]
    heard = draft_plan.key_outcomes.get(text="I am listened to")
    path = f"/plan/edit/plan/{draft_plan.reference}"
    given = filled(get(lead, path)) | {"key_outcomes": "I am heard\nI am safe where I live"}
    page = sent(lead, path, status=400, **given)
    assert "What becomes of “I am listened to”?" in text_of(page), "it is asked what goes on as what"
    [asked] = set(page.xpath("//input[@type='radio']/@name"))
    sent(lead, path, **given | {asked: page.xpath("//input[@type='radio']/@value")[0]})
    heard.refresh_from_db()
    assert heard.text == "I am heard"
    assert heard.impacts.count() == 2, "what served it still does"


def test_steps_keep_their_ticks_and_no_action_rests_on_itself(site: Council, plan: ImprovementPlan) -> None:
    action, other = action_numbered(plan, "1.1"), action_numbered(plan, "2.1")
    action.leads.update(person=person_of(Role.ACTION_LEAD))
    first, second = action.steps.all()
    tracking.tick(step=first, done=True, by=by(Role.ACTION_LEAD))
    browser, path = site[Role.ACTION_LEAD], f"/plan/actions/{action.reference}/steps"
    get(browser, "/help")
    with asking_little():
        given = filled(get(browser, path))
    sent(browser, path, status=403, **given | {f"text-{first.pk}": ""})
    page = sent(browser, path, status=403, **given | {"on": [other.reference]})
    assert "neither could begin" in text_of(page)
    assert not action.rests_on.exists()
    sent(
        browser,
        path,
        **given | {f"text-{second.pk}": "", "text-new-1": "Ask families", "by-new-1": "May 2024"},
    )
    assert [(one.text, one.due, bool(one.done_on)) for one in action.steps.all()] == [
        ("Write the standard", date(2023, 2, 28), True), ("Ask families", date(2024, 5, 31), False),
    ]  # fmt: skip
    late = sent(browser, path, status=409, **given)
    assert "Ask families" in text_of(late)
    page = get(site[Role.PLAN_LEAD], VERSIONS)
    assert "Look at fifty contacts" in page.xpath("//del/text()")


def test_the_database_keeps_every_change(site: Council, plan: ImprovementPlan) -> None:
    lead, action = site[Role.PLAN_LEAD], action_numbered(plan, "2.1")
    sent(lead, edit_of(action), **filled(get(lead, edit_of(action))) | {"success": "Each one"})
    change = Change.objects.get()
    for work in (lambda: change.delete(), lambda: Change.objects.update(now={"success": "Another"})):
        with pytest.raises(IntegrityError), transaction.atomic():
            work()


def test_words_of_a_document_are_placed_or_set_aside(site: Council) -> None:
    lead = by(Role.PLAN_LEAD)
    unplaced = tuple(
        read.Unplaced(n, text, "It is prose.", "Around") for n, text in ((3, "the Nurse"), (4, "Foreword"))
    )
    whole_plan = read.Plan(
        "A plan", parts=(read.Part("Own"),), actions=(read.Action("Own", "", "1", "Answer"),)
    )
    kept = drafts.keep(name="a.md", sha256="", source={}, draft=read.Draft(whole_plan, (), unplaced), by=lead)
    browser, path = site[Role.PLAN_LEAD], f"/plan/drafts/{kept.reference}/unplaced/0"
    assert "Go through them one by one" in text_of(get(browser, f"/plan/drafts/{kept.reference}"))
    given: dict[str, Any] = {
        "do": "place",
        "action": "0",
        "field": "leads",
        "words": "the Nurse",
        "version": "1",
    }
    sent(browser, path, status=403, **given | {"field": "by_when"})
    next_one = sent(browser, path, **given)
    assert next_one.headers["Location"].endswith("/unplaced/1")
    kept.refresh_from_db()
    assert kept.draft["actions"][0]["leads"] == ["the Nurse"]
    path = f"/plan/drafts/{kept.reference}/unplaced/1"
    sent(browser, path, status=400, do="aside", reason="", version="2")
    sent(browser, path, status=409, do="aside", reason="A foreword", version="1")
    old = sent(browser, path, status=409, **given | {"words": "Foreword"})
    assert old.xpath("//select[@name='action']/option[@selected]/@value") == [""], "actions are counted anew"
    assert old.xpath("string(//textarea[@name='words'])").strip() == "Foreword"
    sent(browser, path, do="aside", reason="A foreword", version="2")
    page = text_of(get(browser, f"/plan/drafts/{kept.reference}"))
    assert "Put into 1" in page
    assert "Set aside: A foreword" in page
    assert site[Role.ANALYST].get(path).status_code == 404
    with pytest.raises(NotAllowed, match="answered this already"):
        placing.set_aside(draft=kept, unplaced=1, reason="Again", everything=False, version=3, by=lead)
