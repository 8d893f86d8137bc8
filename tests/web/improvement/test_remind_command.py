"""`goldenthread remind`: what is due is sent by hand as the site would send it, and told by role alone."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.core import mail
from django.test import override_settings
from django.utils import timezone

from goldenthread_web.accounts.models import Appointment
from goldenthread_web.accounts.roles import Role
from goldenthread_web.commands.remind import command
from goldenthread_web.improvement.models import Action, Digest, ImprovementPlan, Reminder
from tests.web.improvement.conftest import person_of
from tests.web.improvement.plans import action_numbered


@pytest.fixture(autouse=True)
def letters() -> Iterator[None]:
    backend = "django.core.mail.backends.locmem.EmailBackend"
    with override_settings(EMAIL_BACKEND=backend, MAILS=True, SITE_ADDRESS="https://plan.council.example"):
        mail.outbox = []
        yield


@pytest.fixture
def due(plan: ImprovementPlan) -> Action:
    """The action lead's action, due in a week; all others are long past."""
    action = action_numbered(plan, "2.1")
    Action.objects.filter(pk=action.pk).update(due=timezone.localdate() + timedelta(days=7))
    return action


def remind(*words: str, code: int = 0) -> str:
    found: Result = CliRunner().invoke(command, words)
    assert found.exit_code == code, found.output
    assert "@" not in found.output, "no address is told"
    assert "Action_Lead" not in found.output, "no name is told"
    return found.output


def test_a_dry_run_says_how_many_to_which_roles_and_sends_nothing(due: Action) -> None:
    with override_settings(MAILS=False):
        said = remind("--dry-run")
    assert "Reminders that would go out: 1 (1 to action lead)." in said
    assert (
        "Letters of the week that would go out: 7 (1 to action lead; 1 to board chair; 1 to board member; "
        "1 to commissioner; 1 to director; 1 to partner; 1 to plan lead)." in said
    )
    assert (mail.outbox, Reminder.objects.count(), Digest.objects.count()) == ([], 0, 0)


def test_what_is_due_is_sent_once(due: Action) -> None:
    said = remind()
    assert "Reminders sent: 1 of 1 (1 to action lead)." in said
    assert "Letters of the week sent: 7 of 7" in said
    assert sorted(letter.to[0].partition("@")[0] for letter in mail.outbox) == [
        "action_lead", "action_lead", "board_chair", "board_member", "commissioner", "director", "partner",
        "plan_lead",
    ]  # fmt: skip
    assert "Reminders sent: 0 of 0." in remind()
    assert len(mail.outbox) == 8


def test_whoever_has_no_role_any_more_is_not_reminded(due: Action) -> None:
    held = Appointment.objects.held().filter(person=person_of(Role.ACTION_LEAD))
    held.update(until=timezone.now())
    said = remind("--dry-run")
    assert "Reminders that would go out: 0." in said


def test_without_a_mail_server_it_says_what_to_set(due: Action) -> None:
    with override_settings(MAILS=False):
        assert "GOLDENTHREAD_MAIL" in remind(code=1)
    assert not Reminder.objects.exists()


def test_what_could_not_be_sent_is_told_to_cron(due: Action, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any, **__: Any) -> int:
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fails)
    assert "Reminders sent: 0 of 1" in remind(code=1)
    assert not Reminder.objects.exists()
