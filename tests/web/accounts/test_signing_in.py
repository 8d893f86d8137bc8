"""Signing in by the pages: password, second step, limits, and what the history keeps of it."""

from __future__ import annotations

import os
from datetime import datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.conf import Settings
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.roles import NEEDS_SECOND_STEP, Role
from goldenthread_web.history.models import Line
from tests.web.accounts.people import PASSWORD, client_of, code_from, code_of, give_password, somebody, told


@pytest.fixture
def olu(a_database: str) -> Person:
    """Needs no second step."""
    return give_password(somebody("Olu", Role.COMMISSIONER, two_steps=False))


@pytest.fixture
def tom(a_database: str) -> Person:
    return give_password(somebody("Tom", Role.ANALYST))


def sign_in(client: Client, email: str, password: str = PASSWORD) -> HttpResponse:
    return client.post(reverse("account_login"), {"login": email, "password": password})


def test_by_password(olu: Person) -> None:
    client = Client()
    assert client.get(reverse("account_login")).status_code == 200
    response = sign_in(client, "OLU@council.example")
    assert response.status_code == 302
    assert told() == [("accounts.signed_in", olu.reference, olu.reference, "done")]
    line = Line.objects.first()
    assert line is not None
    assert line.role == "commissioner"
    assert line.request
    assert client.session.get_expire_at_browser_close()


@pytest.mark.parametrize("email", ["olu@council.example", "nobody@council.example"])
def test_a_wrong_password_and_a_wrong_address_look_the_same(olu: Person, email: str) -> None:
    right = "olu" in email
    response = sign_in(Client(), email, "not the password")
    assert response.status_code == 200
    assert "_auth_user_id" not in response.client.session
    assert b"The email address or the password is not right" in response.content
    assert told() == [("accounts.signed_in", "nobody", olu.reference if right else "", "refused")]
    assert not any(email in str(value) for row in Line.objects.values() for value in row.values())


def test_too_many_attempts_are_refused_for_all_workers_together(olu: Person) -> None:
    for _ in range(5):
        sign_in(Client(), olu.email, "not the password")
    response = sign_in(Client(), olu.email)
    assert b"You tried too often" in response.content
    assert told() == [("accounts.signed_in", "nobody", olu.reference, "refused")]
    count = Line.objects.count()
    sign_in(Client(), olu.email)
    assert Line.objects.count() == count, "trying on does not fill the history"
    cache.clear()
    assert sign_in(Client(), olu.email).status_code == 302, "what was counted stood in the cache of all"


def test_migrate_makes_the_table_that_limits_count_in(database: str) -> None:
    cache.set("limit", 3)
    assert cache.get("limit") == 3


@pytest.mark.parametrize("role", sorted(NEEDS_SECOND_STEP))
def test_who_needs_the_second_step_gets_nowhere_without_it(a_database: str, role: Role) -> None:
    client = client_of(somebody("Ann", role, two_steps=False))
    for route in ("home", "people", "history", "dashboard", "account_change_password", "usersessions_list"):
        response = client.get(reverse(route))
        assert (response.status_code, response.headers["Location"].partition("?")[0]) == (
            302,
            reverse("mfa_activate_totp"),
        )


def test_setting_up_the_second_step_right_after_signing_in(a_database: str) -> None:
    ann, client = give_password(somebody("Ann", Role.ANALYST, two_steps=False)), Client()
    sign_in(client, ann.email)
    page = client.get(reverse("mfa_activate_totp"))
    assert page.status_code == 200, "nobody is asked for the password again within minutes"
    secret = client.session["mfa.totp.secret"]
    refused = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert refused.status_code == 200
    done = client.post(reverse("mfa_activate_totp"), {"code": code_from(secret)})
    assert done.headers["Location"] == reverse("mfa_view_recovery_codes")
    assert {line[:2] for line in told(newest=2)} == {
        ("accounts.second_step.set_up", ann.reference),
        ("accounts.recovery_codes.set_up", ann.reference),
    }
    assert client.get(done.headers["Location"]).status_code == 200
    assert client.get(reverse("usersessions_list")).status_code == 200


def test_by_password_and_code(tom: Person) -> None:
    client = Client()
    response = sign_in(client, tom.email)
    assert response.headers["Location"] == reverse("mfa_authenticate")
    assert client.get(reverse("mfa_index")).status_code == 302, "the password alone opens nothing"
    assert not Line.objects.exists()
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == 200
    assert told() == [("accounts.second_step.used", "nobody", tom.reference, "refused")]
    client.post(reverse("mfa_authenticate"), {"code": code_of(tom)})
    assert told() == [("accounts.signed_in", tom.reference, tom.reference, "done")]
    assert client.get(reverse("mfa_index")).status_code == 200


def test_a_code_is_good_once(tom: Person) -> None:
    code = code_of(tom)
    for expected in (302, 200):
        client = Client()
        sign_in(client, tom.email)
        assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == expected


