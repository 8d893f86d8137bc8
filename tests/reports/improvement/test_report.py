"""The report of an improvement plan: the same in every format, whole for a large plan, of use for an empty one."""

from __future__ import annotations

import io
import itertools
import os
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache, reduce
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from lxml import html as markup
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from goldenthread.charts.marks import BRAGS
from goldenthread.reports.formats.pack import pdf
from goldenthread.reports.improvement.building import build
from goldenthread.reports.improvement.pages.overview import APPROVED_DATES
from goldenthread.reports.improvement.told import Changed, Told
from goldenthread.reports.packs.making import writers
from tests.reports.improvement.plans import LONG, empty, published, usual

FORMATS = ("html", "pdf", "xlsx", "pptx")
ROWS = 40
SLIDES = 40


@cache
def written(make: Callable[[], Told], form: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"report.{form}"
        writers([form])[form](build(make()), path)
        return path.read_bytes()


def of_html(content: bytes) -> str:
    return markup.document_fromstring(content.decode()).text_content()


def of_pdf(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def of_xlsx(content: bytes) -> str:
    book = load_workbook(io.BytesIO(content))
    return "\n".join(
        str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None
    )


def of_pptx(content: bytes) -> str:
    found: list[str] = []
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_table:
                found += [cell.text for row in shape.table.rows for cell in row.cells]
            elif shape.has_text_frame:
                found.append(shape.text_frame.text)
        if slide.has_notes_slide:
            found.append(slide.notes_slide.notes_text_frame.text)
    return "\n".join(found)


READ = {"html": of_html, "pdf": of_pdf, "xlsx": of_xlsx, "pptx": of_pptx}


def text_of(make: Callable[[], Told], form: str) -> str:
    """All that a format says, however it cuts its lines."""
    return re.sub(r"\s+", "", READ[form](written(make, form)))


def missing(make: Callable[[], Told], form: str, words: Sequence[str]) -> list[str]:
    found = text_of(make, form)
    return [one for one in words if re.sub(r"\s+", "", one) not in found]


SAID_EVERYWHERE = (
    "Stepping stones: report to the board",
    "Official-sensitive: not for publication",
    "3 actions: 1 complete and evidenced, 1 at risk and 1 off track or late.",
    "1 action is past its date: 1.1 Answer every contact (due on 18 June 2030, 12 days ago).",
    "Since 30 May 2030, of the actions: 1 delivered.",
    "C1 Fill the empty posts. On 3 June 2030.",
    "The commissioner",
    "1.2 Write each plan with the child",
    "Off track or late",
    "At risk (override)",
    "Repeat referrals",
    "None yet",
    "Too early to tell",
    "A second line on Mondays",
    "Past its date and not delivered.",
)
IN_TABLES = (
    "Head of the Front Door",
    "Nobody is named",
    "Set by a person: Two of five have left By the rules it is on track.",
    "Delivered, evidence checked",
    "In part",
    "Under way; will be late (27 June 2030)",
    "From 19 May 2030 to 18 June 2030: The supplier is late.",
    "Nobody is named as its lead.",
    "It can't be told when.",
)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_the_same(form: str) -> None:
    assert missing(usual, form, SAID_EVERYWHERE) == []
    if form != "pptx":  # slides leave out what is to be read
        assert missing(usual, form, IN_TABLES) == []


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_published_has_no_rating_and_says_how_far_by_dates(form: str) -> None:
    assert (
        missing(
            published,
            form,
            (
                "For publication",
                "1 complete with evidence checked, 1 past the date that was approved and 1 not due yet",
                "1 action is past the date that was approved: 1.1 Answer every contact",
                APPROVED_DATES,
                "Agency social workers",
            ),
        )
        == []
    )
    kept_in_confidence = (
        *(mark.word for mark in BRAGS.values()), "override", "Two of five", "Help needed", "29%", "BRAG"
    )  # fmt: skip
    assert missing(published, form, kept_in_confidence) == list(kept_in_confidence)
    other_dates = ("date agreed", "past its date", "past their dates")
    assert missing(published, form, other_dates) == list(other_dates)
    assert text_of(published, form).count(re.sub(r"\s+", "", APPROVED_DATES)) == 1


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_plan_says_what_to_do(form: str) -> None:
    assert missing(empty, form, ("The improvement plan has no actions yet.", "names no measures")) == []


def of_no_part() -> Told:
    """What is told to somebody who sees some parts of the plan, of which there is none."""
    return replace(empty(), only_parts="You see no part.", actions=())


def empty_and_published() -> Told:
    return replace(published(), parts=(), actions=(), measures=())


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("make", [of_no_part, empty_and_published])
def test_a_plan_without_parts_actions_and_measures_has_a_report_in_every_format(
    make: Callable[[], Told], form: str
) -> None:
    assert missing(make, form, ("The improvement plan has no actions yet.", "names no measures")) == []


def large() -> Told:
    told = usual(ROWS)
    return replace(told, actions=(*told.actions, replace(told.actions[1], number="9.9", text=LONG)))


def test_a_long_table_has_its_head_on_every_page_and_a_row_of_any_length_is_whole() -> None:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(written(large, "pdf"))).pages]
    with_actions = [text for text in pages if "One more thing" in text]
    assert len(with_actions) > 1
    assert all("First agreed" in text and "Embedded" in text for text in with_actions)
    assert missing(large, "pdf", [f"2.{at} One more thing {at}" for at in range(ROWS)]) == []
    assert text_of(large, "pdf").count("whoever") >= LONG.count("whoever")


