"""The page as text: its landmarks and tables, that it holds all that it needs, and what it says of its figures."""

import re
from functools import cache
from itertools import pairwise

import pytest

from goldenthread.charts.cells import Number
from goldenthread.reports import pages
from goldenthread.reports.blocks import Listing, Table
from goldenthread.reports.material import label
from goldenthread.reports.words import CAVEAT_WORDS, STATUS_MARKS, STATUS_WORDS, sentence
from goldenthread.terms.words import Status
from tests.reports.pack.written import page, tables
from tests.reports.scorecards import material, small
from tests.reports.tree import Element, Tree


@cache
def root() -> Element:
    """The page, read once: by the first test that asks for it, not while tests are found."""
    return Tree(page()).root


def section(name: str) -> Element:
    return next(e for e in root().all("section") if e.attributes.get("id") == name)


def test_the_page_says_its_language_and_has_its_landmarks() -> None:
    assert root().all("html")[0].attributes["lang"] == "en-GB"
    assert [len(root().all(tag)) for tag in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]
    assert root().all("a")[0].attributes["href"] == "#main"
    [h1], [title] = root().all("h1"), root().all("head")[0].all("title")
    assert title.text.startswith(h1.text)
    assert h1.text == "Children's social care performance: June 2023"


def test_every_table_has_a_caption_of_its_own_and_every_heading_a_scope() -> None:
    found = root().all("table")
    captions = [[caption.text for caption in table.all("caption")] for table in found]
    assert all(len(texts) == 1 and texts[0] for texts in captions)
    assert len({texts[0] for texts in captions}) == len(found)
    assert {th.attributes.get("scope") for th in root().all("th")} == {"col", "colgroup", "row", "rowgroup"}
    regions = [e for e in root().all() if e.attributes.get("role") == "region"]
    assert len(regions) == len(found)
    assert all(e.all("table") and e.attributes["tabindex"] == "0" for e in regions)


def test_a_head_in_two_lines_covers_every_column() -> None:
    """Columns of numbers of one name have a heading each under it; all others reach down both lines."""
    [counts] = [table for table in section("counts").all("table") if "dashboard" in table.attributes["class"]]
    over, below = counts.all("thead")[0].all("tr")
    spans = [(int(th.attributes.get("colspan", 1)), th.attributes.get("rowspan")) for th in over.all("th")]
    assert spans == [(1, "2"), (3, None), (3, None), (3, None), (3, None), (1, "2")]
    assert [th.text for th in below.all("th")] == ["counted", "over", "figure"] * 4
    assert {len(row.all("td")) for row in counts.all("tr") if row.all("td")} == {13}


def test_the_page_runs_nothing_and_loads_nothing() -> None:
    assert not root().all("script", "link", "iframe", "object", "form", "base", "input")
    names = {name for e in root().all() for name in e.attributes}
    assert not [name for name in names if name.startswith("on")]
    assert "@import" not in page()


def test_no_cell_is_blank() -> None:
    cells = [e for e in root().all("td", "th") if not e.all("svg")]
    assert len(cells) > 300
    assert [cell for cell in cells if not cell.text] == []


def test_a_figure_that_is_not_final_says_so_in_words() -> None:
    words = {mark: STATUS_WORDS[status].lower() for status, mark in STATUS_MARKS.items()}
    [dashboard] = [table for table in tables() if table.name == "Dashboard"]
    rows = {row.all("th")[0].text: row.all("td") for row in section("dashboard").all("tr") if row.all("td")}
    marked = 0
    for _, cells in dashboard.rows:
        for cell, element in zip(cells[1:], rows[cells[0].text], strict=True):
            mark = cell.mark if isinstance(cell, Number) else ""
            assert [word for word in words.values() if word in element.text] == (
                [words[mark]] if mark else []
            )
            marked += bool(mark)
    assert marked


def test_a_key_follows_each_table_of_measures() -> None:
    for name in ("dashboard", "counts"):
        [key] = [e.text for e in section(name).all("div") if e.attributes.get("class") == "key"]
        for said in ("p not final yet", "r rebuilt", "[x] not available", "[z] not applicable"):
            assert said in key


def test_the_page_says_where_its_numbers_come_from() -> None:
    text, made = section("method").text, small()
    for said in (*made.loads, made.card.snapshot, "31 July 2023", *made.settings):
        assert said in text


@pytest.mark.parametrize("word", ["LAC", "cases", "looked after child", "snapshotted"])
def test_words_that_the_report_does_not_use(word: str) -> None:
    for name in ("dashboard", "counts"):
        assert not re.search(rf"\b{word}\b", section(name).text)


def test_each_cause_is_told_once_with_all_its_measures() -> None:
    """The method page lists why figures are missing, not final or off: each cause once, missing figures first."""
    made = material(posts=None)
    [method] = [p for p in pages.build(made).pages if p.name == "method"]
    headings = list(CAVEAT_WORDS.values())
    told = {
        before.text: after.items
        for before, after in pairwise(method.blocks)
        if isinstance(after, Listing) and getattr(before, "text", None) in headings
    }
    assert list(told) == [heading for heading in headings if heading in told]
    missing = [
        label(row)
        for row in made.card.rows
        if any(f.status is Status.NOT_AVAILABLE for f in (*row.months[-3:], row.year))
    ]
    assert missing
    assert told["Not available"] == (f"{sentence('not loaded: visits')[:-1]}: {'; '.join(missing)}.",)


def test_every_table_that_opens_another_has_its_rows_there() -> None:
    found = {table.name: table for table in tables() if isinstance(table, Table)}
    opening = {name: table.opens for name, table in found.items() if table.opens}
    assert opening == {"Dashboard": "Counts", "Counts": "Dashboard"}
    for here, there in opening.items():
        names = [[cells[0].text for _, cells in found[name].rows] for name in (here, there)]
        assert names[0] == names[1]
        assert len(set(names[0])) == len(names[0])
