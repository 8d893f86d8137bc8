"""The pages of those who run accounts, and of those who were invited."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread_web.accounts import areas, operations
from goldenthread_web.accounts.models import Appointment, Person
from goldenthread_web.accounts.people import CommandLine
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from tests.web.accounts.people import PASSWORD, acting, client_of, give_password, somebody, told
from tests.web.pages import Page, checked, get, text_of


@pytest.fixture
def admin(a_database: str) -> Person:
    return somebody("Ada", Role.ADMINISTRATOR)


@pytest.fixture
def browser(admin: Person) -> Client:
    return client_of(admin)


@pytest.fixture(autouse=True)
def parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parts of a council, without its records."""
    found = [(part, areas.label(part)) for part in ("", "service=Help", "team=Duty", "team=Help")]
    for module in ("areas", "forms"):
        monkeypatch.setattr(f"goldenthread_web.accounts.{module}.areas", lambda: found)


def problems(page: Page) -> list[str]:
    return [
        line.text_content().strip() for line in page.xpath("//*[contains(@class, 'error-summary__list')]/li")
    ]


def link_on(page: Page) -> str:
    [link] = re.findall(r"http://testserver(/invitation/\S+)", text_of(page))
    return link


def send(browser: Client, person: Person, deed: str, *, status: int = 200, **given: object) -> Page:
    person.refresh_from_db()
    address = reverse("person", args=[person.reference])
    return checked_at(
        browser.post(address, {"do": deed, "version": person.version, **given}, follow=True), status
    )


def checked_at(response: object, status: int) -> Page:
    assert response.status_code == status  # type: ignore[attr-defined]
    return checked(response, "")  # type: ignore[arg-type]


def test_somebody_without_a_role_is_told_whom_to_ask(a_database: str) -> None:
    """No page that is not there, and no way to tokens that would be refused."""
    browser = client_of(somebody("Noor"))
    page = get(browser, reverse("home"))
    assert page.xpath("string(//h1)") == "You have no role yet"
    assert "Ask whoever runs accounts here" in text_of(page)
    for address in page.xpath("//main//a/@href | //nav//a/@href"):
        get(browser, address)
    assert "Tokens for programs" not in text_of(get(browser, reverse("mfa_index")))
    assert "Tokens for programs" in text_of(
        get(client_of(somebody("Ola", Role.PARTNER)), reverse("mfa_index"))
    )


def test_the_list_of_people(browser: Client, admin: Person) -> None:
    somebody("Tom", Role.TEAM_MANAGER, area="team=Duty")
    ivy = somebody("Ivy", Role.ANALYST, password=False)
    rem = somebody("Rem", Role.ANALYST)
    operations.remove(person=rem, reason="left", version=0, by=acting(admin))
    page = get(browser, reverse("people"))
    rows = [" ".join(row.text_content().split()) for row in page.xpath("//tbody/tr")]
    assert [row.split()[0] for row in rows] == ["Ada", "Ivy", "Rem", "Tom"]
    assert "Team manager (Team: Duty)" in rows[3]
    assert "Invited" in rows[1]
    assert "None Closed" in rows[2]
    assert ivy.password not in text_of(page)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?role=performance+analyst", {"Ivy", "Ned"}),
        ("?standing=invited", {"Ivy"}),
        ("?standing=open", {"Ada", "Ned"}),
        ("?standing=closed", set()),
        ("?role=auditor&standing=open", set()),
    ],
)
def test_the_list_narrowed_down(browser: Client, query: str, expected: set[str]) -> None:
    somebody("Ivy", Role.ANALYST, password=False)
    somebody("Ned", Role.ANALYST)
    page = get(browser, reverse("people") + query)
    assert {row.findtext("th/a") for row in page.xpath("//tbody/tr")} == expected


def test_a_wrong_choice_is_said(browser: Client) -> None:
    page = get(browser, reverse("people") + "?role=king")
    assert len(problems(page)) == 1


def test_many_people_stand_on_several_pages(browser: Client) -> None:
    Person.objects.bulk_create(
        [Person(name=f"Person {number:03}", email=f"p{number}@council.example") for number in range(120)]
    )
    first = get(browser, reverse("people") + "?standing=invited")
    assert len(first.xpath("//tbody/tr")) == 0 or len(first.xpath("//tbody/tr")) == 50
    page = get(browser, reverse("people"))
    seen = len(page.xpath("//tbody/tr"))
    while following := page.xpath("//a[@rel='next']/@href"):
        page = get(browser, reverse("people") + following[0])
        seen += len(page.xpath("//tbody/tr"))
    assert seen == 121


