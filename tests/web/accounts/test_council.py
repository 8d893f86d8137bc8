"""Signing in with the council's account: by what its sign-in says, when every part of that is as it must be."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from goldenthread_web.accounts import operations, permissions
from goldenthread_web.accounts.council import config
from goldenthread_web.accounts.council.config import ConfigError
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.queries import Standing, standing_of
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from tests.web import pages
from tests.web.accounts import identity_provider
from tests.web.accounts.identity_provider import CLIENT, SECRET, Claims, IdentityProvider
from tests.web.accounts.people import acting, somebody

FILE = """
issuer = "{issuer}"
client = "{client}"
name = "your council account"
second_step = {second_step}
[[group]]
id = "g-analysts"
role = "performance analyst"
[[group]]
id = "g-southmere"
role = "team manager"
area = "team=Southmere"
[[group]]
id = "g-councillors"
role = "scrutiny councillor"
"""
ADA: Claims = {
    "sub": "s-1",
    "oid": "o-1",
    "name": "Ada",
    "email": "ada@council.example",
    "groups": ["g-analysts"],
}


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return identity_provider.new_key()


def described(issuer: str, *, second_step: bool = True) -> config.CouncilSignIn:
    text = FILE.format(issuer=issuer, client=CLIENT, second_step=str(second_step).lower())
    return config.read(text, SECRET, is_production=False)


@pytest.fixture
def council(a_database: str, key: rsa.RSAPrivateKey) -> Iterator[IdentityProvider]:
    """A council's sign-in that this site knows."""
    with identity_provider.running(dict(ADA), key) as provider:
        app = {"provider_id": "council", "name": "x", "client_id": CLIENT, "secret": SECRET}
        apps = [{**app, "settings": {"server_url": provider.issuer}}]
        with override_settings(
            COUNCIL_SIGN_IN=described(provider.issuer),
            SOCIALACCOUNT_PROVIDERS={"council": {"OAUTH_PKCE_ENABLED": True, "APPS": apps}},
        ):
            yield provider


def to_and_back(client: Client, council: IdentityProvider) -> str:
    """From this site to the council's sign-in: the address that it sends the browser back to."""
    sent = client.post(reverse("council_begin"))
    assert sent.status_code == 302, sent.content.decode()
    assert sent.headers["Location"].startswith(f"{council.issuer}/authorize?")
    return council.sign_in(sent.headers["Location"])


def come(council: IdentityProvider, client: Client | None = None, status: int = 302) -> Client:
    client = client or Client()
    answer = client.get(to_and_back(client, council))
    assert answer.status_code == status, answer.content.decode()
    if status != 302:
        pages.checked(answer, "back")
    return client


def is_in(client: Client) -> bool:
    return client.get(reverse("dashboard")).status_code != 302


def roles_of(person: Person) -> set[tuple[str, str]]:
    return set(person.appointments.filter(until=None).values_list("role", "area"))


def test_somebody_of_the_council_comes_in(council: IdentityProvider) -> None:
    client = come(council)
    person = Person.objects.get()
    assert (person.name, person.email) == ("Ada", "ada@council.example")
    assert roles_of(person) == {("performance analyst", "")}
    assert not person.has_usable_password()
    assert standing_of(person) is Standing.OPEN
    assert client.get(reverse("mfa_index")).status_code == 200
    assert SocialAccount.objects.get().extra_data == {}, (
        "nothing of what the council says of a person is kept"
    )
    assert list(Line.objects.order_by("number").values_list("action", "person", "outcome")) == [
        ("accounts.person.arrived", "council sign-in", "done"),
        ("accounts.role.appointed", "council sign-in", "done"),
        ("accounts.signed_in", person.reference, "done"),
    ]
    come(council)
    assert Person.objects.count() == 1


def test_what_is_asked_for(council: IdentityProvider) -> None:
    """PKCE, a mark of each asking, and nothing that an address could change."""
    client = Client()
    sent = client.post(f"{reverse('council_begin')}?scope=all&auth_params=prompt%3Dnone&process=connect")
    council.sign_in(sent.headers["Location"])
    [asked] = council.asked
    assert asked["code_challenge_method"] == "S256"
    assert set(asked["scope"].split()) == {"openid", "profile", "email", "offline_access"}
    assert "prompt" not in asked
    assert min(map(len, (asked["nonce"], asked["state"], asked["code_challenge"]))) >= 16


def other(name: str, value: object) -> Callable[[Claims], Claims]:
    return lambda claims: {**claims, name: value}


def without(name: str) -> Callable[[Claims], Claims]:
    return lambda claims: {key: value for key, value in claims.items() if key != name}


