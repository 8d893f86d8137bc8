"""Every component and every page of signing in, in a real browser: accessible, nothing cut, no rule broken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader

from tests.house.browser import DESKTOP, PHONE, SIZES, axe_violations
from tests.web.components.conftest import Shown
from tests.web.components.showing import every
from tests.web.components.signing_in import PAGES
from tests.web.decided import faults

Opened = Callable[[str], Any]
TABLET = {"width": 800, "height": 700}


@pytest.mark.parametrize(
    "size",
    [
        pytest.param(DESKTOP, id="desk"),
        pytest.param(TABLET, id="tablet", marks=pytest.mark.whole),
        pytest.param(PHONE, id="phone"),
    ],
)
def test_every_component_is_accessible_and_whole(shown: Shown, opened: Opened, size: dict[str, int]) -> None:
    page = opened(shown("every.html", **every()))
    page.set_viewport_size(size)
    assert faults(page) == []


@pytest.mark.parametrize("size", SIZES)
def test_every_page_of_signing_in_is_accessible_and_whole(
    shown: Shown, opened: Opened, size: dict[str, int]
) -> None:
    for name, (template, given) in PAGES.items():
        page = opened(shown(template, **given()))
        page.set_viewport_size(size)
        assert faults(page) == [], name


def test_thirty_rows_stand_under_a_head_that_stays(shown: Shown, opened: Opened) -> None:
    page = opened(shown("every.html", **every(form=None, messages=[])))
    page.set_viewport_size({"width": 1440, "height": 900})
    page.evaluate("document.querySelector('.dashboard tbody').scrollIntoView()")
    page.evaluate("window.scrollBy(0, 60)")
    head = page.locator(".dashboard thead").bounding_box()
    assert head["y"] == pytest.approx(0, abs=1)
    rows = page.locator(".dashboard tbody tr").evaluate_all(
        "(rows, low) => rows.map(row => row.getBoundingClientRect())"
        ".filter(box => box.top >= low - 1 && box.bottom <= innerHeight + 1).length",
        head["height"],
    )
    assert rows >= 30
    assert (
        min(page.evaluate("[...document.querySelectorAll('.dashboard tbody a')].map(a => a.offsetHeight)"))
        >= 24
    )


def test_between_a_phone_and_a_desk_the_head_and_the_first_column_stay(shown: Shown, opened: Opened) -> None:
    page = opened(shown("every.html", **every(form=None, messages=[])))
    page.set_viewport_size(TABLET)
    frame = page.locator(".scroll:has(.dashboard)")
    before = frame.locator("th").first.bounding_box()
    frame.evaluate("e => { e.scrollTop = 200; e.scrollLeft = 150 }")
    head = frame.locator("th").first.bounding_box()
    assert (head["x"], head["y"] < before["y"]) == (pytest.approx(before["x"], abs=1), True)
    assert head["y"] == pytest.approx(frame.bounding_box()["y"], abs=2)
    rows = frame.locator("tbody th[scope=row]")
    assert rows.nth(12).bounding_box()["x"] == pytest.approx(before["x"], abs=1)


def test_it_works_by_keyboard(shown: Shown, opened: Opened) -> None:
    page = opened(shown("every.html", **every(form=None, messages=[])))
    page.keyboard.press("Tab")
    skip = page.locator(".govuk-skip-link")
    assert skip.bounding_box()["height"] > 20
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    seen = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.outerHTML.slice(0, 60)"))
    assert any("Show" in there or "submit" in there for there in seen)
    assert any('role="region"' in there for there in seen), "a frame that scrolls is reached by keyboard"


def test_where_something_is_wrong_the_summary_is_read_first(shown: Shown, opened: Opened) -> None:
    template, given = PAGES["sign in, wrong"]
    page = opened(shown(template, **given()))
    page.locator(".govuk-error-summary:focus").wait_for()
    page.get_by_role("link", name="Enter password").click()
    assert page.evaluate("document.activeElement.id") == "id_password"


def test_a_judgement_is_told_without_its_colours(shown: Shown, opened: Opened) -> None:
    page = opened(shown("every.html", **every(form=None, messages=[])))
    pictures = "[...document.querySelectorAll('.key .rag')].map(e => getComputedStyle(e, '::before').backgroundImage)"
    shapes = page.evaluate(pictures)[:4]
    assert len(set(shapes)) == 4, "each rating has a shape of its own"
    page.emulate_media(forced_colors="active")
    borders = page.evaluate(
        "[...document.querySelectorAll('.rag')].map(e => getComputedStyle(e).borderTopWidth)"
    )
    assert set(borders) == {"1px"}
    assert page.evaluate(pictures)[:4] == shapes


def test_it_prints_on_a4_with_the_head_on_every_sheet(shown: Shown, opened: Opened, tmp_path: Any) -> None:
    page = opened(shown("every.html", **every(form=None, messages=[])))
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    sheets = PdfReader(tmp_path / "page.pdf").pages
    assert {(round(float(s.mediabox.width)), round(float(s.mediabox.height))) for s in sheets} == {(842, 595)}
    texts = [sheet.extract_text() for sheet in sheets]
    with_rows = [text for text in texts if "Improvement" in text and "Concern" in text and "Child" in text]
    assert with_rows
    assert all("Measure" in text for text in with_rows)
    assert not any("Sign out" in text or "Skip to" in text for text in texts)


def test_people_are_told_before_their_session_ends(shown: Shown, opened: Opened, browser_page: Any) -> None:
    browser_page.clock.install()
    page = opened(shown("frame.html", title="Dashboard"))
    told = page.locator(".ending")
    page.clock.run_for(24 * 60 * 1000)
    assert not told.is_visible()
    page.clock.run_for(2 * 60 * 1000)
    assert "signed out in 5 minutes" in told.inner_text()
    assert axe_violations(page) == []
    page.clock.run_for(6 * 60 * 1000)
    assert "Your session has ended" in told.inner_text()


def test_whoever_is_told_can_stay(shown: Shown, opened: Opened, browser_page: Any) -> None:
    browser_page.clock.install()
    page = opened(shown("frame.html", title="Dashboard"))
    page.clock.run_for(26 * 60 * 1000)
    with page.expect_response(lambda answer: answer.request.method == "HEAD"):
        page.get_by_role("button", name="Stay signed in").click()
    told = page.locator(".ending")
    told.wait_for(state="hidden")
    page.clock.run_for(20 * 60 * 1000)
    assert not told.is_visible()
