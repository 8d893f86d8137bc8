"""Whatever somebody writes into any field or any address, nothing of it runs, and nothing breaks."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.urls import reverse
from lxml import html

from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.roles import Role
from goldenthread_web.site.access import TABLE
from tests.web.council import Council
from tests.web.pages import checked
from tests.web.site.test_access import GIVEN
from tests.web.whole.walking import NOT_FOLLOWED, Visited, content_of, walk

pytestmark = pytest.mark.xdist_group("demo")
MARK = "zq7"
NOT_KEPT = (*NOT_FOLLOWED, "/sessions", "/second-step")
"""Forms that would sign the writer out."""
HOSTILE = (
    f"<script>{MARK}()</script>",
    f'"><img src=x onerror={MARK}()>',
    f"' OR '1'='1' -- {MARK}",
    f"{{{{{MARK}}}}}{{%{MARK}%}}${{{MARK}}}",
    f'=HYPERLINK("{MARK}")',
    f"../../../etc/{MARK}\x00",
    f"{MARK}\r\nSet-Cookie: a=b",
    "\u202e\U0001f468\u200d\U0001f469" + MARK * 400,
)
"""Markup, ends of attributes, database and template words, a formula, a path, a header, letters that turn round."""

WRITERS = (Role.ANALYST, Role.ADMINISTRATOR, Role.HEAD_OF_SERVICE, Role.PUBLISHER, Role.GOVERNANCE)
"""Roles that together reach every form."""


@pytest.fixture
def passwords(council: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody has one that can be asked for, by a hash that takes no time, and is signed in with it."""
    monkeypatch.setattr(settings, "PASSWORD_HASHERS", ["django.contrib.auth.hashers.MD5PasswordHasher"])
    Person.objects.update(password=make_password("violet harbour teapot"))
    for role, browser in council.browsers.items():
        browser.force_login(Person.objects.with_role(role).get())


@pytest.mark.usefixtures("passwords")
@pytest.mark.acceptance("4.4")
@pytest.mark.parametrize(
    "several", [HOSTILE[:2], pytest.param(HOSTILE[2:], marks=pytest.mark.whole)], ids=["markup", "all others"]
)
@pytest.mark.parametrize(
    "role", [*WRITERS[:2], *(pytest.param(role, marks=pytest.mark.whole) for role in WRITERS[2:])]
)
def test_hostile_words_in_every_field_and_address(
    council: Council, role: Role, several: tuple[str, ...]
) -> None:
    browser = council[role]
    pages = [page for page in walk(browser, each=1) if page.is_page]
    asked = 0
    for address in {variant for page in pages for variant in hostile_addresses(page, several)}:
        hold(browser.get(address), address)
        asked += 1
    for page in pages:
        for method, address, fields in forms(page):
            for words in several:
                given = {name: words if is_free else value for name, value, is_free in fields}
                answer = browser.get(address, given) if method == "get" else browser.post(address, given)
                hold(answer, f"{method} {address}")
                asked += 1
    assert asked > 50


@pytest.mark.acceptance("4.4")
@pytest.mark.parametrize(
    "role", [None, Role.ANALYST, pytest.param(Role.ADMINISTRATOR, marks=pytest.mark.whole)]
)
def test_a_letter_that_no_database_takes_is_nowhere_looked_for(
    council_on_postgresql: Council, role: Role | None
) -> None:
    """NUL in each part of each address, in what is asked of it, and in the cookie of a session."""
    browser = council_on_postgresql[role] if role else Client()
    for route in TABLE:
        address = reverse(route, args=GIVEN.get(route, []))
        parts = address.split("/")
        for at in range(1, len(parts)):
            other = "/".join([*parts[:at], "a%00b", *parts[at + 1 :]])
            assert browser.get(other).status_code in (302, 401, 404), other
        assert browser.get(f"{address}?role=a%00b").status_code == 400, address
    browser.cookies[settings.SESSION_COOKIE_NAME] = "abcdefgh\0"
    assert browser.get(reverse("dashboard")).status_code == 302


