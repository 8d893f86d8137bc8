"""Slides of an improvement plan: large letters for a plan of any size, what is left out is said, none says nothing."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from pptx import Presentation

from goldenthread.reports.blocks import Listing, Table
from goldenthread.reports.document import Document, Page
from goldenthread.reports.formats.pack import pptx
from goldenthread.reports.formats.pack.slides import FOOT
from goldenthread.reports.improvement.building import build
from goldenthread.reports.improvement.registers import Registers
from goldenthread.reports.improvement.told import Late, Measure, Reader, Told
from goldenthread.terms.judging import Brag, Rag
from tests.reports.improvement.plans import DOOR, LONG, STAFF, TODAY, published, usual

LEAST = 24  # points: of all words and tables of this report, as look-and-words asks; what stands at the foot is smaller
WORDS = "Establish a structure for commissioned support of older children and care leavers, linked to matching and to "


def slides(document: Document) -> list[Any]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "slides.pptx"
        pptx.write(document, path)
        return list(Presentation(str(path)).slides)[1:]


def title(slide: Any) -> str:
    return str(slide.shapes.title.text_frame.text)


def notes(found: list[Any]) -> str:
    return "\n".join(s.notes_slide.notes_text_frame.text for s in found if s.has_notes_slide)


def paragraphs(slide: Any) -> list[Any]:
    """Those between the title and the foot, of words and of tables."""
    found = []
    for shape in slide.shapes:
        if shape == slide.shapes.title or shape.top.pt >= FOOT:
            continue
        frames = (
            [cell.text_frame for row in shape.table.rows for cell in row.cells] if shape.has_table else []
        )
        frames += [shape.text_frame] if shape.has_text_frame else []
        found += [paragraph for frame in frames for paragraph in frame.paragraphs]
    return found


def large() -> Told:
    """Two parts of 30 late actions each, long words, all ways to stand; 30 measures with targets in sentences."""
    told = usual()
    actions = tuple(
        replace(
            told.actions[0], number=f"{at}.1", text=WORDS * (1 + at % 4), part=(DOOR, STAFF)[at % 2].name,
            due=TODAY - timedelta(days=900 - at), late=Late(900 - at),
            standing=replace(told.actions[1].standing, brag=list(Brag)[at % 5]),
        )
        for at in range(60)
    )  # fmt: skip
    measures = tuple(
        Measure(f"{WORDS}{at}", DOOR.name, "Not counted before the plan began", WORDS, rag=list(Rag)[at % 4])
        for at in range(30)
    )
    return replace(told, actions=actions, measures=measures)


def large_as_published() -> Told:
    told = large()
    actions = tuple(replace(one, standing=None) for one in told.actions)
    return replace(
        told, reader=Reader.PUBLISHED, actions=actions, sees_figures=False, registers=None, worked=()
    )


def quiet() -> Told:
    """Nothing is late, at risk or open in a register."""
    told = usual()
    [*_, done] = told.actions
    actions = tuple(replace(done, number=str(at), part=part.name) for at, part in enumerate(told.parts))
    return replace(
        told,
        actions=actions,
        registers=Registers((), 15, 8, (), 0, 90, reviews=(), all_reviews=1, all_findings=2),
    )


@pytest.mark.parametrize("make", [usual, published, large, large_as_published, quiet])
def test_words_and_tables_are_of_24_points_and_only_what_marks_mean_is_smaller(
    make: Callable[[], Told],
) -> None:
    for slide in slides(build(make())):
        for paragraph in paragraphs(slide):
            is_of_marks = paragraph.text.startswith("*: rated by") or ": rebuilt" in paragraph.text
            assert is_of_marks or {run.font.size.pt for run in paragraph.runs} <= {LEAST, 28}, paragraph.text


def test_where_a_slide_shows_some_its_title_says_where_the_others_are() -> None:
    found = slides(build(large()))
    titles = [title(slide) for slide in found]
    assert (
        "60 actions are past their dates and not delivered: the 10 longest late; 50 more in the report"
        in titles
    )
    ofs = [one for one in titles if one.startswith(f"{DOOR.name}: ")]
    assert ofs[0].endswith("are off track or at risk: the first 8 of them; 4 more in the report")
    said = [paragraph.text for slide in found for paragraph in paragraphs(slide)]
    which = "the 12 that are furthest from their targets, red first, and in each colour by how large a share of the "
    assert f"These slides show {which}target is missing; 18 more in the report." in said


def late(past: int, ahead: int) -> Told:
    """So many actions are past their dates, and so many are off track though theirs have not passed."""
    [first, *_] = usual().actions
    days = (*range(past, 0, -1), *[0] * ahead)
    actions = (
        replace(first, number=str(at), late=replace(first.late, days=one)) for at, one in enumerate(days)
    )
    return replace(usual(), actions=tuple(actions))


@pytest.mark.parametrize(("past", "ahead", "says"), [
    (1, 0, "1 action is past its date and not delivered"),
    (0, 1, "1 action is off track though its date has not passed"),
    (2, 2, "2 actions are past their dates, and 2 are off track though their dates have not passed"),
    (3, 9, "3 actions are past their dates, and 9 are off track though their dates have not passed: "
           "the first 10 of them; 2 more in the report"),
    (12, 1, "12 actions are past their dates, and 1 is off track though its date has not passed: "
            "the 10 longest late; 3 more in the report"),
])  # fmt: skip
def test_the_slide_of_what_is_late_counts_what_its_table_lists(past: int, ahead: int, says: str) -> None:
    [page] = [page for page in build(late(past, ahead)).pages if page.name == "late"]
    table = page.shown[-1]
    assert table.message == says
    days = [row[-1].text for _, row in table.rows]
    assert days == [*(str(at) for at in range(past, 0, -1)), *["Not yet"] * ahead][:10]


def test_words_that_are_cut_on_a_slide_keep_their_day() -> None:
    target = "as low as we can, and never more than in the year before (by March 2028)"
    one = replace(usual().measures[0], target=target, rated_by="Rated by another target.")
    [page] = [page for page in build(replace(usual(), measures=(one,))).pages if page.name == "measures"]
    [cells] = [row for block in page.shown if isinstance(block, Table) for _, row in block.rows]
    assert cells[3].text == "as low as we can, and never … (by Mar 2028) *"


def test_a_long_action_is_named_by_its_number_and_first_words_and_whole_for_the_speaker() -> None:
    found = slides(build(large()))
    named = [p.text for slide in found for p in paragraphs(slide) if p.text.startswith("3.1 ")]
    assert set(named) == {"3.1 Establish a structure for commissioned support of older …"}
    assert (WORDS * 4).strip().rstrip(",") in notes(found)


@pytest.mark.parametrize("make", [usual, published, quiet, large])
def test_no_slide_says_only_what_the_next_one_says(make: Callable[[], Told]) -> None:
    found = slides(build(make()))
    for slide, after in itertools.pairwise(found):
        said = {paragraph.text.rstrip(".") for paragraph in paragraphs(slide)}
        assert said
        assert said != {title(after)}


def test_where_nothing_is_late_or_open_the_first_words_say_so_and_no_slide_stands_empty() -> None:
    found = slides(build(quiet()))
    first = " ".join(paragraph.text for paragraph in paragraphs(found[0]))
    for said in (
        "No action is past its date.",
        "No risk stands open",
        "No strategy or policy stands",
        "Every finding of",
    ):
        assert said in first, said
    titles = [title(slide) for slide in found]
    assert not [one for one in titles if one.startswith(("What is late", "Risks", "Actions: "))]
    assert f"{DOOR.name}: of 1 action, none is off track or at risk." in notes(found)


def test_a_statement_that_goes_on_is_cut_behind_a_sentence_and_has_no_second_bullet() -> None:
    sentences = " ".join(["Ring back whoever asked for help, on the day."] * 30)
    page = Page("p", "A page", (Listing((sentences, LONG)),))
    begun = [paragraphs(slide) for slide in slides(replace(build(usual()), pages=(page,)))]
    bullets = [p for slide in begun for p in slide if p._p.xpath("./a:pPr/a:buChar")]
    assert len(bullets) == 2
    assert len(begun) > 2
    assert begun[0][0].text.endswith("on the day.")
    assert " ".join(p.text for slide in begun for p in slide) == f"{sentences} {LONG}"


def test_no_slide_has_a_single_line_alone() -> None:
    long = " ".join(["Ring back whoever asked for help"] * 12)
    page = Page("p", "A page", (Listing((long, long, long[:180])),))
    counts = [len(paragraphs(slide)) for slide in slides(replace(build(usual()), pages=(page,)))]
    assert counts == [1, 2]
