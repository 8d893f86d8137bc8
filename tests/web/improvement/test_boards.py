"""The meetings of the boards: kept by whom, never lost, and where what changed and the report begin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from goldenthread.terms.months import add_months
from goldenthread.terms.showing import show_day
from goldenthread.workspace import Workspace
from goldenthread.workspace.authorities import authorities
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import READERS_OF_FIGURES, Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.models import ImprovementPlan, Meeting
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.queries.boards import boards_for, since_of
from goldenthread_web.improvement.queries.digest import digest
from goldenthread_web.improvement.registers import boards
from goldenthread_web.improvement.registers.boards import GivenMeeting
from goldenthread_web.site.access import TABLE
from tests.web.commentary.pages import sent
from tests.web.council import Council, Peopled, _served
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import make_plan
from tests.web.improvement.test_registers import asking_little, day
from tests.web.pages import Page, get, text_of

BODY, OTHER = "The corporate board", "The partnership board"
PAGE = "/plan/boards"


def held(plan: ImprovementPlan, days: int, body: str = "", words: str = "") -> Meeting:
    """A meeting so many days ago, or ahead."""
    given = GivenMeeting(timezone.localdate() - timedelta(days=days), body, words)
    return boards.put_down(plan=plan, given=given, by=by(Role.BOARD_SECRETARY))


def link_of(meeting: Meeting) -> str:
    on = meeting.day
    return f"/plan/changes?since_day={on.day}&since_month={on.month}&since_year={on.year}"


def boxes(page: Page) -> str:
    """The day that stands in the boxes of "since"."""
    found = (page.xpath(f"//input[@name='since_{box}']/@value")[0] for box in ("year", "month", "day"))
    return date(*map(int, found)).isoformat()


# --- keeping them ---


def test_a_meeting_is_put_down_corrected_and_taken_back_and_all_of_it_stays(
    site: Council, plan: ImprovementPlan
) -> None:
    secretary = site[Role.BOARD_SECRETARY]
    assert "No meeting of a board stands here yet. Put down the last board" in text_of(get(secretary, PAGE))
    page = sent(secretary, f"{PAGE}/new", status=400, words="extraordinary")
    assert "Enter its day" in text_of(page)
    assert page.xpath("//select[@name='body']/option/@value") == [
        "", "The improvement board", BODY, OTHER,
    ]  # fmt: skip
    sent(secretary, f"{PAGE}/new", status=400, **day("day", 0) | {"day_year": "2099"})
    sent(secretary, f"{PAGE}/new", status=400, **day("day", 0), body="A club")
    sent(secretary, f"{PAGE}/new", **day("day", -9), body=BODY, words="extraordinary")
    assert "meets on that day already" in text_of(
        sent(secretary, f"{PAGE}/new", status=403, **day("day", -9), body=BODY)
    )
    first = Meeting.objects.get()
    path = f"{PAGE}/{first.reference}"
    stands = {"do": "correct", **day("day", -9), "body": BODY, "words": "extraordinary", "reason": "A slip"}
    assert "Enter why it is corrected" in text_of(
        sent(secretary, path, status=400, **stands | {"reason": ""})
    )
    assert "Nothing is different" in text_of(sent(secretary, path, status=403, **stands))
    sent(secretary, path, **stands | day("day", -8))
    assert "This meeting stands no more" in text_of(
        sent(secretary, path, status=409, **stands | day("day", -7))
    )
    second = Meeting.objects.get(ended_on=None)
    assert (second.corrects, second.day) == (first, timezone.localdate() - timedelta(days=8))
    path = f"{PAGE}/{second.reference}"
    assert "Enter why it is taken back" in text_of(
        sent(secretary, path, status=400, do="take back", reason="")
    )
    sent(secretary, path, status=404, do="vanish")
    sent(secretary, path, do="take back", reason="It was the cabinet, not the board")
    said = text_of(get(site[Role.ANALYST], PAGE))
    assert f"{first.called}Corrected to {second.called}" in said
    assert "A slip" in said
    assert "It was the cabinet, not the board" in said
    lines = Line.objects.filter(action__startswith="improvement.board.", outcome="done").order_by("number")
    assert [(one.action.rpartition(".")[2], one.object, one.reason) for one in lines] == [
        ("kept", first.reference, first.day.isoformat()),
        ("corrected", second.reference, f"{second.day.isoformat()} for {first.day.isoformat()}"),
        ("taken_back", second.reference, second.day.isoformat()),
    ]


def test_the_secretary_and_plan_leads_keep_them_and_whoever_sees_the_work_reads_them(
    site: Council, plan: ImprovementPlan
) -> None:
    meeting = held(plan, 3)
    for role in (Role.BOARD_SECRETARY, Role.PLAN_LEAD):
        assert get(site[role], PAGE).xpath(f"//a[@href='{PAGE}/{meeting.reference}']")
        assert get(site[role], f"{PAGE}/{meeting.reference}").xpath("count(//main//form)") == 2
    for role in (Role.BOARD_MEMBER, Role.PARTNER):
        page = get(site[role], PAGE)
        assert meeting.called in text_of(page)
        assert not page.xpath(f"//main//a[starts-with(@href, '{PAGE}/')]")
        assert site[role].get(f"{PAGE}/{meeting.reference}").status_code == 404
    assert site[Role.COUNCILLOR].get(PAGE).status_code == 404
    given = GivenMeeting(timezone.localdate())
    with pytest.raises(NotAllowed, match="The board secretary or a plan lead"):
        boards.put_down(plan=plan, given=given, by=by(Role.BOARD_CHAIR))
    reason = {"meeting": meeting, "reason": "Another day", "by": by(Role.DIRECTOR)}
    with pytest.raises(NotAllowed):
        boards.correct(**reason, plan=plan, given=given)
    with pytest.raises(NotAllowed):
        boards.take_back(**reason)
    meeting.refresh_from_db()
    assert meeting.ended_on is None


def test_a_partner_is_told_of_the_boards_of_partners_and_of_the_whole_plan(
    site: Council, plan: ImprovementPlan
) -> None:
    held(plan, 40)
    held(plan, 8, BODY, "extraordinary")
    own = held(plan, 20, OTHER)
    boards.take_back(meeting=held(plan, 9, BODY), reason="No quorum", by=by(Role.PLAN_LEAD))
    for address in (PAGE, "/plan/changes"):
        said = text_of(get(site[Role.PARTNER], address))
        assert own.called in said
        assert BODY not in said
        assert "extraordinary" not in said
    assert "No quorum" in text_of(get(site[Role.DIRECTOR], PAGE))


def test_the_page_asks_little_however_many_meetings_there_are(site: Council, plan: ImprovementPlan) -> None:
    for days in range(-30, 300, 10):
        held(plan, days)
    site[Role.PARTNER].get("/help")
    for address in (PAGE, "/plan/changes", "/plan/report"):
        with asking_little():
            get(site[Role.PARTNER], address)


def test_without_a_plan_the_page_says_how_to_get_one(site: Council) -> None:
    assert "There is no improvement plan here yet" in text_of(get(site[Role.BOARD_SECRETARY], PAGE))
    assert site[Role.BOARD_SECRETARY].get(f"{PAGE}/new").status_code == 302


# --- where things begin ---


def test_without_a_meeting_what_changed_begins_a_month_ago_and_says_where_to_put_one_down(
    site: Council, plan: ImprovementPlan
) -> None:
    held(plan, -5)  # planned: nothing was held yet
    a_month_ago = add_months(timezone.localdate(), -1)
    for role, may in ((Role.BOARD_SECRETARY, True), (Role.DIRECTOR, False)):
        for address in ("/plan/changes", "/plan/report"):
            page = get(site[role], address)
            assert "No board that was held is kept here" in text_of(page)
            assert boxes(page) == a_month_ago.isoformat()
            assert bool(page.xpath(f"//main//a[@href='{PAGE}/new']")) is may


def test_what_changed_begins_at_the_last_board_and_offers_those_before(
    site: Council, plan: ImprovementPlan
) -> None:
    older, last, coming = held(plan, 60), held(plan, 25, words="extraordinary"), held(plan, -14)
    held(plan, 0)  # today's is not held yet
    boards.take_back(meeting=held(plan, 3), reason="It did not take place", by=by(Role.PLAN_LEAD))
    site[Role.DIRECTOR].get("/help")
    with asking_little():
        page = get(site[Role.DIRECTOR], "/plan/changes")
    assert f"It begins at the last board that was held, on {last.called}." in text_of(page)
    assert boxes(page) == last.day.isoformat()
    assert f"From {show_day(last.day)} on" in text_of(page)
    assert f"The next board is on {show_day(timezone.localdate())}" in text_of(page)
    assert coming.called not in text_of(page)
    [link] = page.xpath(f"//ul[@aria-labelledby='since-board']//a[text()='{older.called}']/@href")
    assert link == link_of(older)
    then = get(site[Role.DIRECTOR], link)
    assert f"That is the day of the board of {older.called}." in text_of(then)
    assert boxes(then) == older.day.isoformat()
    other = get(site[Role.DIRECTOR], "/plan/changes?since_day=1&since_month=1&since_year=2023")
    assert "the board of" not in text_of(other)
    assert f"From {show_day(date(2023, 1, 1))} on" in text_of(other)


def test_the_board_of_the_whole_plan_comes_before_groups_that_watch_a_part(plan: ImprovementPlan) -> None:
    today, director = timezone.localdate(), by(Role.DIRECTOR)
    weekly = held(plan, 7, BODY)
    assert boards_for(director, plan, today).last == weekly
    whole, group = held(plan, 30), held(plan, -2, BODY)
    found = boards_for(director, plan, today)
    assert (found.last, found.next) == (whole, group)
    assert found.before(group) == weekly, "a group's report begins at its own last meeting"
    assert found.before(held(plan, -4, OTHER)) == whole, "one that never met begins at the last board"
    assert since_of(found.last, today) == (whole.day, whole)
    assert not boards_for(by(Role.COUNCILLOR), plan, today).held


def test_the_page_says_why_it_does_not_begin_at_the_newest_meeting(
    site: Council, plan: ImprovementPlan
) -> None:
    whole = held(plan, 30)
    held(plan, 7, BODY)
    for address in ("/plan/changes", PAGE):
        said = text_of(get(site[Role.DIRECTOR], address))
        assert "of the whole plan" in said
        assert f"held on {whole.called}" in said.replace("held, on", "held on")


def test_the_report_names_the_next_board_and_begins_at_the_last_one(
    site: Council, plan: ImprovementPlan
) -> None:
    last, group, coming, later = (
        held(plan, 25, words="extraordinary"), held(plan, 6, BODY), held(plan, -14), held(plan, -9, BODY)
    )  # fmt: skip
    browser = site[Role.BOARD_SECRETARY]
    page = get(browser, "/plan/report")
    assert boxes(page) == last.day.isoformat()
    assert f"Leave it empty for the last board that was held: {last.called}." in text_of(page)
    assert page.xpath("//select[@name='board']/option[@selected]/text()") == [coming.called]

    def told(**asked: str) -> str:
        return " ".join(browser.get("/plan/report/html", asked).content.decode().split())

    usual = told()
    assert f"What changed since {show_day(last.day)}" in usual
    assert coming.called in usual
    assert f"From the board of {last.called}, to {show_day(timezone.localdate())}" in usual
    other = told(board=later.reference)
    assert f"What changed since {show_day(group.day)}" in other
    assert later.called in other
    assert coming.called not in other
    assert "Made for" not in told(board="")
    chosen = told(since_day="1", since_month="1", since_year="2023")
    assert "From 1 January 2023 to" in chosen
    assert browser.get("/plan/report/html", {"board": "im-000000000000"}).status_code == 400
    for role in (Role.DIRECTOR, Role.COUNCILLOR):
        published = site[role].get("/plan/report/html", {"reader": "published"}).content.decode()
        assert "Made for" not in published
        assert "extraordinary" not in published


def test_the_letter_of_the_week_names_a_board_that_meets_within_it(plan: ImprovementPlan) -> None:
    soon = held(plan, -7, BODY, "extraordinary")
    held(plan, -8)
    for role, told in ((Role.BOARD_SECRETARY, True), (Role.PLAN_LEAD, True), (Role.DIRECTOR, False)):
        chapters = digest(plan, by(role), timezone.localdate())
        points = [one for each in chapters if each.heading == "The next board" for one in each.points]
        assert [one.words for one in points] == [f"A board meets on {show_day(soon.day)}"] * told
        assert not any(BODY in one.words or "extraordinary" in one.words for one in points)


# --- what the database itself holds ---


@pytest.fixture(params=["sqlite", "postgresql"])
def kept(request: pytest.FixtureRequest, tmp_path: Path, heads_kept: Path) -> Iterator[Meeting]:
    """A meeting, once in each kind of database."""
    kind = "" if request.param == "sqlite" else "_on_postgresql"
    people: Peopled = request.getfixturevalue(f"peopled{kind}")
    folder = tmp_path / "council"
    Workspace.create(folder, authorities()["878"])
    with _served(folder, people, tmp_path):
        yield held(make_plan(person_of(Role.PLAN_LEAD), person_of(Role.COMMISSIONER)), 9)


def test_the_database_lets_a_meeting_end_once_and_nothing_else(kept: Meeting) -> None:
    this = Meeting.objects.filter(pk=kept.pk)
    ended = {"ended_on": timezone.now(), "ended_by": person_of(Role.PLAN_LEAD), "because": "No quorum"}
    for refused in (
        {"day": timezone.localdate()},
        {"body": "Another"},
        {"words": "extraordinary"},
        ended | {"because": ""},
        ended | {"day": timezone.localdate()},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            this.update(**refused)
    with pytest.raises(IntegrityError, match="is kept"), transaction.atomic():
        this.delete()
    with pytest.raises(IntegrityError, match="stands when it is put down"), transaction.atomic():
        Meeting.objects.create(day=date(2023, 1, 1), by=person_of(Role.PLAN_LEAD), **ended)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.create(day=kept.day, by=person_of(Role.PLAN_LEAD))
    this.update(**ended)
    with pytest.raises(IntegrityError, match="can only end"), transaction.atomic():
        this.update(because="Another reason")
    with pytest.raises(IntegrityError), transaction.atomic():
        this.update(ended_on=None, ended_by=None, because="")
    with pytest.raises(Overtaken):
        boards.take_back(meeting=kept, reason="Once more", by=by(Role.PLAN_LEAD))


def test_every_reader_of_figures_reads_the_meetings() -> None:
    assert TABLE["plan_boards"]["GET"] == READERS_OF_FIGURES | {Role.PARTNER}
    assert TABLE["plan_board"]["POST"] == {Role.BOARD_SECRETARY, Role.PLAN_LEAD}
