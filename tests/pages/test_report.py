"""The demo's report in a real browser, for each audience: accessible, legible on a phone and on paper."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from goldenthread.cli import main
from tests.house.browser import axe_finds, file_url
from tests.house.demo import Demo

WHOLE = pytest.mark.whole
AUDIENCES = ("operational", *(pytest.param(each, marks=WHOLE) for each in ("scrutiny", "board")))
WIDTHS = {"a laptop": (1280, 800), "a tablet": (768, 1024), "a phone": (390, 844), "400 % zoom": (320, 256)}
# Each rule that axe leaves open, with the decision that a person made.
DECIDED = {
    "color-contrast": (
        "Axe cannot see through the layers of a picture, the sticky head and the mark beside a number. By hand: "
        "#0b0c0c, #484949 and #12436d on white, #f3f6f9 and #fff7bf are all above 7:1."
    ),
    "th-has-data-cells": (
        "The heading of an area spans a row of its own, with scope rowgroup: it heads the rows below it, which axe "
        "does not follow."
    ),
}
A4 = {(595, 842), (842, 595)}

pytestmark = pytest.mark.xdist_group("demo")


@pytest.fixture(scope="module", params=AUDIENCES)
def path(request: pytest.FixtureRequest, whole_demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of one audience; that of scrutiny is the published one."""
    if request.param == "scrutiny":
        [pack] = (whole_demo.folder / "published").iterdir()
        return pack / "report.html"
    if request.param == "operational":
        return whole_demo.folder / "report" / "report-2023-06-operational.html"
    out = tmp_path_factory.mktemp("report")
    asked = ["--month", "2023-06", "--audience", request.param, "--out", str(out), "--formats", "html"]
    done = CliRunner().invoke(main, ["report", *asked, "--workspace", str(whole_demo.folder)])
    assert done.exit_code == 0, done.output
    return out / f"report-2023-06-{request.param}.html"


@pytest.fixture
def shown(browser_page: Any, path: Path) -> Any:
    browser_page.goto(file_url(path))
    return browser_page


@pytest.fixture(
    params=["a laptop", *(pytest.param(each, marks=WHOLE) for each in ("a tablet", "a phone")), "400 % zoom"]
)
def page(request: pytest.FixtureRequest, shown: Any) -> Iterator[Any]:
    width, height = WIDTHS[request.param]
    shown.set_viewport_size({"width": width, "height": height})
    return shown


@pytest.mark.parametrize(
    "path",
    ["scrutiny", *(pytest.param(each, marks=WHOLE) for each in ("operational", "board"))],
    indirect=True,
)
@pytest.mark.acceptance("2.2", "3.7")
@pytest.mark.parametrize("opened", [pytest.param(False, marks=WHOLE), True])
@pytest.mark.parametrize("page", ["a laptop", pytest.param("400 % zoom", marks=WHOLE)], indirect=True)
def test_axe_finds_nothing(page: Any, opened: bool) -> None:
    """Axe finds nothing wrong in the report for any audience, at two widths, with its small tables closed and open."""
    page.evaluate("opened => document.querySelectorAll('details').forEach(d => d.open = opened)", opened)
    wrong, left_open = axe_finds(page)
    assert wrong == []
    assert [line for line, _ in left_open if line.split()[0] not in DECIDED] == []


def test_only_table_regions_scroll_sideways(page: Any) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"]
    cut = page.evaluate("""[...document.querySelectorAll('main *')]
        .filter(e => !e.closest('.scroll') && e.getBoundingClientRect().right > innerWidth + 1)
        .map(e => e.outerHTML.slice(0, 80))""")
    assert cut == []


def test_targets_are_24_pixels_or_stand_in_a_sentence(page: Any) -> None:
    small = page.evaluate("""[...document.querySelectorAll('th a, summary, nav a')]
        .map(e => [e.textContent, e.getBoundingClientRect().height]).filter(([, high]) => high < 24)""")
    assert small == []


def test_a_measure_opens_its_counts_and_leads_back(page: Any) -> None:
    counts = page.locator("#counts tr:target")
    page.click("#dashboard tr[id*='conferences-held-within-15'] a")
    assert counts.count() == 1
    assert "conferences held within 15" in counts.inner_text()
    in_view = "e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.top < innerHeight }"
    assert counts.evaluate(in_view)
    counts.locator("a").click()
    back = page.locator("#dashboard tr:target")
    assert "conferences held within 15" in back.inner_text()
    assert back.evaluate(in_view)


def test_every_measure_opens_its_own_counts(shown: Any) -> None:
    pairs = shown.evaluate("""[...document.querySelectorAll('#dashboard th a')].map(a => {
        location.hash = a.getAttribute('href');
        const row = document.querySelector(':target'), head = row.querySelector('th');
        return [a.textContent, head.textContent, !!row.closest('#counts') && row.offsetHeight > 0] })""")
    assert len(pairs) == len(set(map(tuple, pairs))) > 40
    assert [pair for pair in pairs if pair[0] != pair[1] or not pair[2]] == []