@pytest.mark.usefixtures("passwords")
@pytest.mark.acceptance("4.4")
def test_what_was_stored_is_shown_as_it_was_written(council: Council) -> None:
    """Forms are filled with markup where a person writes freely, and kept; then the pages are walked."""
    for role in (Role.ADMINISTRATOR, Role.ANALYST):
        for page in [page for page in walk(council[role], each=1) if page.is_page]:
            for form in [form for form in page.tree.forms if form.get("method") == "post"]:
                address = form.get("action") or page.address
                if not address.startswith(NOT_KEPT):
                    council[role].post(address, as_a_person_fills(form))
    shown = {
        page.route
        for role in (Role.ANALYST, Role.COUNCILLOR, Role.ADMINISTRATOR)
        for page in walk(council[role], each=3)
        if hold(page.answer, page.address) is None and f"&lt;script&gt;{MARK}".encode() in page.content
    }
    assert {"tokens", "comment", "indicator"} <= shown, "what is kept of these forms, and where is it shown?"


def as_a_person_fills(form: html.HtmlElement) -> dict[str, str]:
    """The form with markup in each text, and otherwise as a browser would send it."""
    given = {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}
    texts = form.xpath(".//textarea | .//input[not(@type) or @type='text']")
    chosen = form.xpath(".//select")
    given |= {
        field.get("name"): field.value_options[-1] for field in chosen if not given.get(field.get("name"))
    }
    given |= {field.get("name"): f"{HOSTILE[0]} was written by somebody." for field in texts}
    return given | {
        field.get("name"): "new@council.example" for field in form.xpath(".//input[@type='email']")
    }


@pytest.mark.acceptance("4.4")
@pytest.mark.parametrize("route", [route for route, methods in TABLE.items() if "POST" in methods])
def test_a_form_of_another_site_is_refused(council: Council, route: str) -> None:
    """Sent with the cookies of somebody signed in, and without the word that only our own page knows."""
    browser = Client(enforce_csrf_checks=True)
    name = settings.SESSION_COOKIE_NAME
    browser.cookies[name] = council[Role.ADMINISTRATOR].cookies[name].value
    answer = browser.post(reverse(route, args=GIVEN.get(route, [])), {"reason": "from elsewhere"})
    assert answer.status_code in (403, 404)


def hostile_addresses(page: Visited, several: tuple[str, ...]) -> Iterator[str]:
    """The page's address with each of its choices hostile in turn, and one that nobody offered."""
    split = urlsplit(page.address)
    given = dict(parse_qsl(split.query, keep_blank_values=True))
    offered = {field.get("name") for field in page.tree.xpath("//form[@method='get']//*[@name]")}
    for name in sorted({*given, *filter(None, offered), "nobody_offered_this"}):
        for words in several:
            yield f"{split.path}?{urlencode({**given, name: words})}"


def forms(page: Visited) -> Iterator[tuple[str, str, list[tuple[str, str, bool]]]]:
    """The forms of a page: method, address, each field with what is in it and whether anything can be sent in it."""
    for form in page.tree.forms:
        address = form.get("action") or page.address
        if address.startswith(NOT_FOLLOWED):
            continue
        fields = [
            (field.get("name"), field.get("value") or "", is_free(field))
            for field in form.xpath(".//*[@name]")
            if field.get("name") != "csrfmiddlewaretoken"
        ]
        yield (form.get("method") or "get").lower(), address, fields


def is_free(field: html.HtmlElement) -> bool:
    return field.get("type") not in ("hidden", "submit", "file") or field.tag == "button"


def hold(answer: object, address: str) -> None:
    """No fault of ours, no markup of theirs, no header of theirs, no cell that a spreadsheet would work out."""
    status, headers = answer.status_code, answer.headers  # type: ignore[attr-defined]
    assert status < 500, f"{address}: {status}"
    assert "Set-Cookie" not in {name for name in headers if headers[name] == "a=b"}
    content = content_of(answer).decode("utf-8", "replace")  # type: ignore[arg-type]
    assert f"<script>{MARK}" not in content, address
    assert f"onerror={MARK}()>" not in content, address
    kind = headers.get("Content-Type", "")
    if kind.startswith("text/html") and "Content-Disposition" not in headers and content:
        checked(answer, address)  # type: ignore[arg-type]
    if kind.startswith("text/csv"):
        cells = [cell.strip('" ') for line in content.splitlines() for cell in line.split(",")]
        assert not [cell for cell in cells if cell.startswith("=")], address
