"""From files to figures by the keyboard alone, in a real browser."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from django.test import Client

from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.roles import Role
from goldenthread_web.jobs.worker import do_all
from goldenthread_web.loads.models import Delivery
from tests.web.accounts.people import client_of
from tests.web.commentary.test_in_browser import Keyboard, keyboard
from tests.web.in_browser import address
from tests.web.loads.conftest import june

__all__ = ["address", "keyboard"]
pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def council(ann: Person) -> Mapping[Role, Client]:
    """The browsers of those who are at it."""
    return {Role.ANALYST: client_of(ann)}


@pytest.mark.acceptance("4.2")
def test_load(keyboard: Keyboard) -> None:
    """By the keyboard alone: hand over files, see what was found, accept."""
    page = keyboard.page
    keyboard.signed_in_as(Role.ANALYST, "/data")
    keyboard.press("Hand over files")
    keyboard.to("id_uploads")
    files = [{"name": file.name, "mimeType": "text/csv", "buffer": file.read()} for file in june()]
    page.set_input_files("#id_uploads", files)  # the window in which files are chosen is the browser's own
    for part, typed in (("day", "30"), ("month", "6"), ("year", "2023")):
        keyboard.type(f"id_reference_date_{part}", typed)
    keyboard.press("Hand over these files")
    assert "Its files are being read" in page.inner_text("main")
    do_all()
    keyboard.press("Look again")
    assert "Beside the last of its kind, as at 31 May 2023" in page.inner_text("main")
    keyboard.press("Accept this delivery")
    do_all()
    keyboard.press("Look again")
    assert "It is in force since" in page.inner_text("main")
    assert Delivery.objects.get().status == "accepted"
