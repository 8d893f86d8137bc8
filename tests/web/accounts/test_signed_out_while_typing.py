"""Whoever is signed out while typing is told so when the form is sent, and sees the own words to copy them."""

from __future__ import annotations

from django.test import Client

from goldenthread_web.site.errors import SIGNED_OUT
from tests.web.pages import checked

AT = "/plan/actions/ac-000000000000/update"
TYPED = "Plans are written <b>with</b> the child now"


def test_the_words_stand_on_the_page_that_says_so(a_database: str) -> None:
    given = {"changed": TYPED, "seen": "0", "csrfmiddlewaretoken": "none", "new_password": "a long secret"}
    response = Client().post(AT, given)
    assert response.status_code == 403
    page = checked(response, AT)
    said = page.text_content()
    assert SIGNED_OUT in said
    assert "Nothing was kept" in said
    assert [one.text_content() for one in page.xpath("//p[@class='said']")] == [TYPED]
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


def test_a_page_that_is_only_opened_leads_to_signing_in(a_database: str) -> None:
    response = Client().get(AT)
    assert response.status_code == 302
    assert response.headers["Location"].endswith(f"?next={AT}")
