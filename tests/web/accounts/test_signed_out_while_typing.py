"""Whoever is signed out while typing is told so when the form is sent, and sees the own words to copy them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from django import forms
from django.test import Client
from django.urls import get_resolver

import goldenthread_web
from goldenthread_web.site.errors import SIGNED_OUT, UNSEEN
from tests.web.pages import checked

AT = "/plan/actions/ac-000000000000/update"
LINK = "https://council.example/plans"
TYPED = "Plans are written <b>with</b> the child now"


def test_the_words_stand_on_the_page_that_says_so(a_database: str) -> None:
    given = {"changed": TYPED, "seen": "0", "csrfmiddlewaretoken": "none", "new_password": "a long secret"}
    given |= {"link": LINK, "help_needed": "Yes", "next_step": "  ", "do": "give"}
    response = Client().post(AT, given)
    assert response.status_code == 403
    page = checked(response, AT)
    said = page.text_content()
    assert SIGNED_OUT in said
    assert "Nothing was kept" in said
    assert [one.text_content() for one in page.xpath("//p[@class='said']")] == [TYPED, LINK, "Yes"]
    names = page.xpath("//p[following-sibling::p[1][@class='said']]/span/text()")
    assert names == ["Changed", "Link", "Help needed"]
    assert "a long secret" not in said
    assert response.headers["Cache-Control"] == "no-store"
    [link] = page.xpath("//a[text()='Sign in' and contains(@href, 'next')]/@href")
    assert link.endswith(f"?next={AT}")


def test_a_form_that_did_not_come_from_a_page_of_the_site_is_not_shown_again(a_database: str) -> None:
    response = Client(enforce_csrf_checks=True).post(AT, {"changed": TYPED})
    assert response.status_code == 403
    said = checked(response, AT).text_content()
    assert "This form is no longer good" in said
    assert "Go back in your browser, copy what you have written" in said
    assert TYPED not in said


def every(form: type[forms.BaseForm]) -> Iterator[type[forms.BaseForm]]:
    for one in form.__subclasses__():
        if one.__module__.startswith("goldenthread_web"):
            yield one
        yield from every(one)


def test_what_nobody_sees_in_a_form_is_not_shown_as_what_was_typed() -> None:
    assert get_resolver().url_patterns, "the forms are there once the pages are"
    hidden, visible = set(), set()
    for form in every(forms.BaseForm):
        for name, field in getattr(form, "base_fields", {}).items():
            (hidden if field.widget.is_hidden else visible).add(name)
    for path in Path(goldenthread_web.__file__).parent.rglob("*.html"):
        if 'method="post"' in path.read_text():
            hidden |= set(re.findall(r'type="hidden" name="([a-z_]+)"', path.read_text()))
    assert {"seen", "version", "token"} <= hidden
    secret = {one for one in hidden if "token" in one}
    assert hidden - visible - secret <= UNSEEN


def test_a_page_that_is_only_opened_leads_to_signing_in(a_database: str) -> None:
    response = Client().get(AT)
    assert response.status_code == 302
    assert response.headers["Location"].endswith(f"?next={AT}")