def test_focus_is_never_under_the_head(shown: Any) -> None:
    """Going back through the measures with the keyboard, the focused one stands below the head that stays."""
    shown.locator("#dashboard th a").last.focus()
    for _ in range(40):
        shown.keyboard.press("Shift+Tab")
        covered = shown.evaluate("""() => {
            const e = document.activeElement, b = e.getBoundingClientRect();
            const head = document.querySelector('#dashboard thead').getBoundingClientRect();
            return e.matches('th a') && b.top < head.bottom && b.bottom > head.top }""")
        assert not covered


@pytest.mark.parametrize("table", ["dashboard", "counts"])
def test_the_head_of_a_wide_table_stays(shown: Any, table: str) -> None:
    last = f"document.querySelector('#{table} .dashboard tbody:last-child tr:last-child')"
    shown.evaluate(f"{last}.scrollIntoView({{block: 'end'}})")
    assert shown.evaluate("scrollY") > 0
    box = shown.evaluate(
        f"(b => [b.top, b.bottom])(document.querySelector('#{table} thead').getBoundingClientRect())"
    )
    assert box[0] == 0
    assert box[1] < 100


@pytest.mark.parametrize("width", [pytest.param(1279, marks=WHOLE), 769, pytest.param(641, marks=WHOLE)])
@pytest.mark.parametrize("table", ["dashboard", "counts"])
def test_where_a_table_scrolls_sideways_the_measures_stay(shown: Any, table: str, width: int) -> None:
    shown.set_viewport_size({"width": width, "height": 800})
    found = shown.evaluate(f"""() => {{
        const region = document.querySelector('#{table} .scroll'); region.scrollLeft = 10000;
        return [...region.querySelectorAll('th[scope=row]')]
            .map(e => e.getBoundingClientRect().left - region.getBoundingClientRect().left) }}""")
    assert {round(left) for left in found} == {0}


@pytest.mark.parametrize(
    "width", [pytest.param(1920, marks=WHOLE), 1280, pytest.param(1024, marks=WHOLE), 768, 390]
)
def test_no_word_of_a_table_is_broken(shown: Any, width: int) -> None:
    """Every word of every table stands on one line; a name with a line between its parts may break at one."""
    shown.set_viewport_size({"width": width, "height": 800})
    looked_at, broken = shown.evaluate("""() => {
        document.querySelectorAll('details').forEach(d => d.open = true);
        const broken = [], range = document.createRange(); let count = 0;
        for (const table of document.querySelectorAll('table')) {
            const texts = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
            for (let text; text = texts.nextNode();)
                for (const word of text.data.matchAll(/[^\\s\\-\u2013/]+[\\-\u2013/]*/g)) {
                    range.setStart(text, word.index); range.setEnd(text, word.index + word[0].length);
                    const lines = new Set([...range.getClientRects()].filter(b => b.width).map(b => Math.round(b.top)));
                    count += lines.size > 0;
                    if (lines.size > 1) broken.push(`${table.caption.textContent}: ${word[0]}`);
                } }
        return [count, broken] }""")
    assert looked_at > 2000
    assert broken == []


def test_figures_beside_each_other_on_a_phone_stand_on_one_line(shown: Any) -> None:
    """Whether their headings take one line or two."""
    shown.set_viewport_size({"width": 390, "height": 844})
    apart = shown.evaluate("""() => [...document.querySelectorAll('#dashboard .dashboard tr[id]')].flatMap(row => {
        const lines = new Map(), range = document.createRange();
        for (const cell of row.querySelectorAll('td:not(:last-child)')) {
            range.selectNodeContents(cell.querySelector('.value') || cell.firstChild);
            const top = cell.getBoundingClientRect().top, at = range.getBoundingClientRect().bottom;
            lines.set(top, [...(lines.get(top) || []), at]);
        }
        return [...lines.values()].map(all => Math.max(...all) - Math.min(...all)) })""")
    assert len(apart) > 100
    assert max(apart) <= 6


@pytest.mark.parametrize("width", [1280, 390])
def test_each_year_of_months_says_that_it_is_one(shown: Any, width: int) -> None:
    """A chart's table reads "12 months to June 2023", whether its head is seen or each row says it."""
    shown.set_viewport_size({"width": width, "height": 800})
    said = shown.evaluate("""() => {
        document.querySelectorAll('details').forEach(d => d.open = true);
        return [...document.querySelectorAll('.months .small')].flatMap(table => {
            const head = table.querySelector('thead th'), isSeen = head.getBoundingClientRect().width > 1;
            return [...table.querySelectorAll('tbody th')]
                .map(e => isSeen ? head.textContent : getComputedStyle(e, '::before').content) }) }""")
    assert len(said) > 20
    assert [words for words in said if "12 months to" not in words] == []