def test_somebody_is_invited_and_chooses_a_password(browser: Client) -> None:
    get(browser, reverse("invite"))
    given = {"name": "Tom", "email": "tom@council.example", "role": "team manager", "area": "team=Duty"}
    response = browser.post(reverse("invite"), given)
    link = link_on(checked_at(response, 200))
    assert response.headers["Cache-Control"] == "no-store"
    tom = Person.objects.get(name="Tom")
    assert link not in text_of(get(browser, reverse("person", args=[tom.reference]))), "it is shown once"

    anybody = Client()
    page = get(anybody, link)
    assert "Tom" in text_of(page)
    assert page.xpath("//input[@autocomplete='username']/@value") == [tom.email], (
        "password managers ask for it"
    )
    wrong = {"password": "short", "again": "other"}
    assert len(problems(checked_at(anybody.post(link, wrong), 200))) >= 1
    differ = checked_at(anybody.post(link, {"password": PASSWORD, "again": PASSWORD + "s"}), 200)
    assert problems(differ) == ["The two passwords differ. Enter the same one twice"]
    assert PASSWORD not in differ.text_content()
    done = anybody.post(link, {"password": PASSWORD, "again": PASSWORD})
    assert done.headers["Location"] == reverse("account_login")
    get(anybody, link, status=404)
    assert anybody.post(link, {"password": PASSWORD, "again": PASSWORD}).status_code == 404
    signed_in = anybody.post(reverse("account_login"), {"login": tom.email, "password": PASSWORD})
    assert signed_in.status_code == 302


def test_looking_at_a_link_does_not_use_it_up(browser: Client, admin: Person) -> None:
    link = link_on(send(browser, somebody("Tom", password=False), "link"))
    for _ in range(3):
        get(Client(), link)


def test_a_link_ends_by_itself(browser: Client, clock: list[datetime]) -> None:
    link = link_on(send(browser, somebody("Tom", password=False), "link"))
    clock[0] += timedelta(days=8)
    assert "no longer good" in get(Client(), link, status=404).findtext(".//h1")


@pytest.mark.parametrize("link", ["/invitation/nothing", "/invitation/%00", "/invitation/" + "x" * 5_000])
def test_a_link_that_nobody_was_given(a_database: str, link: str) -> None:
    assert Client().get(link).status_code == 404
    assert Client().post(link, {"password": PASSWORD, "again": PASSWORD}).status_code == 404


@pytest.mark.parametrize(
    ("given", "told_of"),
    [
        ({"name": ""}, "Enter the name of the person"),
        ({"email": "tom"}, "Enter an email address in the form of name@council.example"),
        ({"email": "ADA@council.example"}, "Somebody has an account with this email address"),
        ({"role": ""}, "Choose the role"),
        ({"role": "king"}, "Select one of the choices"),
        ({"area": ""}, "Choose a service or a team"),
        ({"area": "team=Unknown"}, "Select one of the choices"),
        ({"role": "administrator"}, "is for the whole council"),
        ({"name": "x" * 121}, "120"),
        ({"name": "T\x00m"}, "Null characters"),
    ],
)
def test_what_was_wrong_with_an_invitation_is_said(
    browser: Client, given: dict[str, str], told_of: str
) -> None:
    right = {"name": "Tom", "email": "tom@council.example", "role": "team manager", "area": "team=Duty"}
    page = checked_at(browser.post(reverse("invite"), right | given), 200)
    assert any(told_of in problem for problem in problems(page)), problems(page)
    assert (page.findtext(".//title") or "").startswith("Error: ")
    assert Person.objects.count() == 1


def test_a_person_gets_a_role_and_loses_it(browser: Client) -> None:
    tom = somebody("Tom")
    page = send(browser, tom, "appoint", role="team manager", area="team=Duty")
    assert "Tom is now team manager, for the team Duty." in text_of(page)
    held = Appointment.objects.get(person=tom)
    page = send(browser, tom, "withdraw", appointment=held.pk)
    assert "Tom is no longer team manager, for the team Duty." in text_of(page)
    assert "has no role" in text_of(page)


def test_a_person_is_removed_and_comes_back(browser: Client) -> None:
    tom = somebody("Tom", Role.ANALYST)
    assert problems(send(browser, tom, "remove", reason="")) == ["Enter why this account is closed"]
    page = send(browser, tom, "remove", reason="left the council")
    assert "The account of Tom is closed" in text_of(page)
    assert "Open this account again" in text_of(page)
    assert link_on(send(browser, tom, "restore"))
    assert Person.objects.get(pk=tom.pk).is_active


def test_the_second_step_of_somebody_is_reset(browser: Client) -> None:
    tom = somebody("Tom", Role.ANALYST)
    assert "sets up the second step anew" in text_of(send(browser, tom, "reset"))


