"""Comments on single months: by whom, beside what, corrected and withdrawn, and never lost."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from django.db import DatabaseError, transaction

from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.commentary import comment_operations
from goldenthread_web.commentary.comment_operations import Overtaken
from goldenthread_web.commentary.models import Comment, Wording
from goldenthread_web.history.models import Line
from tests.web.accounts.people import acting, somebody
from tests.web.commentary.conftest import Team
from tests.web.commentary.pages import sent
from tests.web.council import PARTS, Council
from tests.web.pages import get

demo = pytest.mark.xdist_group("demo")
JUNE = "month=2023-06"
TEAM, SERVICE = "team=Southmere Family Safeguarding", "service=Assessment"
TEAMS = {TEAM: "service=Safeguarding"}


def say(by: SignedIn, text: str = "Recording changed in May.", area: str = "") -> Comment:
    return comment_operations.comment(
        indicator="referrals", group=area, area=area, month="2023-05", text=text, teams=TEAMS, by=by
    )


# --- the operations ---


def test_a_comment_is_corrected_and_withdrawn_and_kept(people: Team) -> None:
    comment = say(people.analyst)
    comment_operations.correct(comment=comment, text="Since May.", version=1, by=people.analyst)
    comment_operations.withdraw(comment=comment, reason="Not so", version=2, by=people.other_analyst)
    texts = list(Wording.objects.values_list("number", "text", "role"))
    assert texts == [
        (1, "Recording changed in May.", "performance analyst"),
        (2, "Since May.", "performance analyst"),
    ]
    assert (comment.withdrawn_because, comment.withdrawn_by) == ("Not so", people.other_analyst.account)
    actions = list(Line.objects.order_by("number").values_list("action", flat=True))
    assert actions == [f"commentary.comment.{deed}" for deed in ("made", "corrected", "withdrawn")]
    assert "Recording" not in "".join(Line.objects.values_list("object", flat=True))


def test_a_team_manager_comments_on_the_own_team(people: Team) -> None:
    manager = acting(somebody("Tom", Role.TEAM_MANAGER, area=TEAM))
    say(manager, area=TEAM)
    for area in ("", SERVICE):
        with pytest.raises(NotAllowed, match="the own team"):
            say(manager, area=area)
    with pytest.raises(NotAllowed, match="Your role reads comments"):
        say(people.publisher)


def test_only_the_author_or_an_analyst_changes_a_comment(people: Team) -> None:
    comment = say(people.head)
    with pytest.raises(NotAllowed, match="Only the author"):
        comment_operations.correct(comment=comment, text="x", version=1, by=people.director)
    comment_operations.correct(comment=comment, text="y", version=1, by=people.analyst)
    comment_operations.withdraw(comment=comment, reason="z", version=2, by=people.head)
    with pytest.raises(NotAllowed, match="was withdrawn"):
        comment_operations.correct(comment=comment, text="x", version=2, by=people.head)


def test_whoever_is_second_hears_of_the_first(people: Team) -> None:
    comment = say(people.analyst)
    comment_operations.correct(comment=comment, text="First.", version=1, by=people.analyst)
    with pytest.raises(Overtaken) as overtaken:
        comment_operations.correct(comment=comment, text="Second.", version=1, by=people.other_analyst)
    assert overtaken.value.comment.version == 2
    assert Wording.objects.count() == 2


def test_a_wording_is_never_written_over(people: Team) -> None:
    say(people.analyst)
    with pytest.raises(DatabaseError), transaction.atomic():
        Wording.objects.update(text="something else")


def test_letters_that_nobody_sees_are_left_out(people: Team) -> None:
    comment = say(people.analyst, "One\u202etwo\u200b\x07\r\nthree   ")
    assert comment.wordings.get().text == "Onetwo\nthree"


@pytest.mark.parametrize("text", ["", "  \u200b\n", "x" * 1_001])
def test_a_comment_says_something_of_a_length_that_can_be_read(people: Team, text: str) -> None:
    with pytest.raises(NotAllowed, match="1,000 letters"):
        say(people.analyst, text)


# --- the pages ---


@demo
def test_a_comment_stands_beside_its_figures_for_all_who_see_them(council: Council) -> None:
    sent(
        council[Role.ANALYST],
        f"/indicators/referrals/comment?{JUNE}",
        month="2023-05",
        text="Recording changed in May.\n<script>alert(1)</script>",
    )
    for role in (Role.ANALYST, Role.BOARD_MEMBER, Role.TEAM_MANAGER):
        page = get(council[role], f"/indicators/referrals?{JUNE}")
        [comment] = page.xpath("//section[@id='comments']//li")
        text = " ".join(comment.text_content().split())
        assert (
            "May 2023 Recording changed in May. <script>alert(1)</script> Analyst, performance analyst"
            in text
        )
        changes = comment.xpath(".//a[starts-with(., 'Correct or withdraw')]")
        assert bool(changes) == (role is Role.ANALYST)
    service = get(council[Role.ANALYST], f"/indicators/referrals?{JUNE}&area=service%3DAssessment")
    assert not service.xpath("//section[@id='comments']//li"), "a comment is on the figures of one part"


@demo
def test_marks_and_what_is_red_with_no_comment(council: Council) -> None:
    analyst = council[Role.ANALYST]
    page = get(analyst, f"/?{JUNE}")
    quiet = page.xpath("//section[@aria-labelledby='red-no-comment']//li/a/@href")
    reds = page.xpath("//section[@aria-labelledby='red']//li")
    assert len(quiet) == len(reds) > 1
    code = re.search("/indicators/([a-z0-9_]+)", quiet[0])
    assert code
    address = quiet[0].partition("#")[0].replace("?", "/comment?")
    row = reds[0].xpath("string(a)")
    sent(analyst, address, month="2023-06", text="Seen, and being worked on.", row="")
    after = get(analyst, f"/?{JUNE}")
    assert len(after.xpath("//section[@aria-labelledby='red-no-comment']//li")) == len(quiet) - 1
    assert after.xpath("//section[@aria-labelledby='red']//span[@class='beside']/a/text()") == ["1 comment"]
    board = get(council[Role.COMMISSIONER], f"/dashboard?{JUNE}")
    [mark] = board.xpath("//tbody//th//span[@class='beside']/a")
    assert mark.get("href").endswith("#comments")
    assert mark.xpath("string(ancestor::th/a)") == row
    seen = get(council[Role.COMMISSIONER], f"/?{JUNE}")
    assert not seen.xpath("//section[@aria-labelledby='red-no-comment']"), (
        "who may not comment is not asked to"
    )


@demo
def test_the_check_advises_once_and_forbids_nothing(council: Council) -> None:
    analyst, address = council[Role.ANALYST], f"/indicators/referrals/comment?{JUNE}"
    text = "Referrals were 9,999 in June 2023, and one child aged 7 was seen twice."
    page = sent(analyst, address, status=200, month="2023-06", text=text)
    advice = " ".join(page.xpath("string(//div[@class='govuk-inset-text'])").split())
    assert "“9,999” is not what the figures say. Right is:" in advice
    assert "Age of one child" in advice
    assert "aged 7" not in advice
    assert not Comment.objects.exists()
    [mark] = page.xpath("//input[@name='advised']/@value")
    sent(analyst, address, month="2023-06", text=text, advised=mark)
    assert Comment.objects.count() == 1


@demo
@pytest.mark.parametrize(
    ("role", "area", "status"),
    [
        (Role.TEAM_MANAGER, PARTS[Role.TEAM_MANAGER], 302),
        (Role.TEAM_MANAGER, "", 404),
        (Role.TEAM_MANAGER, "team=Nowhere", 404),
        (Role.HEAD_OF_SERVICE, "", 302),
        (Role.BOARD_CHAIR, "", 404),
        (Role.PARTNER, "", 404),
    ],
)
def test_who_may_comment_on_what(council: Council, role: Role, area: str, status: int) -> None:
    address = f"/indicators/referrals/comment?{urlencode({'month': '2023-06', 'area': area})}"
    answer = council[role].post(address, {"month": "2023-05", "text": "Recording changed."})
    assert answer.status_code == status
    assert Comment.objects.count() == (status == 302)


@demo
def test_a_comment_out_of_reach_is_not_found(council: Council) -> None:
    analyst = acting(Person.objects.get(name="Analyst"))
    other = say(analyst, area="team=Northgate Duty")
    for role in (Role.TEAM_MANAGER, Role.BOARD_MEMBER, Role.COUNCILLOR):
        get(council[role], f"/comments/{other.reference}", status=404)
    get(council[Role.ANALYST], "/comments/c-000000000000", status=404)


@demo
def test_what_is_wrong_with_a_form_is_said(council: Council) -> None:
    address = f"/indicators/referrals/comment?{JUNE}"
    page = sent(council[Role.ANALYST], address, status=400, month="1999-01", text=" ")
    problems = page.xpath("//div[contains(@class,'error-summary')]//a/text()")
    assert problems == ["Choose the month from the list", "Write your comment"]


@demo
def test_correcting_in_two_windows_shows_both(council: Council) -> None:
    sent(
        council[Role.ANALYST],
        f"/indicators/referrals/comment?{JUNE}",
        month="2023-05",
        text="One.",
    )
    comment = Comment.objects.get()
    address = f"/comments/{comment.reference}"
    sent(council[Role.ANALYST], address, do="correct", text="Two.", version="1")
    page = sent(council[Role.ANALYST], address, status=409, do="correct", text="Three.", version="1")
    assert page.xpath("//h2[.='How it stands now']/following-sibling::p[@class='said'][1]/text()") == ["Two."]
    assert page.xpath("//textarea/text()")[0].strip() == "Three."
    assert page.xpath("//input[@id='correct_version']/@value") == ["2"]
    sent(council[Role.ANALYST], address, do="correct", text="Both.", version="2")
    page = get(council[Role.BOARD_MEMBER], address)
    assert [text.strip() for text in page.xpath("//p[@class='said']/text()")] == ["Both.", "Two.", "One."]
    sent(council[Role.ANALYST], address, do="withdraw", reason="Was wrong", version="3")
    page = get(council[Role.BOARD_MEMBER], f"/indicators/referrals?{JUNE}")
    assert "Withdrawn comments (1)" in page.text_content()
    assert not page.xpath("//section[@id='comments']//ul[contains(@class,'remarks')]")
