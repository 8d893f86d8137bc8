"""The report of a small plan on paper and on slides: sections follow each other, headings stay with their tables."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

from goldenthread.charts.cells import Number
from goldenthread.charts.marks import BRAGS
from goldenthread.reports.formats.pack import pdf, pptx, xlsx
from goldenthread.reports.improvement.building import build
from goldenthread.reports.improvement.pages.measures import TOO_OLD
from goldenthread.reports.improvement.told import Measure, Told
from goldenthread.terms.judging import Brag, Rag
from goldenthread.terms.months import Month
from goldenthread.terms.words import Unit
from tests.reports.improvement.plans import DOOR, usual

FEW_PAGES = 6
OTHER = "Rated by the scorecard's target: reduce to 24% by 31 March 2030."


def with_measures(count: int, **more: object) -> Told:
    """A plan with so many measures, the first of them furthest from its target."""
    measures = tuple(
        Measure(f"Children with a health assessment in time, measure {at}", DOOR.name, "27% (January 2029)",
                "20% by July 2031", Number(29.0, Unit.PERCENT, 0, "r"), "Year to December 2029",
                rag=Rag.RED if at < 2 else Rag.AMBER, pace="At this pace in March 2030.", rated_by=OTHER if at else "",
                last=Month(2029, 12), **more)
        for at in range(count)
    )  # fmt: skip
    return replace(usual(), measures=measures)


def pages_of(told: Told) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf.render(build(told)))).pages]


def slides_of(told: Told, tmp_path: Path) -> list[tuple[str, list[list[str]], str]]:
    """Each slide: its title, the rows of its table, its notes."""
    pptx.write(build(told), tmp_path / "slides.pptx")
    found = []
    for slide in Presentation(str(tmp_path / "slides.pptx")).slides:
        rows = [
            [cell.text for cell in row.cells]
            for shape in slide.shapes
            if shape.has_table
            for row in shape.table.rows
        ]
        notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
        found.append((slide.shapes.title.text_frame.text, rows, notes))
    return found


def test_the_sections_of_a_small_plan_follow_each_other_with_their_tables() -> None:
    pages = pages_of(usual())
    assert len(pages) <= FEW_PAGES
    for heading, caption in (
        ("What the plan measures itself by", "Measures of the improvement plan"),
        ("Risks, documents and findings", "Open risks, the highest first"),
        ("What is missing in the plan", "What the plan check finds today"),
    ):
        [page] = [text for text in pages[1:] if heading in text]
        assert caption in page, heading


def test_no_rating_of_an_action_breaks_over_two_lines() -> None:
    [page] = [text for text in pages_of(usual()) if "C1 Fill the empty posts" in text and "Embedded" in text]
    assert any(BRAGS[Brag.BLUE].word in line for line in page.splitlines())


def test_a_slide_has_each_measure_beside_its_figure_target_and_rating(tmp_path: Path) -> None:
    slides = [one for one in slides_of(with_measures(10), tmp_path) if one[1] and one[1][0][0] == "Measure"]
    heads = ["Measure", "Where it began", "Latest", "Target", "Against target"]
    assert [rows[0] for _, rows, _ in slides] == [heads] * len(slides)
    assert sum(len(rows) - 1 for _, rows, _ in slides) == 10
    assert len(slides) <= 4
    assert slides[0][1][1][1:4] == ["27% (Jan 2029)", "29% r (year to Dec 2029)", "20% by Jul 2031"]
    assert slides[-1][1][1][3] == "20% by Jul 2031 *", "rated by another target than the one beside it"
    titles = [title for title, _, _ in slides]
    assert len(set(titles)) == len(titles)
    assert titles[0].endswith("2 far from their target and 2 near their target") or "far from" in titles[0]
    notes = [note for _, _, note in slides]
    assert sum("r means rebuilt" in note for note in notes) == 1
    assert notes[0].count(OTHER) == 9, "one for each that it holds of"


def test_help_that_ends_in_a_full_stop_ends_in_one(tmp_path: Path) -> None:
    late = replace(usual().actions[0].late, help_needed="A second line on Mondays.")
    told = replace(usual(), actions=(replace(usual().actions[0], late=late),))
    notes = "\n".join(note for _, _, note in slides_of(told, tmp_path))
    assert "A second line on Mondays." in notes
    assert ".." not in notes


def test_figures_that_end_long_ago_say_so_once_and_forecast_nothing() -> None:
    said = " ".join(" ".join(pages_of(with_measures(3, is_old=True))).split())
    assert said.count("The figures of 3 measures end in December 2029, 6 months before this report") == 1
    assert said.count(TOO_OLD) == 3
    assert "At this pace in March 2030" not in said
    fresh = " ".join(" ".join(pages_of(with_measures(3))).split())
    assert "before this report" not in fresh
    assert fresh.count("At this pace in March 2030") == 3


@pytest.mark.parametrize(("rags", "said"), [
    ((Rag.GREEN,), "1 measure: 1 at its target or better."),
    ((Rag.GREEN, Rag.GREEN, Rag.RED), "Of 3 measures: 2 at their target or better and 1 far from its target."),
])  # fmt: skip
def test_measures_are_counted_in_plain_english(rags: tuple[Rag, ...], said: str, tmp_path: Path) -> None:
    told = with_measures(len(rags))
    measures = tuple(replace(one, rag=rag) for one, rag in zip(told.measures, rags, strict=True))
    document = build(replace(told, measures=measures))
    assert said in " ".join(str(block) for block in document.blocks)
    xlsx.write(document, tmp_path / "book.xlsx")