@pytest.mark.parametrize(
    "lie",
    [
        pytest.param(other("iss", "https://elsewhere.example"), id="another issuer"),
        pytest.param(other("aud", "another-site"), id="for another site"),
        pytest.param(
            lambda c: {**c, "aud": [CLIENT, "another"], "azp": "another"}, id="by way of another site"
        ),
        pytest.param(other("exp", int(time.time()) - 600), id="run out"),
        pytest.param(without("exp"), id="never runs out"),
        pytest.param(without("sub"), id="of nobody"),
        pytest.param(other("nonce", "of another asking"), id="another asking"),
        pytest.param(without("nonce"), id="no asking"),
        pytest.param(other("_claim_names", {"groups": "src1"}), id="too many groups"),
        pytest.param(other("hasgroups", True), id="too many groups, said otherwise"),
        pytest.param(other("groups", "g-analysts"), id="groups that are no list"),
    ],
)
def test_what_is_not_believed(council: IdentityProvider, lie: Callable[[Claims], Claims]) -> None:
    council.change = lie
    client = come(council, status=401)
    assert not is_in(client)
    assert not Person.objects.exists()
    last = Line.objects.order_by("-number").values_list("action", "outcome").first()
    assert last == ("accounts.signed_in", "refused")


@pytest.mark.parametrize("way", ["none", "HS256 with the public key", "another key", "another kid", "PS256"])
def test_a_token_signed_in_another_way(council: IdentityProvider, key: rsa.RSAPrivateKey, way: str) -> None:
    head = {"kid": "first"}
    signed: dict[str, Callable[[Claims], str]] = {
        "none": lambda c: jwt.encode(c, None, algorithm="none", headers=head),
        "HS256 with the public key": lambda c: jwt.encode(c, "n" * 64, algorithm="HS256", headers=head),
        "another key": lambda c: jwt.encode(c, identity_provider.new_key(), algorithm="RS256", headers=head),
        "another kid": lambda c: jwt.encode(c, key, algorithm="RS256", headers={"kid": "second"}),
        "PS256": lambda c: jwt.encode(c, key, algorithm="PS256", headers=head),
    }
    council.signed = signed[way]
    assert not is_in(come(council, status=401))
    assert not Person.objects.exists()


def test_an_answer_counts_once_and_for_who_asked(council: IdentityProvider) -> None:
    """Played again, with another state, or in another browser, it opens nothing."""
    client = Client()
    address = to_and_back(client, council)
    assert Client().get(address).status_code == 401
    assert client.get(address.replace("state=", "state=x")).status_code == 401
    assert client.get(address).status_code == 302
    assert client.get(address).status_code == 401


def test_a_sign_in_of_another_name_is_not_asked(council: IdentityProvider) -> None:
    council.configuration = {"issuer": "https://elsewhere.example"}
    assert Client().post(reverse("council_begin")).status_code == 401
    assert not council.asked


def test_an_e_mail_address_names_nobody(council: IdentityProvider) -> None:
    """Whoever has somebody's address at the council is not that person here: neither account is the other's."""
    local = somebody("Ada", Role.DIRECTOR)
    come(council)
    came = Person.objects.exclude(pk=local.pk).get()
    assert came.email.endswith("@council.invalid")
    assert roles_of(local) == {("director", "")}
    council.person |= {"oid": "o-2", "email": "ada@council.example"}
    come(council)
    assert Person.objects.count() == 3
    council.person |= {"oid": "o-1", "email": "moved@council.example", "sub": "s-9"}
    come(council)
    assert Person.objects.count() == 3, "an object id is the same person, whatever else changes"


def test_groups_give_roles_and_take_them(council: IdentityProvider) -> None:
    come(council)
    council.person["groups"] = ["g-southmere", "g-of-something-else"]
    come(council)
    person = Person.objects.get()
    assert roles_of(person) == {("team manager", "team=Southmere")}
    council.person["groups"] = ["g-of-something-else"]
    client = come(council, status=403)
    assert not is_in(client)
    assert roles_of(person) == set()
    del council.person["groups"]
    come(council, status=403)


def test_nobody_without_a_group_gets_an_account(council: IdentityProvider) -> None:
    council.person["groups"] = []
    come(council, status=403)
    assert not Person.objects.exists()
    assert Line.objects.values_list("action", "outcome", "reason").get() == (
        "accounts.council.arrived", "refused", "In no group that has access.",
    )  # fmt: skip


def test_who_was_removed_here_does_not_come_back(council: IdentityProvider) -> None:
    client = come(council)
    person, admin = Person.objects.get(), somebody("Root", Role.ADMINISTRATOR)
    operations.remove(person=person, reason="left", version=person.version, by=acting(admin))
    assert not is_in(client)
    come(council, status=403)
    assert not Person.objects.get(pk=person.pk).is_active
    person.refresh_from_db()
    done = operations.restore(person=person, version=person.version, by=acting(admin))
    assert done.token == "", "no password is chosen here"
    assert is_in(come(council))


