"""The ways to look at the improvement plan, as each role sees them, and what they say of a plan that is worked on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldenthread.judgement.progress_words import BRAG_WORDS
from goldenthread.plans.plain import MOST_LIX, lix
from goldenthread.terms.judging import Brag as Shown
from goldenthread.terms.months import Month, add_months
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.lanes import MOST_MONTHS, line_of
from goldenthread_web.improvement.models import Action, ImprovementPlan, Measure, PlainWords, Step
from goldenthread_web.improvement.operations import evidence, plain, tracking
from goldenthread_web.improvement.operations.tracking import Given
from goldenthread_web.improvement.queries.changes import changes
from goldenthread_web.improvement.status import Brag, Confidence, MeasureKind, PlanStatus, Progress
from goldenthread_web.improvement.ways import ways_for
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import accepted_figure, action_numbered
from tests.web.pages import Page, get, text_of

MOST_QUESTIONS = 12
OF_WORK = ("/plan/late", "/plan/changes")
FOR_ALL = ("/plan/timeline", "/plan/done", "/plan/next", "/plan/parts", "/plan/for-children")
HELP, WHY, SHOWN, SEEN = (
    "A second line on Mondays",
    "The course begins in May",
    "The rota",
    "Two weeks of calls",
)


@contextmanager
def asking_little() -> Iterator[None]:
    with CaptureQueriesContext(connection) as asked:
        yield
    assert len(asked) <= MOST_QUESTIONS, "\n".join(one["sql"][:300] for one in asked)


@pytest.fixture
def worked(plan: ImprovementPlan) -> ImprovementPlan:
    """A plan that was worked on: 1.1 late with help asked for and its date moved, 1.2 closed, C1 claimed, P1 rated."""
    lead, today = by(Role.PLAN_LEAD), timezone.localdate()
    late, done, claimed, rated = (action_numbered(plan, number) for number in ("1.1", "1.2", "C1", "P1"))
    tracking.update(
        action=late, given=Given(Progress.UNDER_WAY, Confidence.LATE, help_needed=HELP), seen=0, by=lead
    )
    tracking.move(action=late, to=today - timedelta(days=3), reason=WHY, was=late.due, by=lead)
    tracking.update(
        action=done, given=Given(Progress.DELIVERED, delivered_on=date(2023, 10, 10)), seen=0, by=lead
    )
    given = evidence.give(action=done, words=SHOWN, link="https://a.example/", by=lead)
    evidence.check(evidence=given, accepted=True, reason="", by=by(Role.AUDITOR))
    tracking.close(action=action_numbered(plan, "1.2"), by=lead)
    tracking.update(action=claimed, given=Given(Progress.DELIVERED), seen=0, by=lead)
    tracking.override(action=rated, brag=Brag.RED, reason="No nurse since May", seen=0, by=by(Role.DIRECTOR))
    return plan


def section(page: Page, name: str) -> str:
    return " ".join(page.xpath(f"string(//section[@aria-labelledby='{name}'])").split())


@pytest.mark.parametrize("address", [*OF_WORK, *FOR_ALL, "/plan"])
def test_each_asks_little_and_leads_to_the_others(
    site: Council, worked: ImprovementPlan, address: str
) -> None:
    site[Role.DIRECTOR].get("/help")
    with asking_little():
        page = get(site[Role.DIRECTOR], address)
    led = set(page.xpath("//nav[@aria-label='Ways to look at the plan']//a/@href"))
    everywhere = {way.address for group in ways_for(by(Role.DIRECTOR)) for way in group.ways}
    assert everywhere - led <= {address}
    assert address == "/plan" or page.xpath("//nav[@aria-label='Ways to look at the plan']//*[@aria-current]")


@pytest.mark.parametrize("address", [*OF_WORK, *FOR_ALL])
def test_without_a_plan_each_says_how_to_get_one(site: Council, address: str) -> None:
    assert "There is no improvement plan here yet" in text_of(get(site[Role.DIRECTOR], address))


def test_a_councillor_sees_the_plan_as_approved(site: Council, worked: ImprovementPlan) -> None:
    browser = site[Role.COUNCILLOR]
    for address in OF_WORK:
        assert browser.get(address).status_code == 404
    start = get(browser, "/plan")
    assert not start.xpath("//nav//a[@href='/plan/late' or @href='/plan/changes']")
    moved, ratings = f"{timezone.localdate() - timedelta(days=3):%-d %b %Y}", list(BRAG_WORDS.values())
    for address in FOR_ALL:
        said = text_of(get(browser, address))
        for words in (HELP, WHY, SHOWN, SEEN, "No nurse since May", "Plan_Lead", "auditor", moved, *ratings):
            assert words not in said, f"{address}: {words}"
    page = get(browser, "/plan/done")
    assert [a.text_content() for a in page.xpath("//article//a")] == [
        "1.2 Ring back whoever referred a child"
    ]


def test_a_partner_sees_the_own_part_alone(site: Council, worked: ImprovementPlan) -> None:
    for address in (*OF_WORK, *FOR_ALL):
        page = get(site[Role.PARTNER], address)
        actions = page.xpath("//main//a[starts-with(@href, '/plan/actions/')]")
        assert {a.text_content() for a in actions} <= {
            "P1 Offer each child a health assessment in 20 days"
        }, address
        assert "Answer every contact" not in text_of(page)
    assert "No nurse since May" in section(get(site[Role.PARTNER], "/plan/changes"), "rated")


def test_what_is_late_says_why_since_when_and_what_it_needs(site: Council, worked: ImprovementPlan) -> None:
    page = get(site[Role.ANALYST], "/plan/late")
    late = section(page, "late")
    for words in (
        "3 days late", "at first 31 March 2023", "Under way, will be late", HELP, WHY, "No nurse since May",
        "Service Manager Front Door",
    ):  # fmt: skip
        assert words in late
    rests = page.xpath(
        "//li[.//a[starts-with(text(), '2.1')]]//dt[text()='Rests on']/following-sibling::dd//a"
    )
    assert [a.text_content() for a in rests] == ["1.1 Answer every contact on the day it comes"]
    assert "2 of" not in text_of(page)
    assert "3 of 3 open actions are late or off track" in text_of(page)


def test_what_is_due_soon_and_at_risk_stands_apart_from_what_is_on_track(
    site: Council, plan: ImprovementPlan
) -> None:
    today = timezone.localdate()
    Action.objects.filter(part__plan=plan).update(due=today + timedelta(days=200), original_due=None)
    near = Action.objects.filter(part__plan=plan, number__in=("1.1", "1.2"))
    near.update(due=today + timedelta(days=9))
    Step.objects.filter(action__in=near).update(due=None)
    for number, sure in (("1.1", Confidence.SOME_DOUBT), ("1.2", Confidence.ON_TRACK)):
        given = Given(Progress.UNDER_WAY, sure)
        tracking.update(action=action_numbered(plan, number), given=given, seen=0, by=by(Role.PLAN_LEAD))
    page = get(site[Role.ANALYST], "/plan/late")
    assert "Nothing is late" in section(page, "late")
    risk = section(page, "risk")
    assert "1.1 Answer" in risk
    assert "1.2 Ring" not in risk
    assert "Due in 9 days" in risk


def test_what_changed_is_told_from_the_chosen_day_on(site: Council, worked: ImprovementPlan) -> None:
    page = get(site[Role.ANALYST], "/plan/changes")
    assert "1 closed, 1 delivered and not closed, 1 with another date and 1 rated by a person" in text_of(
        page
    )
    assert "1.2 Ring back" in section(page, "closed")
    assert "C1 Fill the posts" in section(page, "delivered")
    assert WHY in section(page, "moved")
    said = section(page, "said")
    for words in (
        "3 updates of 3 actions; 1 asked for help",
        "1 piece of evidence given, 1 accepted, 0 returned",
    ):
        assert words in said
    tomorrow = timezone.localdate() + timedelta(days=1)
    for day in (tomorrow, date(1066, 1, 1)):
        get(
            site[Role.ANALYST],
            f"/plan/changes?since_day={day.day}&since_month={day.month}&since_year={day.year}",
            status=400,
        )
    get(site[Role.ANALYST], "/plan/changes?since_day=31&since_month=2&since_year=2023", status=400)
    ever = text_of(get(site[Role.ANALYST], "/plan/changes?since_day=1&since_month=1&since_year=2023"))
    assert "From 1 January 2023 on" in ever


def test_late_then_is_not_newly_late_and_a_moved_date_tells_what_it_was(plan: ImprovementPlan) -> None:
    today = timezone.localdate()
    Action.objects.filter(part__plan=plan).update(due=None, original_due=None)
    for number, days in (("1.1", 40), ("1.2", 5), ("2.1", 40), ("C1", 5)):
        Action.objects.filter(pk=action_numbered(plan, number).pk).update(due=today - timedelta(days=days))
    lead = by(Role.PLAN_LEAD)
    again = action_numbered(plan, "2.1")
    tracking.move(action=again, to=today - timedelta(days=1), reason=WHY, was=again.due, by=lead)
    tracking.update(action=action_numbered(plan, "C1"), given=Given(Progress.DELIVERED), seen=0, by=lead)
    found = changes(plan, lead, today - timedelta(days=20))
    assert [one.number for one in found.newly_late] == ["1.2"]
    assert found.still_late == 2
    assert [one.action.number for one in found.moved] == ["2.1"]


def test_nothing_of_before_the_day_is_told(worked: ImprovementPlan) -> None:
    Action.objects.filter(part__plan=worked, closed_on=None).update(due=None)
    later = timezone.localdate() + timedelta(days=1)
    assert changes(worked, by(Role.ANALYST), later, later).is_nothing


def test_only_what_somebody_else_accepted_counts_as_done(site: Council, worked: ImprovementPlan) -> None:
    page = get(site[Role.ANALYST], "/plan/done")
    said = text_of(page)
    assert "1 of 5 actions is done" in said
    done = page.xpath("string(//article[@aria-label='Action 1.2'])")
    for words in (
        "We have done",
        SHOWN,
        "accepted by the auditor",
        "10 days after the day",
        "No measure is tied to it",
    ):
        assert words in " ".join(done.split())
    claimed = page.xpath("string(//article[@aria-label='Action C1'])")
    assert "Said, and not shown yet" in claimed
    Action.objects.filter(number="1.2").update(closed_on=None)
    assert "1 of 5 actions is done" in text_of(get(site[Role.ANALYST], "/plan/done")), "evidenced counts too"


def test_impact_is_said_of_what_is_delivered_and_never_without_a_figure(
    site: Council, plan: ImprovementPlan
) -> None:
    def card(number: str, role: Role = Role.ANALYST) -> str:
        page = get(site[role], f"/plan/actions/{action_numbered(plan, number).reference}")
        return " ".join(page.xpath("string(//li[h3='Impact seen'])").split())

    assert "No figure is tied to it" in card("1.2")
    assert "It is asked when the action is delivered" in card("P1")
    Action.objects.filter(number__in=("P1", "1.1")).update(delivered_on=date(2023, 6, 30))
    assert "Not known" in card("P1")
    measure = Measure.objects.get(name__startswith="Health assessments")
    for place in range(24):
        month, value = str(Month(2022, 7).plus(place)), 60 + place % 3 + 20 * (place >= 12)
        accepted_figure(measure, month, value, person_of(Role.PARTNER), person_of(Role.AUDITOR))
    seen = card("P1", Role.PARTNER)
    assert "Seen Of its 1 measure: better since" in seen
    assert "June 2024: 82%" in seen
    assert "not yet a change because of it" in seen


def test_the_next_six_months_have_what_is_due_and_the_steps(site: Council, plan: ImprovementPlan) -> None:
    today = timezone.localdate()
    soon, far = today + timedelta(days=20), add_months(today, 6) + timedelta(days=1)
    Action.objects.filter(number="1.1").update(due=soon)
    Action.objects.filter(number="2.1").update(due=far, original_due=soon)
    Action.objects.filter(number="C1").update(due=None)
    Step.objects.create(action=action_numbered(plan, "2.1"), text="Ask three children", due=soon)
    page = get(site[Role.ANALYST], "/plan/next")
    month = section(page, f"month-{Month.of(soon)}")
    for words in ("1.1 Answer", "Service Manager Front Door", "Ask three children, by"):
        assert words in month
    assert not page.xpath("//ul[@class='worklist']//a[starts-with(text(), '2.1')]")
    assert "1 action is due" in text_of(page)
    assert "1 action has no date" in text_of(page)
    councillor = get(site[Role.COUNCILLOR], "/plan/next")
    assert councillor.xpath("//ul[@class='worklist']//a[starts-with(text(), '2.1')]"), "by its first date"


def test_the_timeline_draws_each_date_and_says_it_too(site: Council, worked: ImprovementPlan) -> None:
    page = get(site[Role.ANALYST], "/plan/timeline")
    [row] = page.xpath("//tr[th//a[starts-with(text(), '1.1')]]")
    drawn = row.xpath(".//*[local-name()='use']/@href")
    assert {"#grid", "#today", "#at-red"} <= set(drawn)
    words = " ".join(row.text_content().split())
    assert "at first 31 Mar 2023" in words
    assert "Write the standard: 28 February 2023" in words
    known = set(page.xpath("//*[local-name()='defs']/*/@id"))
    assert set(page.xpath("//*[local-name()='use']/@href")) <= {f"#{name}" for name in known}
    assert known >= {f"at-{brag.value}" for brag in Shown}
    Action.objects.filter(number="2.1").update(original_due=timezone.localdate())
    approved = get(site[Role.COUNCILLOR], "/plan/timeline")
    marks = "//*[local-name()='use']/@href"
    assert "#at-plan" in approved.xpath(f"//tr[th//a[starts-with(text(), '2.1')]]{marks}")
    assert not {f"#at-{brag.value}" for brag in Shown} & set(approved.xpath(f"//table{marks}"))


def test_a_day_lies_where_its_month_is_and_a_long_plan_is_cut() -> None:
    today = date(2024, 6, 15)
    year = line_of([date(2024, 1, 10), date(2024, 12, 20)], today)
    assert [year.at(day) for day in (date(2024, 1, 1), date(2024, 7, 1), date(2024, 4, 16))] == [
        "0.00%", "50.00%", "29.17%",
    ]  # fmt: skip
    assert year.between(date(2023, 1, 1), date(2024, 7, 1)) == ("0.00%", "50.00%")
    assert year.between(date(2023, 1, 1), date(2023, 7, 1)) == ("", "")
    cut = line_of([date(2000, 1, 1), date(2040, 1, 1)], today)
    assert (cut.first, cut.last) == (Month(2023, 6), Month(2023, 6).plus(MOST_MONTHS - 1))
    assert [cut.out(day) for day in (date(2000, 1, 1), today, date(2040, 1, 1))] == ["before", "", "after"]
    assert line_of([], today).at(today)


def test_a_plan_lead_says_who_watches_a_part(site: Council, plan: ImprovementPlan) -> None:
    part = plan.parts.get(name="Corporate support")
    given = {"part": str(part.pk), "was": "The corporate board", "body": "The  staff board"}
    assert site[Role.ANALYST].post("/plan/parts", given).status_code == 404
    sent(site[Role.PLAN_LEAD], "/plan/parts", **given)
    part.refresh_from_db()
    assert part.monitored_by == "The staff board"
    page = sent(site[Role.PLAN_LEAD], "/plan/parts", status=409, **(given | {"body": "Another"}))
    assert "It says now: “The staff board”" in text_of(page)
    assert page.xpath(f"//input[@id='part-{part.pk}-was']/@value") == ["The staff board"]
    assert page.xpath(f"//input[@id='part-{part.pk}-body']/@value") == ["Another"]
    sent(site[Role.PLAN_LEAD], "/plan/parts", status=404, part="0", was="", body="x")
    assert "staff board" not in " ".join(Line.objects.values_list("reason", flat=True))


def test_shared_measures_say_with_whom(site: Council, plan: ImprovementPlan) -> None:
    assert "Shared with The health plan" in section(get(site[Role.PARTNER], "/plan/parts"), "shared")
    Measure.objects.filter(part__name="Corporate support").update(
        indicator="repeat_referrals", kind=MeasureKind.INDICATOR.value
    )
    told = section(get(site[Role.ANALYST], "/plan/parts"), "shared")
    assert "The same indicator is a measure of Children's services" in told


def test_children_read_what_somebody_wrote_for_them_and_nothing_else(
    site: Council, worked: ImprovementPlan
) -> None:
    done, doing = "Somebody rings you back.", "Somebody listens on the same day."
    lead = by(Role.PLAN_LEAD)
    plain.in_plain_words(action=action_numbered(worked, "1.2"), text=done, was="", by=lead)
    plain.in_plain_words(action=action_numbered(worked, "C1"), text="You keep your worker.", was="", by=lead)
    Action.objects.filter(number="C1").update(original_due=date(2023, 10, 1))
    path = f"/plan/actions/{action_numbered(worked, '1.1').reference}/for-children"
    sent(site[Role.PLAN_LEAD], path, text=doing, was="")
    for role in (Role.COUNCILLOR, Role.PLAN_LEAD):
        page = get(site[role], "/plan/for-children")
        told = " ".join(page.xpath("string(//div[@class='for-children'])").split())
        for words in (
            "“I am listened to”",
            f"{doing} We said by March 2023. It is late.",
            f"We have done this {done}",
        ):
            assert words in told
        assert "We still have to do this You keep your worker. We think it is done." in told, (
            "not late, not done"
        )
        for words in ("1.1", "Answer every contact", "P1", HELP):
            assert words not in told
    ImprovementPlan.objects.update(status=PlanStatus.DRAFT.value, approved_by=None, approved_on=None)
    page = get(site[Role.ANALYST], "/plan/for-children")
    assert "When it is approved" in text_of(page)
    assert doing not in text_of(page)


def test_words_that_are_hard_are_refused_and_nothing_is_lost(site: Council, plan: ImprovementPlan) -> None:
    path = f"/plan/actions/{action_numbered(plan, '1.1').reference}/for-children"
    hard = "Robust multi-agency safeguarding interventions."
    page = sent(site[Role.PLAN_LEAD], path, status=400, text=hard, was="")
    assert "is a word of the trade" in text_of(page)
    assert page.xpath("string(//textarea[@name='text'])").strip() == hard
    assert not PlainWords.objects.exists()
    sent(site[Role.PLAN_LEAD], path, text="We listen.", was="")
    page = sent(site[Role.PLAN_LEAD], path, status=409, text="We hear you.", was="")
    assert "It says now: “We listen.”" in text_of(page)
    sent(site[Role.PLAN_LEAD], path, text="", was="We listen.")
    assert not PlainWords.objects.exists()
    assert not any(
        "listen" in reason or "Robust" in reason for reason in Line.objects.values_list("reason", flat=True)
    )
    assert site[Role.ACTION_LEAD].get(path).status_code == 404


def test_our_own_words_for_children_are_easy_to_read(site: Council, worked: ImprovementPlan) -> None:
    """Measured without what the plan says: LIX below 25 is as in a book for children."""
    for number in ("1.1", "1.2", "2.1"):
        plain.in_plain_words(
            action=action_numbered(worked, number), text="We help.", was="", by=by(Role.PLAN_LEAD)
        )
    page = get(site[Role.COUNCILLOR], "/plan/for-children")
    parts = page.xpath(
        "//div[@class='for-children']//p | //div[@class='for-children']//h3 | //span[@class='by']"
    )
    said = "\n".join(dict.fromkeys(" ".join(part.text_content().split()) for part in parts))
    assert "Someone else looked" in said
    assert "It is late" in said
    assert lix(said) <= MOST_LIX - 5


def test_the_report_is_for_the_board_where_it_is_and_who_watches_ends_a_sentence(
    site: Council, plan: ImprovementPlan
) -> None:
    for role, words in ((Role.BOARD_MEMBER, "Report for the board"), (Role.COUNCILLOR, "Report")):
        ways = get(site[role], "/plan").xpath("//nav//a[@href='/plan/report']")
        assert [one.text_content() for one in ways] == [words]
    assert "Watched by The improvement board. Change its name" in text_of(get(site[Role.PLAN_LEAD], "/plan"))
