"""A session ends by itself, at sign-out, and at once where the person or a role is taken away."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from goldenthread_web.accounts import operations
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.people import CommandLine
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from tests.web.accounts.people import PASSWORD, acting, client_of, code_from, give_password, somebody, told

BY = CommandLine()


@pytest.fixture
def tom(a_database: str) -> Person:
    return somebody("Tom", Role.ADMINISTRATOR, Role.ANALYST)


@pytest.fixture
def admin(a_database: str) -> Person:
    return somebody("Ada", Role.ADMINISTRATOR)


def is_in(client: Client) -> bool:
    response = client.get(reverse("people"))
    assert response.status_code in (200, 302)
    return response.status_code == 200


def test_thirty_minutes_without_a_request_end_it(tom: Person, clock: list[datetime]) -> None:
    client = client_of(tom)
    for _ in range(4):
        clock[0] += timedelta(minutes=28)
        assert is_in(client)
    clock[0] += timedelta(minutes=31)
    assert not is_in(client)


def test_twelve_hours_end_it_in_any_case(tom: Person, clock: list[datetime]) -> None:
    client = client_of(tom)
    key = client.session.session_key
    for _ in range(28):
        clock[0] += timedelta(minutes=25)
        assert is_in(client)
    clock[0] += timedelta(minutes=21)
    assert not is_in(client)
    assert not Session.objects.filter(session_key=key).exists(), "it is gone from the server"
    line = Line.objects.first()
    assert line is not None
    assert (line.action, line.person) == ("accounts.signed_out", tom.reference)
    assert line.reason.startswith("signed in for as long as")


def test_a_page_view_writes_when_somebody_was_seen_once_a_minute(tom: Person, clock: list[datetime]) -> None:
    client = client_of(tom)
    for _ in range(3):
        is_in(client)
        clock[0] += timedelta(seconds=10)
    first = Person.objects.get(pk=tom.pk).last_seen
    assert first == clock[0] - timedelta(seconds=30)
    clock[0] += timedelta(seconds=40)
    is_in(client)
    assert Person.objects.get(pk=tom.pk).last_seen == clock[0]


def test_signing_out_ends_it_on_the_server(tom: Person) -> None:
    client = client_of(tom)
    stolen = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert client.post(reverse("account_logout")).status_code == 302
    assert told()[0] == ("accounts.signed_out", tom.reference, tom.reference, "done")
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = stolen
    assert not is_in(thief)


def test_a_get_does_not_sign_out(tom: Person) -> None:
    client = client_of(tom)
    assert client.get(reverse("account_logout")).status_code == 200
    assert is_in(client)


def test_a_removed_person_is_out_at_once(admin: Person, tom: Person) -> None:
    client = client_of(tom)
    assert is_in(client)
    operations.remove(person=tom, reason="left", version=0, by=acting(admin))
    assert not is_in(client)
    restored = Person.objects.get(pk=tom.pk)
    operations.restore(person=restored, version=restored.version, by=acting(admin))
    assert not is_in(client), "a session of before does not come back"


def test_a_person_whose_role_is_withdrawn_is_out_at_once(admin: Person, tom: Person) -> None:
    client = client_of(tom)
    assert is_in(client)
    operations.withdraw_role(
        appointment=tom.appointments.get(role=Role.ANALYST.value), version=0, by=acting(admin)
    )
    assert not is_in(client)
    assert is_in(client_of(Person.objects.get(pk=tom.pk))), "and can sign in again, with what is left"


def test_a_role_that_ended_counts_no_more(admin: Person, tom: Person) -> None:
    client = client_of(tom)
    tom.appointments.filter(role=Role.ADMINISTRATOR.value).update(until=tom.open_since)
    assert client.get(reverse("people")).status_code == 404


def test_resetting_the_second_step_ends_sessions(admin: Person, tom: Person) -> None:
    client = client_of(tom)
    operations.reset_second_step(person=tom, version=0, by=acting(admin))
    assert not is_in(client)


def test_setting_up_the_second_step_ends_sessions_that_the_password_alone_opened(a_database: str) -> None:
    """Whoever knew the password and never gave a code does not become trusted by what another session does."""
    ann = give_password(somebody("Ann", Role.ANALYST, two_steps=False))
    here, elsewhere = Client(), Client()
    for client in (here, elsewhere):
        client.post(reverse("account_login"), {"login": ann.email, "password": PASSWORD})
    key = elsewhere.session.session_key
    assert elsewhere.get(reverse("dashboard")).headers["Location"].startswith(reverse("mfa_activate_totp"))
    here.get(reverse("mfa_activate_totp"))
    code = code_from(here.session["mfa.totp.secret"])
    assert here.post(reverse("mfa_activate_totp"), {"code": code}).status_code == 302
    assert here.get(reverse("mfa_index")).status_code == 200, "who gave the code goes on"
    assert elsewhere.get(reverse("dashboard")).headers["Location"].startswith(reverse("account_login"))
    assert not Session.objects.filter(session_key=key).exists()
    assert UserSession.objects.filter(user=ann).count() == 1


def test_sessions_that_were_signed_into_are_gone_from_the_server(admin: Person) -> None:
    """Not only do they hold no more: nothing is left of them that a stolen copy of the database could use."""
    olu, client = give_password(somebody("Olu", Role.COMMISSIONER, two_steps=False)), Client()
    client.post(reverse("account_login"), {"login": olu.email, "password": PASSWORD})
    key = client.session.session_key
    assert UserSession.objects.filter(user=olu).count() == 1
    operations.remove(person=olu, reason="left", version=0, by=acting(admin))
    assert not UserSession.objects.filter(user=olu).exists()
    assert not Session.objects.filter(session_key=key).exists()


def test_own_sessions_elsewhere_are_ended(a_database: str) -> None:
    olu = give_password(somebody("Olu", Role.COMMISSIONER, two_steps=False))
    here, elsewhere = Client(), Client()
    for client in (here, elsewhere):
        client.post(reverse("account_login"), {"login": olu.email, "password": PASSWORD})
    assert here.get(reverse("usersessions_list")).status_code == 200
    here.post(reverse("usersessions_list"))
    assert told()[0] == ("accounts.sessions.ended", olu.reference, olu.reference, "done")
    assert here.get(reverse("mfa_index")).status_code == 200
    assert elsewhere.get(reverse("mfa_index")).status_code == 302


def test_signed_in_pages_are_not_kept_by_the_browser(tom: Person) -> None:
    assert client_of(tom).get(reverse("people")).headers["Cache-Control"] == "no-store"


def test_what_is_left_of_ended_sessions_is_taken_away(a_database: str, clock: list[datetime]) -> None:
    olu = give_password(somebody("Olu", Role.COMMISSIONER, two_steps=False))
    old, fresh = Client(), Client()
    for client in (old, fresh):
        client.post(reverse("account_login"), {"login": olu.email, "password": PASSWORD})
        clock[0] += timedelta(minutes=20)
    operations.forget_ended_sessions()
    assert list(UserSession.objects.values_list("session_key", flat=True)) == [fresh.session.session_key]
    assert Session.objects.count() == 1
