"""The report as a page: well formed, whole in itself, the same each time, and accessible in a real browser."""

import itertools
import re
from collections import Counter

import pytest

from goldenthread.reports.formats.pack import html
from tests.house.browser import axe_finds, file_url
from tests.reports.pack.written import charts, document, page
from tests.reports.scorecards import HOSTILE
from tests.reports.tree import Tree

# What axe leaves open, with the decision that a person made.
DECIDED = {
    "color-contrast .* svg": "Axe cannot see through the layers of a picture. By hand: #484949 on white is 9:1.",
    "th-has-data-cells .*(dashboard|plain)$": "The heading of an area has scope rowgroup: it heads the rows below it.",
}
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def shown(browser_page, tmp_path):
    """The page in a browser that is closed off from other machines."""
    path = tmp_path / "report.html"
    html.write(document(), path)
    browser_page.goto(file_url(path))
    return browser_page


def test_the_same_report_gives_the_same_bytes() -> None:
    assert html.render(document()) == page()


@pytest.mark.parametrize("of", ["small", "hostile"])
def test_ids_are_unique_and_every_link_lands(of: str) -> None:
    elements = Tree(page(of)).root.all()
    ids = Counter(e.attributes["id"] for e in elements if "id" in e.attributes)
    assert [name for name, count in ids.items() if count > 1] == []
    links = {e.attributes["href"] for e in elements if "href" in e.attributes}
    named = {e.attributes["aria-labelledby"] for e in elements if "aria-labelledby" in e.attributes}
    assert {link for link in links if not link.startswith("#")} == set()
    assert {link[1:] for link in links} | named <= set(ids)


def test_headings_go_down_one_step_at_a_time_and_there_is_one_title() -> None:
    levels = [int(e.tag[1]) for e in Tree(page()).root.all("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_what_others_wrote_is_text() -> None:
    assert "<script" not in page("hostile")
    text = Tree(page("hostile")).root.all("body")[0].text
    assert HOSTILE in text
    assert page("hostile").count("=1+1") >= 3


def test_nothing_is_asked_of_anyone() -> None:
    asked = set(re.findall(r"""(?:src|href|url\()\s*=?\s*["']?([a-z]+:)""", page()))
    assert asked == {"data:"}
    assert re.findall("http[^'\" ]*", page().replace("http://www.w3.org/2000/svg", "")) == []


def test_every_rating_is_a_word_and_every_picture_has_its_finding() -> None:
    root = Tree(page()).root
    rated = [e for e in root.all("span") if e.attributes.get("class", "").startswith("rag ")]
    assert {e.text for e in rated} == {"Green", "Amber", "Red", "Not rated"}
    pictures = [e for e in root.all("svg") if "role" in e.attributes]
    assert len(pictures) > len(charts())
    assert all(svg.all("title")[0].text for svg in pictures)
    for figure, chart in zip(root.all("figure"), charts(), strict=True):
        assert " ".join(chart.alternative.split()) == figure.all("title")[0].text
        assert chart.finding in figure.all("figcaption")[0].text


def test_the_marks_of_every_key_are_those_of_the_tables() -> None:
    root = Tree(page()).root
    badges = [
        [e.attributes["class"] for e in key.all("span")]
        for key in root.all("div")
        if key.attributes.get("class") == "key"
    ]
    rated = [found for found in badges if found]
    assert len(rated) >= 3
    assert {tuple(found) for found in rated} == {("rag green", "rag amber", "rag red", "rag not_rated")}
    assert [e.text for e in root.all("dt") if e.all("span")] == ["Green", "Amber", "Red", "Not rated"]


@pytest.mark.whole
@pytest.mark.acceptance("3.7")
def test_axe_finds_nothing_on_a_desk_and_on_a_phone(shown) -> None:
    for size in (None, PHONE):
        if size:
            shown.set_viewport_size(size)
        shown.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        wrong, left_open = axe_finds(shown)
        assert wrong == []
        assert [line for line, _ in left_open if not any(re.search(d, line) for d in DECIDED)] == []


@pytest.mark.parametrize("width", [1280, 768, 390, 320])
def test_the_page_is_never_wider_than_the_screen(shown, width: int) -> None:
    shown.set_viewport_size({"width": width, "height": 800})
    assert shown.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_each_cell_of_the_dashboard_says_what_it_is(shown) -> None:
    shown.set_viewport_size(PHONE)
    label = "getComputedStyle(document.querySelector('.dashboard td[data-label]'), '::before').content"
    assert shown.evaluate(label) == '"Apr 2023"'
    assert shown.evaluate("document.querySelector('.dashboard').scrollWidth") <= PHONE["width"]


def test_on_a_phone_no_table_is_wider_than_the_screen_and_each_cell_says_what_it_is(shown) -> None:
    shown.set_viewport_size({"width": 320, "height": 800})
    shown.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    wide = "[...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth).map(e => e.innerText)"
    assert shown.evaluate(wide) == []
    unnamed = """[...document.querySelectorAll('td')].filter(e => e.offsetHeight &&
        getComputedStyle(e, '::before').content !== JSON.stringify(e.dataset.label)).length"""
    assert shown.evaluate(unnamed) == 0


def test_on_a_laptop_no_table_is_cut_also_where_figures_of_charts_are_opened(shown) -> None:
    shown.set_viewport_size({"width": 1280, "height": 800})
    shown.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    cut = "[...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth).map(e => e.innerText)"
    assert shown.evaluate(cut) == []


def test_a_mark_touches_no_number_beside_it(shown) -> None:
    """The mark hangs right of its number, and the next cell begins behind it."""
    shown.set_viewport_size({"width": 1280, "height": 800})
    room = """[...document.querySelectorAll('.dashboard .mark')].map(mark => {
        const letter = document.createRange(); letter.selectNodeContents(mark);
        return mark.closest('td').getBoundingClientRect().right - letter.getBoundingClientRect().right})"""
    found = shown.evaluate(room)
    assert len(found) > 3
    assert min(found) >= 2


def test_the_dashboard_fits_a_laptop(shown) -> None:
    shown.set_viewport_size({"width": 1280, "height": 800})
    fits = "(e => e.scrollWidth <= e.clientWidth)(document.querySelector('.dashboard').parentElement)"
    assert shown.evaluate(fits)
