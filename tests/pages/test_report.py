"""The report in a real browser: accessible, legible on a phone and on paper, its numbers open."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from goldenthread.reports.formats import html
from tests.house.browser import axe_undecided, axe_violations, file_url
from tests.reports.made import report

WIDTHS = {"a laptop": (1280, 800), "a phone": (390, 844), "400 % zoom": (320, 256)}
# Each rule that axe leaves open, with the decision that a person made.
DECIDED = {
    "color-contrast": (
        "Axe cannot see through the sticky header and the number's positioned mark. By hand: #0b0c0c, #484949 and "
        "#12436d on white, #f3f6f9 and #fff7bf are all above 7:1."
    ),
    "th-has-data-cells": (
        "The heading of an area spans a row of its own, with scope rowgroup: it heads the rows below it, which axe "
        "does not follow."
    ),
}


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    html.write(report(), path)
    return file_url(path)


@pytest.fixture(params=WIDTHS)
def page(request: pytest.FixtureRequest, browser_page: Any, url: str) -> Iterator[Any]:
    width, height = WIDTHS[request.param]
    browser_page.set_viewport_size({"width": width, "height": height})
    browser_page.goto(url)
    return browser_page


@pytest.mark.acceptance("2.2")
@pytest.mark.parametrize("opened", ["", "#how"])
@pytest.mark.parametrize("page", ["a laptop", "400 % zoom"], indirect=True)
def test_axe_finds_nothing(page: Any, opened: str) -> None:
    """Axe finds nothing wrong in the report at two widths, with its measures closed and with all of them open."""
    page.evaluate("fragment => { location.hash = fragment }", opened)
    assert axe_violations(page) == []
    assert [line for line in axe_undecided(page) if line.split()[0] not in DECIDED] == []


def test_only_table_regions_scroll_sideways(page: Any) -> None:
    page.evaluate("location.hash = '#how'")
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"]
    cut = page.evaluate("""[...document.querySelectorAll('main *')]
        .filter(e => !e.closest('.scroll') && e.getBoundingClientRect().right > innerWidth + 1)
        .map(e => e.outerHTML.slice(0, 80))""")
    assert cut == []


def test_targets_are_24_pixels_or_stand_in_a_sentence(page: Any) -> None:
    small = page.evaluate("""[...document.querySelectorAll('td a, h4 a')]
        .map(e => e.getBoundingClientRect()).filter(b => b.height < 24 || b.width < 24).length""")
    assert small == 0


def test_a_number_opens_its_counts_and_leads_back(page: Any) -> None:
    counts = page.locator("#icpc_15-2023-06")
    assert not counts.is_visible()
    page.click("#row-icpc_15 td:nth-of-type(3) a")
    assert counts.is_visible()
    assert counts.evaluate(
        "e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight }"
    )
    assert page.locator(".inside:visible").count() == 1
    page.click("#icpc_15 .inside a[href='#row-icpc_15']")
    assert not counts.is_visible()
    assert page.locator("#row-icpc_15").is_visible()


def test_every_number_opens_its_own_counts(browser_page: Any, url: str) -> None:
    browser_page.goto(url)
    hidden = browser_page.evaluate("""[...document.querySelectorAll('.dashboard td a')]
        .map(a => a.getAttribute('href'))
        .filter(href => { location.hash = href; return document.querySelector(':target').offsetHeight === 0 })""")
    assert hidden == []


def test_focus_is_never_under_the_header(browser_page: Any, url: str) -> None:
    """Going back through the numbers with the keyboard, the focused one stands below the sticky header."""
    browser_page.goto(url)
    browser_page.focus("#row-caseload_avg a")
    for _ in range(40):
        browser_page.keyboard.press("Shift+Tab")
        covered = browser_page.evaluate("""() => {
            const e = document.activeElement, b = e.getBoundingClientRect();
            const head = document.querySelector('#dashboard thead').getBoundingClientRect();
            return e.matches('td a') && b.top < head.bottom && b.bottom > head.top }""")
        assert not covered


@pytest.mark.parametrize("width", [1280, 700, 390, 320])
def test_header_stays(browser_page: Any, url: str, width: int) -> None:
    browser_page.set_viewport_size({"width": width, "height": 800})
    browser_page.goto(url)
    browser_page.evaluate("document.querySelector('#row-caseload_avg').scrollIntoView({block: 'end'})")
    assert browser_page.evaluate("scrollY") > 0
    tops = "[...document.querySelectorAll('#dashboard thead th.number')].map(e => e.getBoundingClientRect())"
    boxes = browser_page.evaluate(f"{tops}.map(b => [b.top, b.bottom])")
    assert min(top for top, _ in boxes) == 0
    assert len(boxes) == 5
    assert max(bottom for _, bottom in boxes) < 100


@pytest.mark.acceptance("2.2")
@pytest.mark.parametrize("width", [1280, 769, 641, 640, 390, 320])
def test_a_measure_and_all_its_figures_are_in_view(browser_page: Any, url: str, width: int) -> None:
    """At every width a row shows its label, three months and both year figures, each under its heading, uncut."""
    browser_page.set_viewport_size({"width": width, "height": 800})
    browser_page.goto(url)
    found = browser_page.evaluate("""() => {
        const inside = e => { const r = document.createRange(); r.selectNodeContents(e);
            return r.getBoundingClientRect() };
        const heads = [...document.querySelectorAll('#dashboard thead th.number')]
            .map(e => e.getBoundingClientRect());
        const inView = b => b.left >= 0 && b.right <= innerWidth;
        return [...document.querySelectorAll('#dashboard tr[id]')].map(row => {
            const cells = [...row.querySelectorAll('td')], boxes = cells.map(c => c.getBoundingClientRect());
            const texts = cells.map(c => inside(c.querySelector('.value')));
            return [boxes.length === 5 && inView(inside(row.querySelector('th'))),
                    boxes.every((b, n) => inView(b) && Math.abs(b.right - heads[n].right) < 1),
                    texts.every((t, n) => t.width > 0 && t.left >= boxes[n].left && t.right <= boxes[n].right)]
        })}""")
    assert len(found) == 30
    assert [row for row in found if row != [True, True, True]] == []


@pytest.mark.parametrize("width", [1280, 390])
def test_the_table_is_read_out_as_a_table(browser_page: Any, url: str, width: int) -> None:
    """Laid out as a grid or not, a reader of the screen hears rows, headings and cells."""
    browser_page.set_viewport_size({"width": width, "height": 800})
    browser_page.goto(url)
    table = browser_page.get_by_role("table", name="Monthly performance, April 2023 to June 2023", exact=True)
    assert table.count() == 1
    heard = table.aria_snapshot().splitlines()
    kinds = [line.strip().removeprefix("- ").split()[0].rstrip(":") for line in heard]
    assert {kind: kinds.count(kind) for kind in ("columnheader", "rowheader", "cell")} == {
        "columnheader": 6,
        "rowheader": 36,
        "cell": 150,
    }
    (row,) = [line for line in heard if "row " in line and "Average caseload" in line]
    assert len(re.findall(r"[\d.]+|\[[xz]\]", row)) == 5


def test_thirty_rows_stand_close_enough_for_a_laptop(browser_page: Any, url: str) -> None:
    browser_page.goto(url)
    heights = browser_page.evaluate(
        "[...document.querySelectorAll('#dashboard tr[id]')].map(e => e.getBoundingClientRect().height)"
    )
    assert len(heights) == 30
    assert max(heights) <= 28


def test_columns_stay_where_they_are_when_the_month_changes(
    browser_page: Any, url: str, tmp_path: Path
) -> None:
    edges = "[...document.querySelectorAll('#dashboard thead th')].map(e => e.getBoundingClientRect().left)"
    browser_page.goto(url)
    june = browser_page.evaluate(edges)
    html.write(report(report().month.plus(4)), tmp_path / "later.html")
    browser_page.goto(file_url(tmp_path / "later.html"))
    assert browser_page.evaluate(edges) == june


def test_forced_colours_keep_every_number_a_link(browser_page: Any, url: str) -> None:
    browser_page.emulate_media(forced_colors="active")
    browser_page.goto(url)
    lines = browser_page.evaluate(
        "[...document.querySelectorAll('.dashboard td a')].map(e => getComputedStyle(e).textDecorationLine)"
    )
    assert set(lines) == {"underline"}


@pytest.mark.acceptance("2.2")
def test_the_table_prints_on_one_a4_page(browser_page: Any, url: str) -> None:
    """Printed on A4, heading, table and key fill less than the first page, and nothing of the page is cut."""
    browser_page.goto(url)
    browser_page.emulate_media(media="print")
    browser_page.set_viewport_size(
        {"width": 703, "height": 1032}
    )  # A4 less margins of 12 mm, at 96 to the inch
    bottom = browser_page.evaluate("document.querySelector('.key').getBoundingClientRect().bottom + scrollY")
    assert bottom < 1032
    wide = browser_page.evaluate("""[...document.querySelectorAll('main *')]
        .filter(e => e.getBoundingClientRect().right > 704).map(e => e.outerHTML.slice(0, 80))""")
    assert wide == []
    pdf = browser_page.pdf(prefer_css_page_size=True)
    assert {
        tuple(map(round, map(float, box.split())))
        for box in re.findall(r"/MediaBox \[([\d. ]+)\]", pdf.decode("latin-1"))
    } == {(0, 0, 595, 842)}
