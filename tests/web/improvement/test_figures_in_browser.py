"""Partners' figures in a real browser: given by keyboard on a narrow screen; every page of them for everybody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from openpyxl import load_workbook

from goldenthread.plans.figures.asked import Counted
from goldenthread.plans.figures.layout import FIGURES
from goldenthread.terms.words import Better
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Entered, FigureFile, ImprovementPlan, Measure
from goldenthread_web.improvement.operations.series import Way, count
from tests.web.council import Council
from tests.web.decided import faults
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import measure_named
from tests.web.improvement.test_action_in_browser import OPEN, served_at
from tests.web.improvement.test_series import month

__all__ = ["served_at"]


@pytest.fixture
def shared(plan: ImprovementPlan) -> Measure:
    found = measure_named(plan, "Health assessments")
    way = Way(Counted.PERCENT, Better.HIGHER, True, owed_from=str(month(2)))
    count(measure=found, way=way, version=found.version, by=by(Role.PLAN_LEAD))
    return found


def signed_in(site: Council, role: Role, page: Any, address: str) -> None:
    key = site[role].cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": address}])


def tab_to(page: Any, words: str) -> None:
    """Press Tab until what has the focus begins with some words."""
    said = "(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()"
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(said).startswith(words):
            return
    raise AssertionError(f"the keyboard does not reach {words!r} on {page.url}")


def test_a_partner_gives_figures_by_keyboard_on_a_narrow_screen(
    site: Council, shared: Measure, served_at: str, browser_page: Any, tmp_path: Path
) -> None:
    page = browser_page
    page.set_viewport_size({"width": 320, "height": 640})
    signed_in(site, Role.PARTNER, page, served_at)
    page.goto(f"{served_at}/plan/series")
    tab_to(page, f"{month(2).end:%B %Y}")
    page.keyboard.press("Enter")
    page.wait_for_url("**/enter?month=*")
    for label, words in (("How many", "41"), ("Of how many", "52"), ("Source", "Register of the clinic")):
        tab_to(page, label)
        page.keyboard.type(words)
    tab_to(page, "Enter the figure")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/plan/measures/{shared.reference}")
    assert "It counts when somebody else has accepted it" in page.text_content("main")
    assert faults(page) == []
    assert Entered.objects.get().value == pytest.approx(41 / 52 * 100)
    _by_spreadsheet(site, page, served_at, tmp_path)
    assert [one.numerator for one in Entered.objects.order_by("month")] == [41.0, 44.0]
    _checked(site, page, served_at)


def _by_spreadsheet(site: Council, page: Any, address: str, folder: Path) -> None:
    path = folder / "clinic.xlsx"
    path.write_bytes(site[Role.PARTNER].get("/plan/series/template").content)
    book = load_workbook(path)
    last = next(row for row in book[FIGURES].iter_rows(min_row=2) if row[2].value.date() == month(1).start)
    last[3].value, last[4].value, last[6].value = 44, 50, "Register of the clinic"
    book.save(path)
    page.goto(f"{address}/plan/series")
    tab_to(page, "Hand figures over")
    page.keyboard.press("Enter")
    page.wait_for_url("**/hand-over")
    tab_to(page, "The spreadsheet")
    page.set_input_files("input[type=file]", str(path))
    tab_to(page, "See what it would change")
    page.keyboard.press("Enter")
    page.wait_for_selector("input[name=token]", state="attached")
    assert faults(page) == []
    tab_to(page, "Hand this figure over")
    page.keyboard.press("Enter")
    page.wait_for_url("**/files/*")
    assert "1 figure is handed over" in page.text_content("main")


def _checked(site: Council, page: Any, address: str) -> None:
    """Whoever checks sees both in the queue; every page of theirs is for everybody too."""
    signed_in(site, Role.PLAN_LEAD, page, address)
    file = FigureFile.objects.get().reference
    alone = Entered.objects.get(file=None).reference
    measure = Measure.objects.get(entered__file__reference=file).reference
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for path in (
            "series", "series/new", "series/hand-over", f"series/files/{file}", f"figures/{alone}",
            f"measures/{measure}/counted", f"measures/{measure}",
        ):  # fmt: skip
            page.goto(f"{address}/plan/{path}")
            page.evaluate(OPEN)
            assert faults(page) == [], f"{path} at {width} px"
    page.goto(f"{address}/plan/series/files/{file}")
    tab_to(page, "Accept the figure that waits")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan/series")
    assert "1 figure is accepted" in page.text_content("main")
