"""What people do with the improvement plan, by the keyboard alone, on a screen as wide as a phone's."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from bench import big_plan
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action, ImprovementPlan
from tests.house.browser import PHONE
from tests.web.commentary.test_in_browser import Keyboard
from tests.web.council import Council
from tests.web.improvement.conftest import person_of
from tests.web.improvement.plans import action_numbered, measure_named
from tests.web.improvement.test_big_plan import pages
from tests.web.improvement.test_reading_in import PLAN
from tests.web.in_browser import address

__all__ = ["address"]
pytestmark = pytest.mark.xdist_group("demo")
STICKS_OUT = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Narrow(Keyboard):
    """Somebody with a phone and no mouse: no page that is come to is wider than the screen."""

    def press(self, wanted: str) -> None:
        super().press(wanted)
        self.look()

    def signed_in_as(self, role: Role, path: str) -> None:
        super().signed_in_as(role, path)
        self.look()

    def open(self, wanted: str) -> None:
        """Open a part of the page that is shut."""
        self.to(wanted)
        self.page.keyboard.press("Enter")
        self.look()

    def choose(self, first: str, number: int) -> None:
        """Choose one of several by the arrow keys: the first has number 0."""
        self.to(first)
        for key in ["Space", *["ArrowDown"] * number]:
            self.page.keyboard.press(key)

    def look(self) -> None:
        assert self.page.evaluate(STICKS_OUT) <= 0, f"{self.page.url} scrolls sideways"

    @property
    def said(self) -> str:
        return " ".join(self.page.inner_text("main").split())


@pytest.fixture
def keyboard(council: Council, address: str, browser_page: Any) -> Narrow:
    browser_page.set_viewport_size(PHONE)
    return Narrow(browser_page, address, council)


def read_in(keyboard: Narrow) -> ImprovementPlan:
    """A plan lead reads the plan in, answers its guesses and accepts it; the director approves it."""
    keyboard.signed_in_as(Role.PLAN_LEAD, "/plan")
    keyboard.press("Read an improvement plan in")
    keyboard.to("id_document")
    file = {"name": "plan.md", "mimeType": "text/markdown", "buffer": PLAN.encode()}
    keyboard.page.set_input_files("#id_document", [file])  # the window of files is the browser's own
    keyboard.press("Read it")
    guessed = re.search(r"All \d+ that are open are right", keyboard.said)
    assert guessed, "the document has guesses"
    keyboard.press(guessed[0])
    keyboard.press("Accept the plan")
    assert ImprovementPlan.objects.get().status == "draft"
    keyboard.signed_in_as(Role.DIRECTOR, "/plan")
    keyboard.press("Approve")
    found: ImprovementPlan = ImprovementPlan.objects.get()
    assert found.status == "approved"
    return found


def update(keyboard: Narrow, action: Action, progress: int, changed: str) -> None:
    """Its lead says how an action stands, from the own list."""
    keyboard.signed_in_as(Role.ACTION_LEAD, "/plan/mine")
    keyboard.press(f"{action.number} {action.text}")
    keyboard.press("Say how it stands")
    keyboard.to("id_progress_0") if not action.updates.exists() else keyboard.to("id_progress_1")
    for key in ["Space", *["ArrowDown"] * progress]:
        keyboard.page.keyboard.press(key)
    keyboard.type("id_changed", changed)
    keyboard.press("Send")
    assert changed in keyboard.said


def move(keyboard: Narrow, action: Action) -> None:
    """Another date, with its reason: the first one stays to be seen."""
    to = timezone.localdate() + timedelta(days=60)
    keyboard.open("Move the date")
    for part in ("day", "month", "year"):
        keyboard.type(f"move_to_{part}", str(getattr(to, part)))
    keyboard.type("move_reason", "The course begins later")
    keyboard.press("Move the date")
    assert "At first: " in keyboard.said
    assert "The course begins later" in keyboard.said
    assert action.moves.get().to == to


def close(keyboard: Narrow, action: Action) -> None:
    """Evidence, its check by somebody else, and then the action is closed by its lead."""
    keyboard.open("Give evidence")
    keyboard.type("give_words", "The standard as published")
    keyboard.type("give_link", "https://council.example/standard")
    keyboard.press("Give this evidence")
    keyboard.signed_in_as(Role.AUDITOR, "/plan/mine")
    keyboard.press("The standard as published")
    keyboard.press("Accept")
    keyboard.signed_in_as(Role.ACTION_LEAD, f"/plan/actions/{action.reference}")
    keyboard.press("Close the action")
    assert "Complete and evidenced" in keyboard.said
    assert action.closings.get().by == person_of(Role.ACTION_LEAD)


def override(keyboard: Narrow, action: Action) -> None:
    """A head of service rates an action otherwise than the rules do, with the reason."""
    keyboard.signed_in_as(Role.HEAD_OF_SERVICE, f"/plan/actions/{action.reference}")
    keyboard.open("Rate it otherwise")
    keyboard.choose("override_brag_0", 2)
    keyboard.type("override_reason", "Two of five workers have left")
    keyboard.press("Keep my rating")
    assert "A person rated it so" in keyboard.said
    assert "Two of five workers have left" in keyboard.said


def walk(keyboard: Narrow) -> None:
    """From what children should be able to say to the children behind a figure, and back."""
    keyboard.signed_in_as(Role.ANALYST, "/plan/thread")
    keyboard.press("I am listened to")
    keyboard.press("1.1 Answer every contact")
    keyboard.press("% of referrals which are repeat")
    keyboard.press("Open the figure")
    assert "/indicators/repeat_referrals/ledger" in keyboard.page.url
    assert keyboard.page.locator("main tbody tr").count() > 1, "the rows behind the figure"
    keyboard.page.go_back()
    keyboard.press("1.1 Answer every contact")
    keyboard.press("I am listened to")
    assert "What children should be able to say" in keyboard.said


@pytest.mark.acceptance("5.4")
def test_by_the_keyboard_at_320_px(keyboard: Narrow) -> None:
    """By the keyboard alone and at 320 px: read in and accept, update, move, close, rate, walk the thread."""
    plan = read_in(keyboard)
    action = action_numbered(plan, "1.1")
    action.leads.update(person=person_of(Role.ACTION_LEAD))
    action.measures.add(measure_named(plan, "% of referrals"))
    update(keyboard, action, 1, "Families are rung back")
    move(keyboard, action)
    update(keyboard, action, 1, "All of it is in place")
    close(keyboard, action)
    override(keyboard, action_numbered(plan, "1.2"))
    walk(keyboard)


@pytest.mark.whole
@pytest.mark.acceptance("5.4")
def test_no_page_of_a_large_plan_is_wider_than_a_phone(keyboard: Narrow, council: Council) -> None:
    """No page of the improvement plan scrolls sideways at 320 px, with 500 actions in it."""
    lead = person_of(Role.PLAN_LEAD)
    plan = big_plan.make(lead, person_of(Role.DIRECTOR), ours=person_of(Role.ACTION_LEAD))
    for path in pages(plan):
        if "Content-Disposition" not in council[Role.PLAN_LEAD].get(path).headers:  # a file is no page
            keyboard.signed_in_as(Role.PLAN_LEAD, path)