def test_a_recovery_code_is_good_once_and_told_of(tom: Person) -> None:
    client = client_of(tom)
    client.post(reverse("mfa_generate_recovery_codes"))
    assert told()[0][0] == "accounts.recovery_codes.set_up"
    codes = (
        Authenticator.objects.get(user=tom, type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()
    )
    shown, again = (client.get(reverse("mfa_view_recovery_codes")).content.decode() for _ in range(2))
    assert all(code in shown for code in codes)
    assert not any(code in again for code in codes), "they are shown once"
    for expected in (302, 200):
        other = Client()
        sign_in(other, tom.email)
        assert other.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == expected
    assert Line.objects.filter(action="accounts.recovery_codes.used", person=tom.reference).count() == 1


def test_the_second_step_is_taken_away_only_after_the_password_once_more(
    tom: Person, clock: list[datetime]
) -> None:
    client = client_of(tom)
    clock[0] += timedelta(minutes=10)
    response = client.get(reverse("mfa_deactivate_totp"))
    assert response.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert client.get(response.headers["Location"]).status_code == 200
    wrong = client.post(response.headers["Location"], {"password": "not the password"})
    assert wrong.status_code == 200
    assert told()[0] == ("accounts.signed_in", tom.reference, tom.reference, "refused")
    right = client.post(response.headers["Location"], {"password": PASSWORD})
    assert right.headers["Location"] == reverse("mfa_deactivate_totp")
    client.post(reverse("mfa_deactivate_totp"))
    assert told()[0][0] == "accounts.second_step.removed"
    assert client.get(reverse("home")).headers["Location"].startswith(reverse("mfa_activate_totp"))


def test_by_code_once_more(tom: Person, clock: list[datetime]) -> None:
    client = client_of(tom)
    clock[0] += timedelta(minutes=10)
    assert client.get(reverse("mfa_reauthenticate")).status_code == 200
    client.post(f"{reverse('mfa_reauthenticate')}?next={reverse('mfa_index')}", {"code": code_of(tom)})
    assert client.get(reverse("mfa_deactivate_totp")).status_code == 200


def test_a_password_is_changed(tom: Person) -> None:
    here, elsewhere = client_of(tom), client_of(tom)
    assert here.get(reverse("account_change_password")).status_code == 200
    given = {
        "oldpassword": PASSWORD,
        "password1": "teapot harbour violet",
        "password2": "teapot harbour violet",
    }
    assert here.post(reverse("account_change_password"), given).status_code == 302
    assert told() == [("accounts.password.changed", tom.reference, tom.reference, "done")]
    assert here.get(reverse("mfa_index")).status_code == 200
    assert elsewhere.get(reverse("mfa_index")).status_code == 302, "other sessions end"


@pytest.mark.parametrize(
    "new",
    [
        "short", "council-council1", "Passwordpassword1", "tom@council.example",
        "123456789012", "830471920563", "zkqzkqzkqzkq", "aaaaaaaabbbbc",
    ],
)  # fmt: skip
def test_a_password_that_is_easy_to_guess_is_refused(tom: Person, new: str) -> None:
    given = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    response = client_of(tom).post(reverse("account_change_password"), given)
    assert response.status_code == 200
    tom.refresh_from_db()
    assert tom.check_password(PASSWORD)


def test_a_removed_person_cannot_sign_in(tom: Person) -> None:
    """Even if a password was left by mistake."""
    Person.objects.filter(pk=tom.pk).update(is_active=False, removed_on=tom.open_since)
    client = Client()
    response = sign_in(client, tom.email)
    assert response.headers.get("Location") in (reverse("account_login"), reverse("mfa_authenticate"))
    if response.headers["Location"] == reverse("mfa_authenticate"):
        response = client.post(reverse("mfa_authenticate"), {"code": code_of(tom)})
    assert "_auth_user_id" not in client.session
    assert client.get(reverse("mfa_index")).status_code == 302
    assert told()[0][3] == "refused"


@pytest.mark.parametrize(
    "path",
    [
        "/signup", "/signup/", "/accounts/signup/", "/password/reset", "/password/reset/", "/email", "/email/",
        "/confirm-email/", "/sign-in/webauthn/", "/accounts/login/", "/recovery-codes/download", "/admin/",
    ],
)  # fmt: skip
def test_nobody_signs_up_and_nothing_goes_by_mail(olu: Person, path: str) -> None:
    assert Client().get(path).status_code == 404
    assert client_of(olu).get(path).status_code == 404


def test_passwords_are_kept_by_argon2(a_database: str) -> None:
    """Other tests take a quick way that nobody could rely on."""
    assert Settings(os.environ["DJANGO_SETTINGS_MODULE"]).PASSWORD_HASHERS == [
        "django.contrib.auth.hashers.Argon2PasswordHasher"
    ]
