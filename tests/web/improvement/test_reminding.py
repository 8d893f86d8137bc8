"""Reminders and the letter of the week: each sent once, to who it is for, without the plan's words."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import override_settings
from django.utils import timezone

from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement import reminding
from goldenthread_web.improvement.models import Action, Digest, ImprovementPlan, Part, Reminder
from goldenthread_web.improvement.operations import evidence, tracking
from goldenthread_web.improvement.operations.tracking import Given
from goldenthread_web.improvement.queries.behind import behind
from goldenthread_web.improvement.queries.digest import digest
from goldenthread_web.improvement.status import Brag, Confidence, PlanStatus, Progress
from goldenthread_web.site.mail import Mail
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import action_numbered
from tests.web.pages import get, text_of

DUE = date(2024, 3, 31)
LEAD = "action_lead@council.example"


@pytest.fixture(autouse=True)
def letters() -> Iterator[None]:
    """Letters are kept in memory, as if the site had a mail server."""
    backend = "django.core.mail.backends.locmem.EmailBackend"
    with override_settings(EMAIL_BACKEND=backend, MAILS=True, SITE_ADDRESS="https://plan.council.example"):
        mail.outbox = []
        yield


def test_a_lead_is_reminded_30_7_and_1_days_before_and_once_each(plan: ImprovementPlan) -> None:
    sent = {left: reminding.remind(DUE - timedelta(days=left)) for left in range(32, -2, -1)}
    assert [left for left, letters in sent.items() if letters] == [30, 7, 1]
    assert [letter.to for letter in mail.outbox] == [[LEAD]] * 3
    action = action_numbered(plan, "2.1")
    assert (
        f"Action 2.1, due on 31 March 2024: https://plan.council.example/plan/actions/{action.reference}"
        in (mail.outbox[0].body)
    )
    assert all("Write each plan" not in f"{one.subject} {one.body}" for one in mail.outbox)
    reminding.remind(DUE)
    assert len(mail.outbox) == 3


def test_days_on_which_nobody_looked_are_made_up_for(plan: ImprovementPlan) -> None:
    assert [reminding.remind(DUE - timedelta(days=left)) for left in (28, 5, 0)] == [1, 1, 1]
    assert list(Reminder.objects.order_by("pk").values_list("days", flat=True)) == [30, 7, 1]


def test_a_moved_date_reminds_anew_and_what_is_delivered_never(plan: ImprovementPlan) -> None:
    action, today = action_numbered(plan, "2.1"), timezone.localdate()
    to = today + timedelta(days=6)
    tracking.move(action=action, to=to, reason="Later", was=action.due, by=by(Role.PLAN_LEAD))
    assert (reminding.remind(today), reminding.remind(today)) == (1, 0)
    tracking.update(action=action, given=Given(Progress.DELIVERED), seen=0, by=by(Role.ACTION_LEAD))
    assert reminding.remind(today + timedelta(days=5)) == 0


def test_a_draft_and_whoever_has_left_remind_nobody(plan: ImprovementPlan) -> None:
    day = DUE - timedelta(days=7)
    approved = {"approved_by": plan.approved_by, "approved_on": plan.approved_on, "status": plan.status}
    this = ImprovementPlan.objects.filter(pk=plan.pk)
    this.update(approved_by=None, approved_on=None, status=PlanStatus.DRAFT.value)
    assert (reminding.remind(day), reminding.send_digests(day)) == (0, 0)
    this.update(**approved)
    person = person_of(Role.ACTION_LEAD)
    Person.objects.filter(pk=person.pk).update(is_active=False, removed_on=timezone.now())
    assert reminding.remind(day) == 0


@pytest.mark.parametrize("in_view", [True, False])
def test_a_partner_is_reminded_of_nothing_in_a_part_that_is_kept_from_partners(
    plan: ImprovementPlan, in_view: bool
) -> None:
    offer = action_numbered(plan, "P1")
    assert offer.due
    Part.objects.filter(pk=offer.part_id).update(for_partners=in_view)
    assert reminding.remind(offer.due - timedelta(days=7)) == in_view
    assert [letter.to for letter in mail.outbox] == [["partner@council.example"]] * in_view


def test_what_could_not_be_sent_is_tried_again(
    plan: ImprovementPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any, **__: Any) -> int:
        raise smtplib.SMTPServerDisconnected

    day = DUE - timedelta(days=7)
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", fails)
        assert (reminding.remind(day), reminding.send_digests(day)) == (0, 0)
    assert not Reminder.objects.exists()
    assert not Digest.objects.exists()
    assert reminding.remind(day + timedelta(days=1)) == 1


def test_the_letter_of_the_week_says_to_each_role_what_its_page_says(
    site: Council, plan: ImprovementPlan
) -> None:
    today = timezone.localdate()
    action = action_numbered(plan, "2.1")
    Action.objects.filter(pk=action.pk).update(due=today - timedelta(days=3))
    evidence.give(action=action, words="The standard", link="https://a.example/", by=by(Role.ACTION_LEAD))
    sent = reminding.send_digests(today)
    assert (reminding.send_digests(today), len(mail.outbox)) == (0, sent)
    letters = {letter.to[0]: letter.body for letter in mail.outbox}
    assert letters[LEAD].startswith("Your actions that are late\n\nAction 2.1, 3 days late: https://")
    assert "evidence waits for your check" in letters["auditor@council.example"]
    assert letters["plan_lead@council.example"].count("days late") == 5
    assert "councillor@council.example" not in letters
    assert "The standard" not in "".join(letters.values())
    page = text_of(get(site[Role.ACTION_LEAD], "/plan/digest"))
    assert "Action 2.1, 3 days late" in page
    assert (
        "5 open actions are late or off track: https://plan.council.example/plan/late"
        in (letters["board_chair@council.example"])
    )
    assert site[Role.COUNCILLOR].get("/plan/digest").status_code == 404
    next_week = today + timedelta(days=7)
    assert reminding.send_digests(next_week) == sent


ALL = "4 open actions are late or off track", "o action of the plan is late or off track."


@pytest.mark.parametrize(
    ("role", "late", "none"),
    [
        (Role.PLAN_LEAD, "Actions that are late", "No action of the plan is late or due in 30 days"),
        (Role.ACTION_LEAD, "", "No action that you lead is late or due in 30 days."),
        (
            Role.DIRECTOR,
            ALL[0],
            "No action that you lead is late or due in 30 days, no action of the plan is late or",
        ),
        (Role.BOARD_CHAIR, *ALL),
        (Role.BOARD_MEMBER, *ALL),
        (Role.COMMISSIONER, *ALL),
        (Role.AUDITOR, "", "Nothing waits for your check."),
        (Role.ANALYST, "", "your role leads no action and checks no evidence"),
        (Role.PUBLISHER, "", "your role leads no action and checks no evidence"),
    ],
)
def test_the_page_of_the_week_says_to_each_role_what_is_true_of_it(
    site: Council, plan: ImprovementPlan, role: Role, late: str, none: str
) -> None:
    """2.1 of the action lead is due next year; four others are past their dates."""
    later = timezone.localdate() + timedelta(days=300)
    actions = Action.objects.filter(part__plan=plan)
    actions.filter(number="2.1").update(due=later)
    page = get(site[role], "/plan/digest")
    assert (late or none) in text_of(page)
    assert (none in text_of(page)) is (not late)
    assert page.xpath("//main//a[@href='/plan/late']")
    actions.update(due=later)
    assert none in text_of(get(site[role], "/plan/digest"))


def test_the_week_counts_what_the_page_of_what_is_late_counts(plan: ImprovementPlan) -> None:
    """By the rules, by what a lead says, and by what a person rates in place of the rules."""
    today, lead = timezone.localdate(), by(Role.PLAN_LEAD)
    will_be_late = Given(Progress.UNDER_WAY, confidence=Confidence.LATE)
    on_track = Given(Progress.UNDER_WAY, confidence=Confidence.ON_TRACK)
    Action.objects.exclude(number="C1").update(due=today + timedelta(days=300))
    for number in ("1.1", "1.2", "2.1"):
        tracking.update(action=action_numbered(plan, number), given=will_be_late, seen=0, by=lead)
    tracking.update(action=action_numbered(plan, "1.2"), given=on_track, seen=1, by=lead)
    for number, brag in (("2.1", Brag.GREEN), ("P1", Brag.RED), ("C1", Brag.GREEN)):
        why = "The board has seen it and agreed this"
        tracking.override(action=action_numbered(plan, number), brag=brag, reason=why, seen=0, by=lead)
    found = behind(plan, by(Role.BOARD_CHAIR), today).late
    assert {one.action.number for one in found} == {"1.1", "P1", "C1"}
    [chapter] = digest(plan, by(Role.BOARD_CHAIR), today)
    assert [point.words for point in chapter.points] == [f"{len(found)} open actions are late or off track"]


def test_the_worker_sends_once_a_day_and_nothing_without_a_mail_server(
    plan: ImprovementPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[date] = []
    monkeypatch.setattr(reminding, "_TRIED", [])
    monkeypatch.setattr(reminding, "remind", asked.append)
    monkeypatch.setattr(reminding, "send_digests", lambda _: 0)
    with override_settings(MAILS=False):
        reminding.daily()
    assert asked == []
    reminding.daily()
    reminding.daily()
    assert asked == [timezone.localdate()]


def test_a_mail_server_is_named_by_its_address() -> None:
    found = Mail.of("smtp://letters@mail.council.example", "word", "plan@council.example")
    assert (found.host, found.port, found.over_tls, found.user) == (
        "mail.council.example",
        587,
        False,
        "letters",
    )
    assert Mail.of("smtps://mail.council.example:2465", "", "a@b.example").port == 2465
    for address, sender, words in (
        ("mail.council.example", "a@b.example", "no address"),
        (f"smtp://me:{'w' * 4}@mail.council.example", "a@b.example", "holds a password"),
        ("smtp://mail.council.example:99999", "a@b.example", "no port"),
        ("smtp://mail.council.example", "", "MAIL_FROM"),
    ):
        with pytest.raises(ValueError, match=words):
            Mail.of(address, "", sender)
