"""The history as a page: readable, narrowed down, gone through page by page, and with each look in it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.roles import READS_HISTORY, Role
from goldenthread_web.history.models import Line
from goldenthread_web.history.operations import DONE, REFUSED, By, record
from tests.web.accounts.people import client_of, somebody
from tests.web.pages import Page, get

PLAN = "accounts.role.appointed"


@pytest.fixture
def tom(database: str) -> Person:
    return somebody("Tom", Role.ANALYST)


@pytest.fixture
def browser(database: str) -> Client:
    return client_of(somebody("Gus", Role.GOVERNANCE))


def rows(page: Page) -> list[list[str]]:
    return [[" ".join(cell.text_content().split()) for cell in row] for row in page.xpath("//tbody/tr")]


def write(person: str, count: int = 1, outcome: str = DONE, **given: str) -> None:
    for number in range(count):
        record(PLAN, by=By(person, "analyst"), subject=f"plan {number}", outcome=outcome, **given)


def look(browser: Client, query: str = "") -> Page:
    return get(browser, reverse("history") + query)


def test_it_is_read_as_people_speak(browser: Client, tom: Person) -> None:
    record(PLAN, by=By(tom.reference, "performance analyst"), subject="p-unknown", reason="because")
    record(PLAN, by=By("nobody"), subject=tom.reference, outcome=REFUSED)
    newest, refused, done, *_ = rows(look(browser))
    assert newest[2:5] == ["Gus", "Information governance", "Read the history"]
    assert refused[2:7] == ["Nobody (before signing in)", "", "Gave a role", "Tom", "Refused"]
    assert done[2:] == ["Tom", "Performance analyst", "Gave a role", "p-unknown", "Done", "because"]


def test_each_look_stands_in_it(browser: Client) -> None:
    look(browser)
    look(browser, "?action=accounts.role.appointed&outcome=refused")
    found = Line.objects.filter(action="history.read").order_by("number")
    assert [line.object for line in found] == ["", f"action={PLAN} outcome=refused"]
    assert found[0].person == Person.objects.get(name="Gus").reference


def test_it_is_narrowed_down(browser: Client, tom: Person) -> None:
    write(tom.reference, 2)
    write("p-other", 3)
    write("p-other", 1, REFUSED)
    assert len(rows(look(browser, f"?action={PLAN}"))) == 6
    assert len(rows(look(browser, f"?person={tom.reference}"))) == 2
    assert len(rows(look(browser, f"?action={PLAN}&outcome=refused"))) == 1
    page = look(browser, f"?person={tom.reference}&outcome=refused")
    assert rows(page) == []
    assert "There is no such line" in page.text_content()
    [chosen] = page.xpath("//select[@name='person']/option[@selected]")
    assert chosen.text_content() == "Tom"


def test_a_day_is_one_in_london(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """In summer the day begins an hour earlier than in UTC, as the history writes its times."""
    now = timezone.now
    for hour in (
        datetime(2026, 6, 2, 22, 59, tzinfo=UTC),
        datetime(2026, 6, 2, 23, 0, tzinfo=UTC),
        datetime(2026, 6, 3, 22, 59, 59, 999000, tzinfo=UTC),
        datetime(2026, 6, 3, 23, 0, tzinfo=UTC),
    ):
        monkeypatch.setattr(timezone, "now", lambda hour=hour: hour)
        write("p-1")
    monkeypatch.setattr(timezone, "now", now)
    found = rows(look(browser, f"?action={PLAN}&day_day=3&day_month=6&day_year=2026"))
    assert [row[1] for row in found] == ["3 Jun 2026, 23:59:59", "3 Jun 2026, 00:00:00"]


def test_all_pages_together_are_all_lines(browser: Client) -> None:
    write("p-1", 120)
    page, seen = look(browser, f"?action={PLAN}"), []
    while True:
        seen += [int(row[0]) for row in rows(page)]
        older = page.xpath("//a[@rel='next']/@href")
        if not older:
            break
        page = look(browser, older[0])
    lines = list(Line.objects.filter(action=PLAN).values_list("number", flat=True))
    assert seen == lines
    back = [int(row[0]) for row in rows(page)]
    while newer := page.xpath("//a[@rel='prev']/@href"):
        page = look(browser, newer[0])
        back = [int(row[0]) for row in rows(page)] + back
    assert back == lines, "and the same on the way back"


@pytest.mark.parametrize("query", ["?before=x", "?after=-1", "?before=0"])
def test_a_place_that_is_none_is_no_page(browser: Client, query: str) -> None:
    get(browser, reverse("history") + query, status=404)


@pytest.mark.parametrize("query", [f"?before={'9' * 30}", f"?after={'9' * 30}", "?before=1"])
def test_a_place_beyond_the_ends(browser: Client, query: str) -> None:
    look(browser, query)


@pytest.mark.parametrize(
    "query",
    [
        "?person=king",
        "?action=' OR 1=1 --",
        "?day_day=31&day_month=2&day_year=2026",
        "?day_day=x",
    ],
)
def test_what_nobody_can_look_for_is_said(browser: Client, query: str) -> None:
    page = look(browser, query)
    assert page.xpath("//*[contains(@class, 'govuk-error-summary')]")
    assert rows(page) == []


def test_what_no_database_can_hold_is_refused(browser: Client) -> None:
    assert browser.get(reverse("history") + "?outcome=%00").status_code == 400


def test_markup_in_a_reason_is_text(browser: Client) -> None:
    write("p-1", reason="<script>alert(1)</script>\x00\n=1+1")
    page = look(browser, f"?action={PLAN}")
    assert rows(page)[0][-1] == "<script>alert(1)</script> =1+1"


@pytest.mark.parametrize("role", list(Role))
def test_those_who_govern_read_it(a_database: str, role: Role) -> None:
    response = client_of(somebody("Pat", role)).get(reverse("history"))
    assert response.status_code == (200 if role in READS_HISTORY else 404)


def test_a_page_takes_few_questions_to_the_database(browser: Client, tom: Person) -> None:
    write(tom.reference, 60)
    look(browser)
    with CaptureQueriesContext(connection) as asked:
        look(browser)
    reads = [query["sql"] for query in asked if query["sql"].startswith("SELECT")]
    assert len(reads) <= 8, reads