def with_reasons() -> Told:
    """A plan whose rows take several lines each, with many changes."""
    told = usual(ROWS)
    rows = tuple(
        replace(one, text=f"Begins-{at}-here {LONG[: 90 + 37 * (at % 5)]} ends-{at}-here")
        for at, one in enumerate(told.actions)
    )
    moved = Changed("Dates that were moved", tuple(f"Moved {at}: {LONG[:150]}" for at in range(60)))
    return replace(told, actions=rows, changes=replace(told.changes, kinds=(moved,)))


def test_no_row_of_the_pdf_is_cut_by_the_end_of_a_page() -> None:
    pages = [
        re.sub(r"\s+", "", page.extract_text())
        for page in PdfReader(io.BytesIO(written(with_reasons, "pdf"))).pages
    ]
    named = [
        re.sub(r"\s+", "", one.short) for one in with_reasons().actions
    ]  # by their first words, on the first page
    pages = [reduce(lambda text, name: text.replace(name, ""), named, page) for page in pages]
    marks = [(f"Begins-{at}-here", f"ends-{at}-here") for at in range(ROWS)]
    assert sum(begin in text for begin, _ in marks for text in pages) >= ROWS
    cut = [begin for begin, end in marks for text in pages if text.count(begin) != text.count(end)]
    assert cut == []


def test_one_list_stands_on_pages_of_one_orientation() -> None:
    read = PdfReader(io.BytesIO(written(with_reasons, "pdf"))).pages
    shapes = [page.mediabox.width > page.mediabox.height for page in read]
    moved = [shape for page, shape in zip(read, shapes, strict=True) if "Moved " in page.extract_text()]
    assert len(moved) > 1
    assert len(set(moved)) == 1
    turns = sum(one != other for one, other in itertools.pairwise(shapes))
    assert turns <= 2, "upright, on its side, upright"


def test_the_pdf_is_tagged_and_every_rating_stands_in_words() -> None:
    reader = PdfReader(io.BytesIO(written(usual, "pdf")))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    page = markup.document_fromstring(written(usual, "html").decode())
    badges = [mark.text_content() for mark in page.find_class("rag")]
    assert badges
    assert all(badges)


def huge() -> Told:
    told = usual(500)
    measures = tuple(replace(told.measures[0], name=f"Measure {at}") for at in range(120))
    return replace(told, measures=measures)


def test_a_plan_of_five_hundred_actions_has_few_slides_and_every_action_in_the_workbook() -> None:
    assert len(Presentation(io.BytesIO(written(huge, "pptx"))).slides) <= SLIDES
    assert missing(huge, "pptx", ["the first 8 of them; 494 more in the report", "Measure 119"]) == []
    sheet = load_workbook(io.BytesIO(written(huge, "xlsx")))["Actions"]
    assert sum("One more thing" in str(cell.value) for row in sheet for cell in row) == 500


def test_dates_stand_in_the_workbook_as_dates_and_whole() -> None:
    sheet = load_workbook(io.BytesIO(written(usual, "xlsx")))["Actions"]
    [head] = [cell for row in sheet for cell in row if cell.value == "By when"]
    days = [sheet.cell(row, head.column) for row in range(head.row + 1, head.row + 4)]
    assert [cell.is_date for cell in days] == [True] * 3
    assert sheet.column_dimensions[head.column_letter].width >= len("18 September 2030")


def test_two_who_print_at_once_each_get_the_same_report() -> None:
    documents = [build(empty())] * 3
    with ThreadPoolExecutor(3) as threads:
        printed = set(threads.map(pdf.render, documents))
    assert printed == {written(empty, "pdf")}
    assert "SOURCE_DATE_EPOCH" not in os.environ