@pytest.mark.parametrize("gone", ["from the council", "from the group", "the council is away"])
def test_who_is_gone_is_out_within_a_quarter_of_an_hour(
    council: IdentityProvider, clock: list[datetime], gone: str
) -> None:
    clock[0] = datetime.now(tz=clock[0].tzinfo)
    client = come(council)
    if gone == "from the council":
        council.is_gone = True
    elif gone == "from the group":
        council.person["groups"] = []
    else:
        council.is_away = True
    clock[0] += timedelta(minutes=13)
    assert is_in(client)
    clock[0] += timedelta(minutes=2)
    assert not is_in(client)
    assert not is_in(client)
    last = Line.objects.filter(action="accounts.signed_out").values_list("reason", flat=True).get()
    assert last == "not confirmed by the council's sign-in"
    if gone == "from the group":
        assert roles_of(Person.objects.get()) == set()


def test_who_is_still_there_goes_on_without_noticing(
    council: IdentityProvider, clock: list[datetime]
) -> None:
    clock[0] = datetime.now(tz=clock[0].tzinfo)
    client = come(council)
    council.person["groups"] = ["g-councillors"]
    clock[0] += timedelta(minutes=15)
    assert client.get(reverse("dashboard")).status_code == 404, "the new role holds at once"
    assert client.get(reverse("packs")).status_code in (200, 302)
    for _ in range(3):
        clock[0] += timedelta(minutes=15)
        assert client.get(reverse("mfa_index")).status_code == 200
    assert "for nothing" not in str(dict(client.session.items()))


def test_the_second_step_is_the_councils_or_ours(council: IdentityProvider) -> None:
    """Where the council's sign-in does not say that it asked for one, it is set up here."""
    with override_settings(COUNCIL_SIGN_IN=described(council.issuer, second_step=False)):
        sent = come(council).get(reverse("people"))
        assert (sent.status_code, sent.headers["Location"].split("?")[0]) == (
            302,
            reverse("mfa_activate_totp"),
        )
        council.person["amr"] = ["pwd", "mfa"]
        assert come(council).get(reverse("people")).status_code == 404, (
            "not for an analyst, and no second step asked"
        )


def test_what_an_administrator_can_do_for_somebody_of_the_council(council: IdentityProvider) -> None:
    come(council)
    person, admin = Person.objects.get(), acting(somebody("Root", Role.ADMINISTRATOR))
    assert "council's groups" in why_not(permissions.check_may_appoint, admin, person)
    assert "council's groups" in why_not(permissions.check_may_withdraw, admin, person.appointments.get())
    assert "no password here" in why_not(permissions.check_may_give_link, admin, person)
    with pytest.raises(NotAllowed):
        operations.give_link(person=person, version=person.version, by=admin)
    assert why_not(permissions.check_may_remove, admin, person) == ""


def test_the_page_to_sign_in_shows_it_where_it_is_set(council: IdentityProvider) -> None:
    page = pages.get(Client(), reverse("account_login"))
    assert (
        page.xpath("//form[@action='/sign-in/council']//button")[0].text
        == "Sign in with your council account"
    )
    assert page.xpath("//input[@name='login']")
    with override_settings(COUNCIL_SIGN_IN=None):
        assert b"/sign-in/council" not in Client().get(reverse("account_login")).content
        assert Client().post(reverse("council_begin")).status_code == 404
        assert Client().get(reverse("council_back")).status_code == 404
    assert Client(enforce_csrf_checks=True).post(reverse("council_begin")).status_code == 403


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('issuer = "https', 'issuer = "http', "begins with https"),
        ("[[group]]", "[[groups]]", "no 'groups'"),
        ("performance analyst", "analyst", "no role 'analyst'"),
        ('area = "team=Southmere"', "", "is for a part"),
        ('role = "scrutiny councillor"', 'role = "scrutiny councillor"\narea = "team=X"', "leave area out"),
        ('client = "goldenthread-site"', "", "client is missing"),
        ("second_step = true", "second_step", "not TOML"),
    ],
)
def test_a_file_that_is_wrong(old: str, new: str, words: str) -> None:
    text = FILE.format(issuer="https://council.example/v2.0", client=CLIENT, second_step="true")
    assert config.read(text, SECRET, is_production=True).origin == "https://council.example"
    with pytest.raises(ConfigError, match=words):
        config.read(text.replace(old, new), SECRET, is_production=True)
    with pytest.raises(ConfigError, match="secret is missing"):
        config.read(text, "", is_production=True)


def test_without_a_file_there_is_none() -> None:
    assert settings.COUNCIL_SIGN_IN is None
