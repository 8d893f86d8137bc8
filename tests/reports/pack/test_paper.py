"""The PDF: tagged, titled, in English, the same each time; and nothing but our own is fetched for it."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, IndirectObject

from goldenthread.reports.formats.pack import html, pdf
from tests.reports.pack.written import charts, document, opened, paper
from tests.reports.pack.written import page as written
from tests.reports.scorecards import COUNCIL, HOSTILE
from tests.reports.tree import Tree


def structure(content: bytes) -> list[dict]:
    """Every element of the tags, from the top."""
    found, waiting = [], [PdfReader(opened(content)).trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop()
        element = element.get_object() if isinstance(element, IndirectObject) else element
        if isinstance(element, ArrayObject):
            waiting += list(element)
        elif isinstance(element, dict):
            found.append(element)
            if "/K" in element:
                waiting.append(element["/K"])
    return found


def kinds() -> Counter:
    return Counter(element.get("/S") for element in structure(paper()))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert pdf.render(document()) == paper()


def test_where_fonts_are_cut_in_python_the_time_of_day_is_not_written_into_them(monkeypatch) -> None:
    monkeypatch.setattr("weasyprint.pdf.fonts.harfbuzz_subset", None)
    page = html.render(replace(document(), pages=document().pages[:1]), on_paper=True)
    times = iter(range(10**9, 2 * 10**9, 1000))
    monkeypatch.setattr("fontTools.misc.timeTools.time.time", lambda: next(times))
    assert pdf.printed(page) == pdf.printed(page)


@pytest.mark.acceptance("3.7")
def test_it_says_what_it_is() -> None:
    reader = PdfReader(opened(paper()))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == f"Children's social care performance: June 2023 - {COUNCIL}"
    assert b"pdfuaid:part" in reader.trailer["/Root"]["/Metadata"].get_data()
    assert reader.metadata.creation_date.date() == document().known_on
    assert reader.metadata.author == COUNCIL


@pytest.mark.acceptance("3.7")
def test_headings_table_heads_and_pictures_are_tagged() -> None:
    found = kinds()
    assert found["/H1"] == 1
    assert found["/H2"] == len(document().pages)
    assert found["/H3"] > 5
    assert found["/Table"] > 5
    assert found["/TH"] > 100
    figures = [e for e in structure(paper()) if e.get("/S") == "/Figure"]
    assert all(e.get("/Alt") for e in figures)
    told = {str(e["/Alt"]) for e in figures}
    assert {chart.alternative for chart in charts()} <= told


@pytest.mark.acceptance("3.7")
def test_every_heading_of_a_table_says_which_way_it_reads_and_a_cell_has_those_of_its_own_area() -> None:
    elements = structure(paper())
    heads = [e for e in elements if e.get("/S") == "/TH" and e["/A"].get("/O") == "/Table"]
    assert len(heads) > 100
    assert {str(head["/A"].get("/Scope")) for head in heads} == {"/Row", "/Column"}
    areas = {str(e["/ID"]) for row in elements if row.get("/S") == "/TR" for e in alone(row)}
    assert len(areas) > 5
    told = [[str(h) for h in e["/A"].get("/Headers", [])] for e in elements if e.get("/S") == "/TD"]
    assert max(len(areas & set(headings)) for headings in told) == 1
    assert min(map(len, told)) >= 2, "its row and its column at least"
    spanning = {str(head["/ID"]) for head in heads if head["/A"].get("/ColSpan", 1) > 1} - areas
    assert Counter(h for headings in told for h in headings if h in spanning).total() > 30


@pytest.mark.acceptance("3.7")
def test_every_table_is_one_with_a_caption_of_its_own_and_a_part_on_a_further_page_says_of_which_it_is() -> (
    None
):
    tables = [e for e in structure(paper()) if e.get("/S") == "/Table"]
    assert all(below(table) <= {"/Caption", "/THead", "/TBody"} for table in tables)
    first = [table for table in tables if "/Caption" in below(table)]
    captions = [e.text for e in Tree(written()).root.all("caption")]
    assert len(first) == len(captions)
    for table in tables:
        if "/Caption" not in below(table):
            assert str(table["/A"]["/Summary"]).removeprefix("Continued from the page before: ") in captions
    assert not [e for e in structure(paper()) if e.get("/S") == "/Caption" and "/Caption" in below(e)]


@pytest.mark.acceptance("3.7")
def test_every_line_of_a_list_is_one_item_and_a_name_stands_with_its_meaning() -> None:
    root, elements = Tree(written()).root, structure(paper())
    assert all(below(e) == {"/LI"} for e in elements if e.get("/S") == "/L")
    pairs = sum(len(dl.all("dt")) for dl in root.all("dl"))
    items = [e for e in elements if e.get("/S") == "/LI"]
    assert len(items) == len(root.all("li")) + pairs
    assert all("/LBody" in below(item) <= {"/Lbl", "/LBody"} for item in items)


def test_what_is_copied_has_a_number_and_its_mark_side_by_side() -> None:
    text = " ".join("".join(p.extract_text() for p in PdfReader(opened(paper())).pages).split())
    assert re.search(r"\d%? ?p\b", text)
    assert not re.search(r"\d%? ?not ?p ?final", text)


def below(element: dict) -> set[str]:
    """The kinds of what stands in an element."""
    kids = element["/K"] if isinstance(element["/K"], ArrayObject) else [element["/K"]]
    return {str(kid.get_object()["/S"]) for kid in kids if isinstance(kid.get_object(), dict)}


def alone(row: dict) -> list[dict]:
    """The heading of a row that has nothing else: that of an area."""
    cells = [kid.get_object() for kid in row["/K"]]
    is_head = row["/P"].get_object()["/S"] == "/THead"
    return cells if len(cells) == 1 and cells[0]["/S"] == "/TH" and not is_head else []


def test_every_page_is_a4_and_has_its_number_and_its_marking() -> None:
    pages = PdfReader(opened(paper())).pages
    for at, page in enumerate(pages, start=1):
        sides = sorted((float(page.mediabox.width), float(page.mediabox.height)))
        assert sides == pytest.approx([595.28, 841.89], abs=0.1)
        text = " ".join(page.extract_text().split())
        assert f"{at} of {len(pages)}" in text
        assert "Official-sensitive: not for publication" in text


def test_the_contents_say_on_which_page_each_part_begins() -> None:
    texts = [" ".join(page.extract_text().split()) for page in PdfReader(opened(paper())).pages]
    titles = [page.title for page in document().pages]
    for title in titles:
        [number] = re.findall(rf"{re.escape(title)}, page (\d+)", texts[0])
        assert title in texts[int(number) - 1].removeprefix(texts[0][: texts[0].rindex(", page ")])
    assert len(titles) > 5


@pytest.mark.parametrize("most", [8, pytest.param(None, marks=pytest.mark.whole)])
def test_what_others_wrote_is_text(most: int | None) -> None:
    whole = document("hostile")
    printed = pdf.render(replace(whole, pages=whole.pages[:most]))
    text = "".join("".join(page.extract_text().split()) for page in PdfReader(opened(printed)).pages)
    assert text.count("".join(HOSTILE.split())) > 10


@pytest.mark.parametrize(
    "asks",
    [
        '<img alt="a" src="file:///etc/hostname">',
        '<img alt="a" src="http://other.invalid/a.png">',
        '<img alt="a" src="data:text/html,x">',
        '<link rel="stylesheet" href="https://other.invalid/a.css">',
        '<style>@font-face { font-family: a; src: url("file:///a.otf") } p { font-family: a }</style><p>a</p>',
        '<link rel="attachment" href="file:///etc/hostname">',
    ],
)
def test_nothing_else_is_fetched(asks: str) -> None:
    page = f'<!doctype html><html lang="en"><head><title>a</title></head><body>{asks}</body></html>'
    with pytest.raises(pdf.ReachedOutError, match="must hold all that it needs"):
        pdf.printed(page)


def test_nothing_is_transparent_as_pictures_drawn_behind_it_would_be_too() -> None:
    """A badge lost its tick where words for screen readers before it were transparent."""
    states = [page["/Resources"].get("/ExtGState", {}) for page in PdfReader(opened(paper())).pages]
    assert min(float(s.get_object().get("/ca", 1)) for found in states for s in found.values()) > 0


def test_how_far_it_is_is_told_and_what_is_raised_then_ends_the_printing() -> None:
    page, told = html.render(replace(document(), pages=document().pages[:2]), on_paper=True), []
    with pdf.telling(told.append):
        whole = pdf.printed(page)
    pages = [f"Laying out page {number + 1}" for number in range(len(PdfReader(opened(whole)).pages))]
    assert told == [*pages, "Drawing the pages"]

    def stop(words: str) -> None:
        if words == "Laying out page 2":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), pdf.telling(stop):
        pdf.printed(page)
    assert pdf.printed(page) == whole, "nothing is left of what was ended"
    assert told[-1] == "Drawing the pages", "what is printed later is told to nobody"
    assert len(told) == len(pages) + 1