def test_the_loser_of_a_race_sees_both_and_can_ask_again(browser: Client, admin: Person) -> None:
    tom = somebody("Tom")
    operations.appoint(person=tom, role=Role.AUDITOR, version=0, by=CommandLine())
    address = reverse("person", args=[tom.reference])
    given = {"do": "appoint", "version": 0, "role": "team manager", "area": "team=Duty"}
    page = checked_at(browser.post(address, given), 409)
    assert problems(page) == ["This account was changed while you had the page open."]
    assert (
        "What you asked for Give the role: team manager, for the team Duty. This has not been done."
        in text_of(page)
    )
    assert "Auditor" in " ".join(page.xpath("//tbody")[0].text_content().split())
    [form] = page.xpath("//form[.//*[@name='do' and @value='appoint']]")
    again = {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}
    assert again == {"version": "1", "role": "team manager", "area": "team=Duty"}
    assert browser.post(address, {"do": "appoint", **again}).status_code == 302
    assert Appointment.objects.held().filter(person=tom).count() == 2


def test_a_role_withdrawn_by_two_at_once(browser: Client) -> None:
    tom = somebody("Tom", Role.ANALYST)
    held = tom.appointments.get()
    operations.withdraw_role(appointment=held, version=0, by=CommandLine())
    address = reverse("person", args=[tom.reference])
    page = checked_at(browser.post(address, {"do": "withdraw", "version": 0, "appointment": held.pk}), 409)
    assert "Withdraw the role: performance analyst" in text_of(page)


def test_what_is_refused_is_said_and_stands_in_the_history(browser: Client, admin: Person) -> None:
    page = send(browser, admin, "remove", status=403, reason="me")
    assert problems(page) == ["You can't remove yourself. Another administrator can."]
    assert (page.findtext(".//title") or "").startswith("Error: ")
    assert told() == [("accounts.person.removed", admin.reference, admin.reference, "refused")]
    buttons = page.xpath("//form//button/@value")
    assert buttons == [], "where nothing may be done there is no button, and the reason stands there"


@pytest.mark.parametrize("deed", ["", "promote", "withdraw\x00"])
def test_a_deed_that_is_not_there(browser: Client, admin: Person, deed: str) -> None:
    assert (
        browser.post(reverse("person", args=[admin.reference]), {"do": deed, "version": 0}).status_code == 404
    )


@pytest.mark.parametrize("version", ["", "-1", "x", "9" * 30])
def test_a_version_that_is_none_changes_nothing(browser: Client, version: str) -> None:
    tom = somebody("Tom")
    given = {"do": "appoint", "version": version, "role": "auditor", "area": ""}
    response = browser.post(reverse("person", args=[tom.reference]), given)
    assert response.status_code in (200, 409)
    assert not Appointment.objects.filter(person=tom).exists()


def test_somebody_elses_appointment_is_not_reached_through_another_person(browser: Client) -> None:
    tom, sam = somebody("Tom", Role.ANALYST), somebody("Sam", Role.ANALYST)
    given = {"do": "withdraw", "version": 0, "appointment": sam.appointments.get().pk}
    assert browser.post(reverse("person", args=[tom.reference]), given).status_code == 404
    assert Appointment.objects.held().filter(person=sam).exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_others_find_no_page_of_people(a_database: str, role: Role) -> None:
    other = somebody("Oth", role)
    browser = client_of(other)
    for address in (reverse("people"), reverse("invite"), reverse("person", args=[other.reference])):
        assert browser.get(address).status_code == 404
        assert told()[0][::3] == ("accounts.page.asked", "refused")
        assert browser.post(
            address, {"do": "appoint", "version": 0, "role": "administrator"}
        ).status_code in (404, 405)
    assert Appointment.objects.filter(person=other).count() == 1


def test_markup_in_a_name_is_text(browser: Client) -> None:
    tom = somebody("Tom")
    Person.objects.filter(pk=tom.pk).update(name="<script>alert(1)</script>")
    for address in (reverse("people"), reverse("person", args=[tom.reference])):
        page = get(browser, address)
        assert not [script for script in page.iter("script") if "alert" in (script.text or "")]
        assert "<script>alert(1)</script>" in text_of(page)


def test_pages_of_accounts_take_few_questions_to_the_database(browser: Client) -> None:
    for number in range(30):
        somebody(f"P{number}", Role.ANALYST)
    browser.get(reverse("people"))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        browser.get(reverse("people"))
    assert len(asked) <= 6, [query["sql"] for query in asked]


def test_a_page_of_a_signed_in_person_asks_three_questions_before_its_own(a_database: str) -> None:
    """Session, person, roles with the second step: whatever a page then asks comes on top."""
    olu = give_password(somebody("Olu", Role.COMMISSIONER))
    browser = client_of(olu)
    browser.get("/no-such-page")
    with CaptureQueriesContext(connection) as asked:
        browser.get("/no-such-page")
    assert len(asked) <= 3, [query["sql"] for query in asked]
    assert Line.objects.exists()
