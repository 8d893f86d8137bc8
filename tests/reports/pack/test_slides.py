"""The slides: each with a title of its own, pictures with alternatives, large letters, nothing over an edge."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Pt

from goldenthread.charts import drawing, measuring
from goldenthread.charts.chart import NOT_FROM_NOUGHT
from goldenthread.reports import pages
from goldenthread.reports.blocks import Charts, Listing, Paragraph, Table
from goldenthread.reports.document import Page
from goldenthread.reports.formats.pack import pptx
from goldenthread.reports.formats.pack.slides import FOOT, ROOM
from goldenthread.reports.material import Material, label
from goldenthread.reports.pages.signals import MOST_SLIDES
from goldenthread.reports.standing import CONCERN, IMPROVEMENT
from tests.reports.pack.written import charts, document, file_of, news, opened, slides, tables
from tests.reports.scorecards import HOSTILE, material, small

WORDS, TABLES, KEY = 24, 18, 14  # points: the smallest letters of words, of tables, of their marks
BOTH = pytest.mark.parametrize("of", ["small", "hostile"])


def every_slide(of: str = "small"):
    return list(Presentation(opened(slides(of))).slides)


def body(slide):
    """What stands between the title and the foot."""
    return [s for s in slide.shapes if s != slide.shapes.title and s.top < Pt(FOOT)]


def marks_of(slide):
    """The words about the marks of a table, under it."""
    shapes = [s for s in body(slide) if s.has_text_frame and not s.has_table]
    return [s for s in shapes if letters([s]) == {KEY}]


def paragraphs(shape):
    if shape.has_table:
        cells = [cell for row in shape.table.rows for cell in row.cells if not cell.is_spanned]
        return [(p, cell) for cell in cells for p in cell.text_frame.paragraphs]
    return [(p, None) for p in shape.text_frame.paragraphs] if shape.has_text_frame else []


def test_the_same_report_gives_the_same_bytes() -> None:
    assert file_of(pptx.write) == slides()


def test_nothing_of_the_empty_presentation_is_left() -> None:
    """Its picture, its printer and its maker are not of this report."""
    with zipfile.ZipFile(opened(slides())) as book:
        names = book.namelist()
        whole = b"".join(book.read(name) for name in names)
    assert not [name for name in names if re.search(r"thumbnail|printer|app\.xml", name)]
    assert not re.search(rb"python-pptx|Macintosh|printerSettings|thumbnail", whole)


@BOTH
def test_every_slide_has_a_title_of_its_own_and_its_number(of: str) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in every_slide(of)]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    for at, slide in enumerate(every_slide(of), start=1):
        assert str(at) in [s.text_frame.text for s in slide.shapes if s.has_text_frame]


@pytest.mark.acceptance("3.7")
def test_every_picture_has_its_finding_and_every_table_its_caption() -> None:
    told = [
        shape._element.xpath(".//p:cNvPr/@descr")
        for slide in every_slide()
        for shape in body(slide)
        if shape.shape_type == 13 or shape.has_table
    ]
    assert all(told)
    assert {chart.alternative for chart in news()} <= {text for [text] in told}


def letters(shapes) -> set[float]:
    return {run.font.size.pt for shape in shapes for p, _ in paragraphs(shape) for run in p.runs}


@pytest.mark.acceptance("3.7")
@BOTH
def test_words_and_tables_are_read_from_the_back_of_the_room(of: str) -> None:
    """Words are of 24 points or more, tables of 18 and of 8 rows at most; only what marks mean is smaller."""
    for slide in every_slide(of):
        for shape in body(slide):
            if shape.has_table:
                assert min(letters([shape])) >= TABLES
                assert sum(not row.cells[0].is_merge_origin for row in shape.table.rows) <= 1 + 8
            elif shape not in marks_of(slide):
                assert min(letters([shape]) or {WORDS}) >= WORDS


@pytest.mark.acceptance("3.7")
def test_marks_are_explained_on_the_slide_that_uses_them() -> None:
    there = 0
    for slide in every_slide():
        for shape in (s for s in body(slide) if s.has_table):
            cells = [p.text for p, cell in paragraphs(shape) if cell is not None]
            used = {word for text in cells for word in text.split()} & {"p", "r", "e", "[x]", "[z]", "[c]"}
            told = " ".join(s.text_frame.text for s in marks_of(slide))
            assert {mark for mark in used if f"{mark}: " not in told} == set()
            there += len(used)
    assert there > 3


def titles_of(made: Material) -> list[str]:
    """The titles that the pages of a report ask for on slides, in their order."""
    found = []
    for page in pages.build(made).pages:
        for block in page.on_slides:
            if isinstance(block, Charts):
                found += [chart.message for chart in block.charts if chart.is_news]
            elif isinstance(block, Table):
                found += [block.message or group.message for group in block.groups]
    return found


@pytest.mark.parametrize(("kinds", "word"), [(CONCERN, "worse"), (IMPROVEMENT, "better")])
def test_each_concern_and_improvement_has_its_slide_or_beyond_six_a_table(kinds, word: str) -> None:
    made = material()
    rows = [row for row in made.card.rows if row.signal in kinds]
    assert len(rows) > MOST_SLIDES
    few = replace(made, card=replace(made.card, rows=tuple(rows[:MOST_SLIDES])))
    told = f": changed for the {word}, more than chance explains"
    alone = [title.partition(told)[0] for title in titles_of(few) if told in title]
    assert alone == [label(row) for row in few.card.rows]
    assert f"{len(rows)} measures changed for the {word}, more than chance explains" in titles_of(made)
    assert not any(told in title for title in titles_of(made))


def test_what_got_worse_comes_before_what_got_better_and_both_before_the_areas() -> None:
    titles = titles_of(material())
    parts = ("for the worse", "for the better", "Activity: ", "Workforce: ")
    found = [next(at for at, title in enumerate(titles) if part in title) for part in parts]
    assert found == sorted(found)


def test_titles_carry_the_message() -> None:
    titles = [slide.shapes.title.text_frame.text for slide in every_slide()]
    for word in ("red", "worse", "better", "budgeted posts are filled"):
        assert any(word in title for title in titles), word
    assert not {table.name for table in tables()} & set(titles)


def test_a_finding_longer_than_its_slide_is_told_by_what_matters_most_and_whole_to_the_speaker() -> None:
    parts = (
        "The signal is of concern.",
        "The target will not be met.",
        "Long words " * 60 + "end.",
        "27% in the year.",
    )
    finding = " ".join((parts[3], parts[0], parts[2], parts[1]))
    chart = replace(news()[0], finding=finding, main=parts, is_news=True)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "slides.pptx"
        pptx.write(replace(document(), pages=(Page("p", "A page", (Charts((chart,)),)),)), path)
        _first, slide = Presentation(str(path)).slides
    said, *_scale = [s.text_frame.text for s in body(slide) if s.has_text_frame]
    assert said == " ".join((parts[0], parts[1], parts[3]))
    assert finding in slide.notes_slide.notes_text_frame.text


def test_what_no_slide_shows_is_for_the_speaker() -> None:
    notes = " ".join(s.notes_slide.notes_text_frame.text for s in every_slide() if s.has_notes_slide)
    for chart in charts():
        assert chart.finding in notes
    for said in (said for lines in small().narrative.values() for said in lines):
        if any(said in block.items for block in document().blocks if isinstance(block, Listing)):
            assert said in notes


@pytest.mark.acceptance("3.7")
def test_letters_in_a_picture_are_large_too() -> None:
    pictures = [shape for slide in every_slide() for shape in body(slide) if shape.shape_type == 13]
    for chart, picture in zip(news(), pictures, strict=True):
        box = chart.specification["padding"]
        high = chart.specification["height"] + box["top"] + box["bottom"]
        assert drawing.LETTERS * picture.height.pt / high >= 18


def test_no_title_says_only_that_something_goes_on() -> None:
    for of in ("small", "kept back"):
        titles = [slide.shapes.title.text_frame.text for slide in every_slide(of)]
        assert not [title for title in titles if "continued" in title]


def test_a_slide_is_read_from_its_title_by_its_body_to_its_foot() -> None:
    """That is the order in which a screen reader goes, and the tab key."""
    for at, slide in enumerate(every_slide(), start=1):
        shapes = list(slide.shapes)
        assert shapes[0] == slide.shapes.title
        is_foot = [shape.top >= Pt(FOOT) for shape in shapes]
        assert is_foot == sorted(is_foot), at
        number = shapes[-1]._element.xpath(".//a:fld[@type='slidenum']/a:t/text()")
        assert [str(text) for text in number] == [str(at)]


def test_statements_are_a_list_of_the_programs_own() -> None:
    listed = [
        p
        for slide in every_slide()
        for shape in body(slide)
        if shape.has_text_frame
        for p in shape.text_frame.paragraphs
        if p._p.xpath("./a:pPr/a:buChar")
    ]
    assert len(listed) > 5
    texts = [s.text_frame.text for slide in every_slide() for s in body(slide) if s.has_text_frame]
    assert not any("•" in text for text in texts)


def test_titles_begin_at_one_place() -> None:
    """A title of one line stands where the first line of a longer one does."""
    _cover, *rest = every_slide()
    found = {(s.shapes.title.top, s.shapes.title.text_frame.vertical_anchor) for s in rest}
    assert found == {(Pt(18), MSO_ANCHOR.TOP)}


def test_the_first_slide_says_each_thing_once() -> None:
    texts = [shape.text_frame.text for shape in every_slide()[0].shapes if shape.has_text_frame]
    whole = " ".join(texts)
    for said in (document().council, "Made-up data", "31 July 2023"):
        assert whole.count(said) == 1, said


def test_pictures_take_the_width_of_the_slide() -> None:
    pictures = [shape for slide in every_slide() for shape in body(slide) if shape.shape_type == 13]
    assert min(picture.width.pt for picture in pictures) >= 0.95 * ROOM


def test_a_scale_that_does_not_start_at_nought_is_said_on_the_slide_and_to_who_cannot_see_it() -> None:
    told = [chart.foot for chart in news()]
    assert any(told)
    slides_of_charts = [s for s in every_slide() if any(shape.shape_type == 13 for shape in body(s))]
    for chart, slide in zip(news(), slides_of_charts, strict=True):
        shown = [s.text_frame.text for s in body(slide) if s.has_text_frame]
        assert any(NOT_FROM_NOUGHT in text for text in shown) == (NOT_FROM_NOUGHT in chart.foot)
        assert (
            (NOT_FROM_NOUGHT in chart.alternative)
            == (NOT_FROM_NOUGHT in chart.foot)
            == (NOT_FROM_NOUGHT in chart.notes)
        )


def test_what_is_to_be_read_and_not_shown_is_for_the_speaker(tmp_path) -> None:
    shown, read = Paragraph("To be shown"), Paragraph("To be read", is_detail=True)
    page = Page("p", "A page", (read, Listing(("A detail",), is_detail=True), shown))
    path = tmp_path / "notes.pptx"
    pptx.write(replace(document(), pages=(page,)), path)
    _first, slide = Presentation(str(path)).slides
    assert [s.text_frame.text for s in body(slide)] == ["To be shown"]
    assert slide.notes_slide.notes_text_frame.text.splitlines() == ["To be read", "• A detail"]


@pytest.mark.acceptance("3.7")
@BOTH
def test_nothing_runs_over_an_edge(of: str) -> None:
    deck = Presentation(opened(slides(of)))
    for at, slide in enumerate(deck.slides, start=1):
        for shape in body(slide):
            assert shape.left >= 0, at
            assert shape.left + shape.width <= deck.slide_width, at
            assert shape.top + shape.height <= Pt(FOOT) + 1, (at, shape.name)
        title = slide.shapes.title
        size = title.text_frame.paragraphs[0].runs[0].font.size.pt
        room = title.width.pt
        assert measuring.height(title.text_frame.text, size, room, bold=True) <= title.height.pt, at


@BOTH
def test_every_text_fits_where_it_stands(of: str) -> None:
    for slide in every_slide(of):
        for shape in body(slide):
            if shape.has_table:
                assert too_high(shape.table) == []
            elif shape.has_text_frame:
                need = sum(
                    measuring.height(
                        p.text, p.runs[0].font.size.pt, shape.width.pt, bool(p.runs[0].font.bold)
                    )
                    for p, _ in paragraphs(shape)
                )
                assert need <= shape.height.pt + 0.1


def too_high(table) -> list[str]:
    """The cells whose text needs more than its row has; a heading runs over all the columns."""
    whole = sum(column.width.pt for column in table.columns)
    found = []
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            room = (whole if cell.is_merge_origin else column.width.pt) - 10
            run = next(iter(cell.text_frame.paragraphs[0].runs), None)
            if (
                run
                and measuring.height(run.text, run.font.size.pt, room, bool(run.font.bold)) > row.height.pt
            ):
                found.append(cell.text)
    return found


def test_a_text_longer_than_a_slide_goes_on_on_the_next(tmp_path) -> None:
    words = [f"word{n}" for n in range(400)]
    page = Page("long", "A long page", (Paragraph(" ".join(words)),))
    path = tmp_path / "long.pptx"
    pptx.write(replace(document(), pages=(page,)), path)
    _first, *rest = Presentation(str(path)).slides
    boxes = [shape for slide in rest for shape in body(slide)]
    assert len(rest) >= 3
    assert " ".join(box.text_frame.text for box in boxes).split() == words
    assert [slide.shapes.title.text_frame.text for slide in rest][:2] == [
        "A long page",
        "A long page (2)",
    ]
    assert all(box.top + box.height <= Pt(FOOT) for box in boxes)


def test_charts_are_pictures_and_tables_are_tables() -> None:
    kinds = [shape for slide in every_slide() for shape in body(slide)]
    assert sum(shape.shape_type == 13 for shape in kinds) == len(news()) > 0
    assert sum(shape.has_table for shape in kinds) >= 4
    assert all(shape.table.first_row for shape in kinds if shape.has_table)


def test_the_file_says_only_what_the_report_is() -> None:
    deck = Presentation(opened(slides()))
    assert deck.core_properties.title == document().title
    assert deck.core_properties.author == document().council
    assert deck.core_properties.created.date() == document().known_on
    content = slides()
    assert b"Canny" not in b"".join(zipfile.ZipFile(opened(content)).read(n) for n in parts(content))


def parts(content: bytes) -> list[str]:
    return zipfile.ZipFile(opened(content)).namelist()


def test_what_others_wrote_is_text() -> None:
    texts = [s.text_frame.text for slide in every_slide("hostile") for s in body(slide) if s.has_text_frame]
    assert any(HOSTILE in text for text in texts)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=200), st.floats(60, 900))
def test_narrower_room_never_needs_fewer_lines(text: str, room: float) -> None:
    assert measuring.lines(text, 24, room) >= measuring.lines(text, 24, room * 1.5)