@pytest.mark.acceptance("2.2")
@pytest.mark.parametrize("width", [1280, pytest.param(640, marks=WHOLE), pytest.param(390, marks=WHOLE), 320])
@pytest.mark.parametrize("table", ["dashboard", "counts"])
def test_a_measure_and_all_its_figures_are_in_view(shown: Any, table: str, width: int) -> None:
    """At a laptop's width and on a phone a row shows its measure and all its cells, each with its heading, uncut."""
    shown.set_viewport_size({"width": width, "height": 800})
    found = shown.evaluate(
        """table => {
        const inside = e => { const r = document.createRange(); r.selectNodeContents(e);
            return r.getBoundingClientRect() };
        const inView = b => b.left >= 0 && b.right <= innerWidth;
        const headed = cell => innerWidth > 640
            || getComputedStyle(cell, '::before').content === JSON.stringify(cell.dataset.label);
        return [...document.querySelectorAll(`#${table} .dashboard tr[id]`)].map(row => {
            const cells = [...row.querySelectorAll('td')], boxes = cells.map(c => c.getBoundingClientRect());
            const texts = cells.map(c => inside(c.querySelector('.value') || c));
            return [inView(inside(row.querySelector('th'))), boxes.every(inView), cells.every(headed),
                    texts.every((t, n) => t.left >= boxes[n].left - 1 && t.right <= boxes[n].right + 1)] }) }""",
        table,
    )
    assert len(found) > 40
    assert [row for row in found if row != [True] * 4] == []


@pytest.mark.parametrize("width", [1280, 390])
def test_tables_are_read_out_as_tables(shown: Any, width: int) -> None:
    """Laid out as a grid or not, a reader of the screen hears rows, headings and cells."""
    shown.set_viewport_size({"width": width, "height": 800})
    for name in (
        "Every measure, April 2023 to June 2023",
        "What was counted, what it was put over, and the figure",
    ):
        table = shown.get_by_role("table", name=name, exact=True)
        assert table.count() == 1
        heard = table.aria_snapshot().splitlines()
        kinds = [line.strip().removeprefix("- ").lstrip("'").split()[0].rstrip(":") for line in heard]
        rows = table.locator("tr[id]").count()
        areas = table.locator("tr.group").count()
        assert kinds.count("rowheader") == rows + areas > 45
        assert kinds.count("cell") == table.locator("td").count() == rows * 13
        [row] = [line for line in heard if "row " in line and "Average caseload" in line]
        assert len(re.findall(r"[\d.]+|\[[xzc]\]", row)) >= 4


def test_rows_stand_close_enough_for_a_laptop(shown: Any) -> None:
    """A measure whose name fits on a line takes no more than 28 pixels, and none takes more than two lines."""
    heights = shown.evaluate("""[...document.querySelectorAll('#dashboard .dashboard tr[id]')].map(e => [
        e.querySelector('th a').getClientRects()[0].height > 30, e.getBoundingClientRect().height])""")
    assert max(height for is_long, height in heights if not is_long) <= 28
    assert max(height for _, height in heights) <= 46


def test_forced_colours_keep_every_measure_a_link(shown: Any) -> None:
    shown.emulate_media(forced_colors="active")
    lines = shown.evaluate(
        "[...document.querySelectorAll('.dashboard th a')].map(e => getComputedStyle(e).textDecorationLine)"
    )
    assert set(lines) == {"underline"}


@pytest.mark.acceptance("2.2")
def test_it_prints_on_a4_and_nothing_is_cut(shown: Any) -> None:
    """Printed from the browser, every page is A4, upright or on its side, and nothing of it is cut."""
    shown.emulate_media(media="print")
    shown.set_viewport_size(
        {"width": 1032, "height": 703}
    )  # A4 on its side less its margins, at 96 to the inch
    wide = shown.evaluate("""[...document.querySelectorAll('main .wide *')]
        .filter(e => e.getBoundingClientRect().right > 1033).map(e => e.outerHTML.slice(0, 80))""")
    assert wide == []
    shown.set_viewport_size({"width": 687, "height": 1009})
    wide = shown.evaluate("""[...document.querySelectorAll('main .page:not(.wide) *')]
        .filter(e => e.getBoundingClientRect().right > 688).map(e => e.outerHTML.slice(0, 80))""")
    assert wide == []
    pdf = shown.pdf(prefer_css_page_size=True)
    boxes = re.findall(r"/MediaBox \[([\d. ]+)\]", pdf.decode("latin-1"))
    assert {tuple(round(float(side)) for side in box.split()[2:]) for box in boxes} <= A4


@pytest.mark.parametrize(
    "path", ["scrutiny", "operational", pytest.param("board", marks=WHOLE)], indirect=True
)
def test_only_people_inside_are_told_how_to_open_the_records(shown: Any, path: Path) -> None:
    """Only the page of those who run the service names a command that lists children; the published one keeps back."""
    assert ("goldenthread ledger" in shown.inner_text("main")) is ("operational" in path.name)
    assert ("[c]" in shown.inner_text("#counts")) is (path.name == "report.html")
