"""The page as text: its structure, that its links land, and that what it shows is text."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from goldenthread.reports.formats import html
from goldenthread.reports.table import Table
from tests.reports.made import HOSTILE, hostile, report
from tests.reports.tree import Element, Tree

MADE = report()
PAGE = html.render(MADE)
ROOT = Tree(PAGE).root


def by_id(ident: str) -> Element:
    return next(e for e in ROOT.all() if e.attributes.get("id") == ident)


def test_one_heading_begins_the_title_and_levels_are_not_skipped() -> None:
    (h1,) = ROOT.all("h1")
    (title,) = ROOT.all("title")
    assert title.text.startswith(h1.text)
    assert h1.text == "Children's social care performance: June 2023"
    levels = [int(e.tag[1]) for e in ROOT.all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_the_page_says_its_language_and_has_its_landmarks() -> None:
    assert ROOT.all("html")[0].attributes["lang"] == "en-GB"
    assert [len(ROOT.all(tag)) for tag in ("header", "main", "footer")] == [1, 1, 1]
    assert ROOT.all("a")[0].attributes["href"] == "#main"


def test_ids_are_unique_and_every_link_lands_on_one() -> None:
    ids = Counter(e.attributes["id"] for e in ROOT.all() if "id" in e.attributes)
    assert [ident for ident, times in ids.items() if times > 1] == []
    pointed = [e.attributes["href"] for e in ROOT.all("a")]
    assert all(href.startswith("#") and href[1:] in ids for href in pointed)
    assert all(
        e.attributes["aria-labelledby"] in ids for e in ROOT.all() if "aria-labelledby" in e.attributes
    )


def test_every_table_has_a_caption_and_every_heading_a_scope() -> None:
    tables = ROOT.all("table")
    assert all(len(table.all("caption")) == 1 for table in tables)
    assert len({table.all("caption")[0].text for table in tables}) == len(tables)
    assert all(th.attributes.get("scope") in ("col", "row", "rowgroup") for th in ROOT.all("th"))
    assert all(e.all("table") for e in ROOT.all() if e.attributes.get("role") == "region")
    assert all(
        e.attributes.get("tabindex") == "0" for e in ROOT.all() if e.attributes.get("role") == "region"
    )


def test_the_page_needs_nothing_else_and_runs_nothing() -> None:
    assert not ROOT.all("script", "link", "iframe", "img", "object", "form", "base")
    names = {name for e in ROOT.all() for name in e.attributes}
    assert not [name for name in names if name.startswith("on") or name in ("style", "src")]
    without_font = re.sub(r'url\("data:font/woff;base64,[\w+/=]+"\)', "", PAGE)
    assert not re.findall(r"https?:|//[a-z]|@import|url\(", without_font)


@pytest.mark.parametrize(("table", "ident"), [(MADE.table, "dashboard"), (MADE.beside, "more")])
def test_every_cell_of_a_table_shows_its_figure(table: Table, ident: str) -> None:
    shown = by_id(ident).all("td")
    assert len(shown) == len(table.rows) * len(table.columns)
    cells = [
        (row, column, cell)
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
    ]
    for element, (row, column, cell) in zip(shown, cells, strict=True):
        (value,) = [e for e in element.all("span") if e.attributes.get("class") == "value"]
        assert value.text == cell.text
        links = [a.attributes["href"] for a in element.all("a")]
        assert links == ([f"#{row.ident}-{column.ident}"] if cell.figure else [])


def test_each_number_opens_the_row_with_its_own_counts() -> None:
    for row in MADE.table.rows + MADE.beside.rows:
        for column, cell in zip(MADE.table.columns, row.cells, strict=True):
            if cell.figure is None:
                continue
            counted, over, figure, standing = (
                td.text for td in by_id(f"{row.ident}-{column.ident}").all("td")
            )
            assert figure == cell.text
            assert (counted == "[x]") == (cell.figure.numerator is None)
            assert (over == "[x]") == (cell.figure.denominator is None)
            if cell.figure.numerator is not None:
                assert float(counted.replace(",", "")) == cell.figure.numerator
            assert (
                standing
                == {
                    "final": "Final",
                    "provisional": "Not final yet",
                    "rebuilt": "Rebuilt",
                    "not_available": "Not available",
                }[cell.figure.status]
            )


def test_a_figure_that_is_not_final_says_so_in_words() -> None:
    for row in MADE.table.rows:
        shown = by_id(f"row-{row.ident}").all("td")
        for cell, element in zip(row.cells, shown, strict=True):
            assert cell.is_provisional == ("not final yet" in element.text)


def test_a_key_follows_each_table_of_measures() -> None:
    keys = [e.text for e in ROOT.all("p") if e.text.startswith("Key.")]
    assert len(keys) == 2
    assert all(
        mark in key for key in keys for mark in ("p not final yet", "r rebuilt", "[x] not available", "[z]")
    )


def test_no_cell_is_blank() -> None:
    assert [td for td in ROOT.all("td", "th") if not td.text] == []


def test_the_page_says_where_its_numbers_come_from() -> None:
    text = ROOT.all("main")[0].text
    for said in (*MADE.loads, MADE.snapshot, "mid-2023, made up", "31 July 2023", *MADE.settings):
        assert said in text
    for row in MADE.table.rows:
        assert f"goldenthread ledger {row.indicator.code} --month 2023-06" in text


@pytest.mark.parametrize("word", ["LAC", "cases", "looked after child", "snapshotted"])
def test_words_that_the_report_does_not_use(word: str) -> None:
    shown = " ".join(e.text for ident in ("dashboard", "more") for e in [by_id(ident)])
    assert not re.search(rf"\b{word}\b", shown)


def test_what_comes_from_outside_stays_text() -> None:
    page = html.render(hostile())
    root = Tree(page).root
    assert not root.all("script")
    assert HOSTILE in root.all("main")[0].text
    assert "<script" not in page


def test_equal_reports_are_equal_pages() -> None:
    assert html.render(report()) == PAGE
