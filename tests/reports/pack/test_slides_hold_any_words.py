"""Whatever somebody writes into a plan, with breaks, long words or many lines: it stands above the foot of its slide,
as it was measured, and nothing of it is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pptx import Presentation

from goldenthread.charts.cells import BragRating, Column, Day, Words
from goldenthread.charts.measuring import height, lines, width
from goldenthread.reports.blocks import Group, Listing, Paragraph, Table
from goldenthread.reports.document import Document, Page
from goldenthread.reports.formats.pack import pptx, xlsx
from goldenthread.reports.formats.pack.slides import FOOT
from goldenthread.reports.improvement.building import build
from goldenthread.reports.shortening import first_words, joined
from goldenthread.terms.judging import Brag
from tests.reports.improvement.plans import TODAY, usual

COLUMNS = (Column("Action"), Column("By when"), Column("Rating"))
PAD = 10.0  # beside a text in its cell
SHORT_LINES = "\n".join(f"Line {at} of twelve short ones" for at in range(12))
PARAGRAPHS = "\n\n".join(["Every plan is written with the child and read by the manager. " * 3] * 3)
LONG = " ".join(["Ring back whoever asked for help, on the day"] * 90)

WORD = st.sampled_from(["the", "children", "Multi-Agency", "W" * 30, "x" * 120, "–", "é"])
TEXT = st.lists(st.lists(WORD, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=20).map("\n".join)


def slides(document: Document) -> list[Any]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "slides.pptx"
        pptx.write(document, path)
        return list(Presentation(str(path)).slides)[1:]


def a_table(*texts: str) -> Table:
    rows = tuple((Words(text), Day(TODAY), BragRating(Brag.RED)) for text in texts)
    return Table("T", "A table", COLUMNS, (Group("", rows),), message=texts[0])


def of_page(*blocks: Any) -> list[Any]:
    return slides(replace(build(usual()), pages=(Page("p", "A page", blocks),)))


def written(slide: Any) -> Iterator[tuple[str, float, float, bool]]:
    """Each text between the title and the foot: with its letters, its room and whether it is bold."""
    for shape in slide.shapes:
        if shape.has_table:
            for row in shape.table.rows:
                for column, cell in zip(shape.table.columns, row.cells, strict=True):
                    run = cell.text_frame.paragraphs[0].runs[0]
                    yield cell.text, run.font.size.pt, column.width.pt - PAD, bool(run.font.bold)


def bottom(slide: Any) -> float:
    """How far down the words of its table go, as its own words need it and not as it was told to be."""
    [table] = [shape for shape in slide.shapes if shape.has_table]
    down = table.top.pt
    needs = list(written(slide))
    across = len(table.table.columns)
    for at in range(0, len(needs), across):
        down += max(height(*one) for one in needs[at : at + across])
    return max(down, table.top.pt + table.height.pt)


def no_words_lost(found: list[Any], *texts: str) -> bool:
    there = " ".join(text for slide in found for text, *_ in written(slide))
    notes = " ".join(s.notes_slide.notes_text_frame.text for s in found if s.has_notes_slide)
    return all(joined(text) in there or joined(text) in joined(notes) for text in texts)


@pytest.mark.parametrize(
    "text", [SHORT_LINES, PARAGRAPHS, LONG, "W" * 2_000], ids=["lines", "breaks", "long", "word"]
)
def test_an_action_of_any_length_stands_above_the_foot_and_is_whole_for_the_speaker(text: str) -> None:
    found = of_page(a_table("Short", text, "Short too"))
    assert all(bottom(slide) <= FOOT for slide in found)
    assert no_words_lost(found, "Short", text)
    assert not any("\n" in one or "\v" in one for slide in found for one, *_ in written(slide))


@settings(deadline=None, max_examples=12)
@given(st.lists(TEXT, min_size=1, max_size=5))
def test_no_table_goes_below_the_foot(texts: list[str]) -> None:
    found = of_page(a_table(*texts))
    assert all(bottom(slide) <= FOOT for slide in found)
    assert no_words_lost(found, *texts)


def test_a_title_that_finds_no_room_is_cut_and_whole_for_the_speaker() -> None:
    [slide] = of_page(a_table(LONG))
    title = slide.shapes.title.text_frame
    size = title.paragraphs[0].runs[0].font.size.pt
    assert height(title.text, size, slide.shapes.title.width.pt, True) <= slide.shapes.title.height.pt
    assert title.text.endswith(" …")
    assert LONG in slide.notes_slide.notes_text_frame.text


@pytest.mark.parametrize("write", [pptx.write, xlsx.write])
def test_a_report_of_any_title_is_written(write: Any, tmp_path: Path) -> None:
    """No Office file may say more than 255 letters of its title; that of a partner's report names all of its parts."""
    write(replace(build(usual()), title=f"{LONG[:600]} stands", council=LONG[:300]), tmp_path / "report")
    if write is pptx.write:
        said = Presentation(str(tmp_path / "report")).core_properties
    else:
        (tmp_path / "report").rename(tmp_path / "report.xlsx")
        said = load_workbook(tmp_path / "report.xlsx").properties
    assert LONG.startswith(said.title.rstrip(" …"))
    assert 200 < len(said.title) <= 255


def test_words_with_breaks_are_written_as_they_are_measured() -> None:
    """A break means nothing on a slide: with it, a text would stand on more lines than there is room for."""
    [slide] = of_page(Paragraph(SHORT_LINES), Listing((PARAGRAPHS,)))
    texts = [p.text for shape in slide.shapes if shape.has_text_frame for p in shape.text_frame.paragraphs]
    assert joined(SHORT_LINES) in texts
    assert joined(PARAGRAPHS) in texts
    assert not any("\v" in text or "\n" in text for text in texts)


def test_breaks_and_long_words_take_the_lines_that_they_are_drawn_on() -> None:
    assert lines("one\ntwo\n\nthree", 24, 900) == 4
    assert lines("W" * 100, 24, 100) == -(-width("W" * 100, 24) // 100)
    assert lines("a\n" + "W" * 40, 24, width("W" * 21, 24)) == 3
    assert width("one\nthree", 24) == width("three", 24)


def test_a_row_of_a_workbook_is_as_high_as_the_breaks_of_its_words() -> None:
    told = usual()
    told = replace(told, actions=(replace(told.actions[0], text=SHORT_LINES), *told.actions[1:]))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        xlsx.write(build(told), path)
        sheet = load_workbook(path)["Actions"]
    [row] = [cell.row for line in sheet for cell in line if "Line 11" in str(cell.value)]
    assert 12 * 14 <= sheet.row_dimensions[row].height <= 409


def test_first_words_end_with_a_whole_word() -> None:
    assert first_words("Answer every contact", 40) == "Answer every contact"
    assert first_words("Answer every contact,\nand ring back", 24) == "Answer every contact …"
    assert first_words("W" * 50, 20) == f"{'W' * 19} …"
