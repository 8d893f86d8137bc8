"""Tokens of programs: made by their person, shown once, no more than their person reads, ended at once."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from goldenthread_web.accounts import operations as accounts
from goldenthread_web.accounts.models import Appointment
from goldenthread_web.accounts.people import CommandLine, signed_in
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.api import operations
from goldenthread_web.api.models import Token
from goldenthread_web.api.operations import A_MINUTE, PREFIX
from goldenthread_web.api.permissions import MOST
from tests.web.accounts.people import told
from tests.web.api.asking import Program, person_of, program_of
from tests.web.council import Council
from tests.web.pages import checked, get

pytestmark = pytest.mark.xdist_group("demo")
GIVEN = {"name": "Power BI on my laptop", "days": "30"}


def test_a_token_is_made_shown_once_and_works(council: Council) -> None:
    browser = council[Role.PLAN_LEAD]
    assert "You have no token" in get(browser, "/tokens").text_content()
    answer = browser.post("/tokens", GIVEN)
    page = checked(answer, "/tokens")
    secret = page.findtext(".//code")
    assert secret.startswith(PREFIX)
    assert Program(secret).json("/months")["months"]
    again = get(browser, "/tokens")
    assert secret not in again.text_content()
    assert "Power BI on my laptop" in again.text_content()
    token = Token.objects.get()
    assert secret not in str(Token.objects.values())
    assert token.good_until - token.made_on == timedelta(days=30)
    assert token.last_used_on == timezone.localdate()
    assert told() == [("api.token.made", person_of(Role.PLAN_LEAD).reference, token.reference, "done")]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({**GIVEN, "name": ""}, "Enter a name"),
        ({**GIVEN, "name": "x" * 61}, "Write 60 letters or fewer"),
        ({"name": "a"}, "Select how long"),
        ({**GIVEN, "days": "365"}, "Select one of the choices"),
    ],
)
def test_what_is_wrong_with_the_form_is_said(council: Council, given: dict[str, str], words: str) -> None:
    answer = council[Role.PLAN_LEAD].post("/tokens", given)
    assert answer.status_code == 400
    assert words in checked(answer, "/tokens").xpath("string(//*[@class='govuk-error-summary'])")
    assert not Token.objects.exists()


def test_a_name_is_text_wherever_it_stands(council: Council) -> None:
    browser = council[Role.PLAN_LEAD]
    browser.post("/tokens", {**GIVEN, "name": "<script>alert(1)</script>"})
    page = get(browser, "/tokens")
    assert "<script>alert(1)</script>" in page.text_content()
    assert not page.xpath("//script[not(@src)]")


def test_a_token_is_withdrawn_at_once_and_only_by_its_person(council: Council) -> None:
    program = program_of(Role.PLAN_LEAD)
    token = Token.objects.get()
    given = {"do": "withdraw", "token": token.reference}
    other = council[Role.ANALYST].post("/tokens", given)
    assert other.status_code == 400
    assert program.get("/months").status_code == 200
    assert council[Role.PLAN_LEAD].post("/tokens", given).status_code == 302
    assert program.get("/months").status_code == 401
    assert told(newest=2)[1][0] == "api.token.withdrawn"
    assert told()[0][0::3] == ("api.token.used", "refused")
    assert "withdrawn on" in get(council[Role.PLAN_LEAD], "/tokens").text_content()
    assert council[Role.PLAN_LEAD].post("/tokens", given).status_code == 400


def test_a_token_ends_by_itself(council: Council) -> None:
    program = program_of(Role.PLAN_LEAD, days=7)
    Token.objects.update(made_on=timezone.now() - timedelta(days=7, seconds=1))
    assert program.get("/months").status_code == 401
    Token.objects.update(made_on=timezone.now() - timedelta(days=7, seconds=-60))
    assert Token.objects.get().good_until > timezone.now()


@pytest.mark.parametrize("days", [0, 91])
def test_no_token_is_good_for_longer_than_90_days(council: Council, days: int) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Token.objects.create(person=person_of(Role.ANALYST), name="a", token_hash="b", days=days)


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer ", "Bearer gt_nothing", "Basic Zm9vOmJhcg==", "gt_nothing", "Bearer \u00e9"]
)
def test_what_is_no_token_opens_nothing_not_even_beside_a_session(council: Council, header: str) -> None:
    answer = council[Role.ANALYST].get("/api/v1/months", headers={"Authorization": header})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert council[Role.ANALYST].get("/api/v1/months").status_code == 200


def test_a_token_opens_no_page(council: Council) -> None:
    secret = program_of(Role.ANALYST).secret
    for address in (
        "/",
        "/dashboard.csv",
        "/indicators/referrals/ledger.csv?month=2023-06",
        "/tokens",
        "/people",
    ):
        answer = Client().get(address, headers={"Authorization": f"Bearer {secret}"})
        assert answer.status_code == 302, address
        assert answer.headers["Location"].startswith("/sign-in")


def test_who_loses_a_role_loses_it_for_the_program_in_the_same_moment(council: Council) -> None:
    program = program_of(Role.ANALYST)
    team = "/figures?area=team%3DNorth+Wold+Front+Door"
    assert program.json(team)["total"]
    person = person_of(Role.ANALYST)
    held = Appointment.objects.get(person=person)
    accounts.appoint(person=person, role=Role.PLAN_LEAD, version=person.version, by=CommandLine())
    person.refresh_from_db()
    accounts.withdraw_role(appointment=held, version=person.version, by=CommandLine())
    assert program.get(team).status_code == 404
    assert program.json("/figures")["total"]


def test_who_is_removed_takes_the_tokens_along_for_good(council: Council) -> None:
    program = program_of(Role.PLAN_LEAD)
    person = person_of(Role.PLAN_LEAD)
    accounts.remove(person=person, reason="left", version=person.version, by=CommandLine())
    assert program.get("/months").status_code == 401
    person.refresh_from_db()
    accounts.restore(person=person, version=person.version, by=CommandLine())
    person.refresh_from_db()
    accounts.appoint(person=person, role=Role.PLAN_LEAD, version=person.version, by=CommandLine())
    assert program.get("/months").status_code == 401


def test_without_the_second_step_that_a_role_needs_the_program_waits(council: Council) -> None:
    program = program_of(Role.ANALYST)
    person = person_of(Role.ANALYST)
    accounts.reset_second_step(person=person, version=person.version, by=CommandLine())
    answer = program.get("/months")
    assert answer.status_code == 403
    assert "second step" in answer.json()["detail"]
    with pytest.raises(NotAllowed, match="second step"):
        operations.make_token(name="a", days=7, by=signed_in(person))


def test_who_has_no_role_makes_none_and_nobody_makes_many(council: Council) -> None:
    person = person_of(Role.PLAN_LEAD)
    for _ in range(MOST):
        operations.make_token(name="a", days=7, by=signed_in(person))
    with pytest.raises(NotAllowed, match="Withdraw one"):
        operations.make_token(name="a", days=7, by=signed_in(person))
    assert "Withdraw one" in get(council[Role.PLAN_LEAD], "/tokens").text_content()
    Appointment.objects.filter(person=person).update(until=timezone.now())
    with pytest.raises(NotAllowed, match="no role"):
        operations.make_token(name="a", days=7, by=signed_in(person))
    assert told()[0][0::3] == ("api.token.made", "refused")


def test_a_token_that_asks_too_often_waits_and_others_do_not(
    council: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now().replace(second=20)
    monkeypatch.setattr(timezone, "now", lambda: now)
    program, other = program_of(Role.PLAN_LEAD), program_of(Role.PLAN_LEAD)
    assert program.get("/months").status_code == 200
    Token.objects.filter(requests=1).update(requests=A_MINUTE - 1)
    assert program.get("/months").status_code == 200
    refused = program.get("/months")
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "40")
    assert other.get("/months").status_code == 200
    later = now + timedelta(seconds=40)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert program.get("/months").status_code == 200


def test_the_secret_stands_in_no_log(council: Council, capfd: pytest.CaptureFixture[str]) -> None:
    program = program_of(Role.PLAN_LEAD)
    program.get("/months")
    program.get("/nothing")
    assert not re.search(r"gt_[\w-]{20}", "".join(capfd.readouterr()))


def test_whoever_the_council_confirms_has_no_token_that_nobody_would_confirm(council: Council) -> None:
    """Who left the council is out within a quarter of an hour: a program that is not asked about would stay in."""
    program = program_of(Role.PLAN_LEAD)
    person = person_of(Role.PLAN_LEAD)
    SocialAccount.objects.create(user=person, provider="council", uid="somebody")
    assert program.get("/months").status_code == 401
    with pytest.raises(NotAllowed, match="sign in at the council"):
        operations.make_token(name="a", days=7, by=signed_in(person))
    page = get(council[Role.PLAN_LEAD], "/tokens")
    assert "An administrator can invite you" in page.text_content()
    assert not page.xpath("//input[@name='days']")
