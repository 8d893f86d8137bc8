"""Commentary in a real browser: accessible at both widths, and every journey by the keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings

from goldenthread_web.accounts.roles import Role
from goldenthread_web.commentary import publishing
from goldenthread_web.commentary.models import Comment, Report
from goldenthread_web.commentary.status import Status
from goldenthread_web.jobs.models import Job
from tests.web.commentary import stage
from tests.web.council import Council
from tests.web.decided import faults
from tests.web.in_browser import address

__all__ = ["address"]
pytestmark = pytest.mark.xdist_group("demo")
MOST_KEYS = 150
FOCUSED = """() => {
  const on = document.activeElement;
  return `${on.id || on.name || ''}|${(on.textContent || on.value || '').trim()}`;
}"""


class Keyboard:
    """Somebody at the site who has no mouse."""

    def __init__(self, page: Any, address: str, council: Council) -> None:
        self.page, self.address, self.council = page, address, council

    def signed_in_as(self, role: Role, path: str) -> None:
        name = settings.SESSION_COOKIE_NAME
        session = self.council[role].cookies[name].value
        self.page.context.add_cookies([{"name": name, "value": session, "url": self.address}])
        self.page.goto(self.address + path)

    def to(self, wanted: str) -> None:
        """Tab till something is focused whose name or words begin so."""
        for _ in range(MOST_KEYS):
            self.page.keyboard.press("Tab")
            name, _, words = self.page.evaluate(FOCUSED).partition("|")
            if name == wanted or words.startswith(wanted):
                return
        raise AssertionError(f"{wanted!r} is not reached by Tab on {self.page.url}")

    def press(self, wanted: str) -> None:
        """Go to a link or a button, and press Enter, which leads to another page."""
        self.to(wanted)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def type(self, wanted: str, text: str) -> None:
        self.to(wanted)
        self.page.keyboard.type(text)


@pytest.fixture
def keyboard(council: Council, address: str, browser_page: Any) -> Keyboard:
    return Keyboard(browser_page, address, council)


@pytest.mark.acceptance("4.2")
def test_comment(keyboard: Keyboard) -> None:
    """By the keyboard alone: comment on a month."""
    keyboard.signed_in_as(Role.ANALYST, f"/indicators/cla_visits?{stage.MONTH}")
    keyboard.to("Comment on a month")
    keyboard.page.keyboard.press("Enter")
    keyboard.to("comment_month")
    keyboard.page.keyboard.press("ArrowDown")
    keyboard.type("comment_text", "Recording changed in May.")
    keyboard.press("Add the comment")
    assert "Your comment stands beside the figures." in keyboard.page.inner_text("main")
    assert Comment.objects.get().month == "2023-05"


@pytest.mark.acceptance("4.2")
def test_write_and_sign_off(keyboard: Keyboard) -> None:
    """By the keyboard alone: write, submit, and approve by two."""
    keyboard.signed_in_as(Role.ANALYST, "/reports")
    keyboard.to("begin_audience")
    keyboard.page.keyboard.press("ArrowDown")
    keyboard.press("Begin")
    keyboard.press("Write: Activity")
    keyboard.type("write_text", "Recording changed in May.")
    keyboard.press("Keep the text")
    keyboard.press("Back")
    keyboard.press("Submit for approval")
    for role in (Role.HEAD_OF_SERVICE, Role.BOARD_CHAIR):
        keyboard.signed_in_as(role, "/")
        keyboard.press("Report of June 2023, for the board")
        keyboard.press("Approve the report")
    assert Report.objects.get().status == Status.APPROVED
    assert "A publisher can publish it now." in keyboard.page.inner_text("main")


@pytest.mark.acceptance("4.2")
def test_publish(keyboard: Keyboard, council: Council) -> None:
    """By the keyboard alone: ask for a report to be published, and see how far it is."""
    report = stage.approved(council)
    keyboard.signed_in_as(Role.PUBLISHER, "/")
    keyboard.press("Report of June 2023, for the board")
    keyboard.press("Publish the report")
    assert "It is being published" in keyboard.page.inner_text("main")
    assert Job.objects.get().kind == publishing.KIND
    keyboard.press("See how far it is")
    assert keyboard.page.inner_text("h1") == "Publishing a report"
    assert Report.objects.get().reference in report


@pytest.mark.acceptance("4.2")
def test_read(keyboard: Keyboard) -> None:
    """By the keyboard alone: read a published report, and take its figures along."""
    keyboard.signed_in_as(Role.COUNCILLOR, "/packs")
    keyboard.press("Versions and fingerprints")
    assert "Each byte of its files was read just now" in keyboard.page.inner_text("main")
    keyboard.to("Figures as CSV")
    with keyboard.page.expect_download() as taken:
        keyboard.page.keyboard.press("Enter")
    assert taken.value.suggested_filename == "2023-06-scrutiny-1-figures.csv"


@pytest.mark.acceptance("4.2")
@pytest.mark.parametrize("width", [pytest.param(1280, marks=pytest.mark.whole), 320])
def test_every_page_is_accessible_and_nothing_is_cut(
    keyboard: Keyboard, council: Council, width: int
) -> None:
    """The pages of commentary at 1280 and 320 px: nothing that axe finds, nothing cut, a clean console."""
    said: list[str] = []
    page = keyboard.page
    page.on("console", lambda message: said.append(message.text))
    pages = stage.addresses(council)
    keyboard.signed_in_as(Role.ANALYST, "/reports")
    page.set_viewport_size({"width": width, "height": 900})
    for path in pages:
        page.goto(keyboard.address + path)
        assert faults(page) == [], f"{path} at {width} px"
    assert said == []
