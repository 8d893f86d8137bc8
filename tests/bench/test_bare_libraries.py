"""What reports, charts and packs are set against does the same work, or the bench says what differs."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import xlsxwriter
from pptx import Presentation
from pptx.util import Pt
from scipy.sparse import csr_array

from bench import cold, libraries, stopwatch
from bench.baselines import bare_charts, bare_files
from bench.baselines.bare_programmes import Programme, solve
from bench.measures import spc, suppression
from bench.measures.suppression import assert_equal as assert_solved_alike
from bench.measures.whole_report import Costs
from bench.stopwatch import Part, Stopwatch
from goldenthread.charts import drawing

DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><circle cx="2" cy="2" r="2"/></svg>'


@pytest.mark.acceptance("3.10")
def test_numpy_marks_the_points_that_our_charts_mark() -> None:
    """The arithmetic of control charts in numpy gives the means, limits and marks of our charts."""
    values = spc.generated(300)
    assert spc.assert_equal(spc.ours(spc.dated(values)), bare_charts.charts(values)) > 1_000


def test_a_point_that_is_marked_otherwise_is_found() -> None:
    values = spc.generated(3)
    found = bare_charts.charts(values)
    found.rule[1, 5] = (found.rule[1, 5] + 1) % len(bare_charts.RULES)
    with pytest.raises(AssertionError, match="the marks differ"):
        spc.assert_equal(spc.ours(spc.dated(values)), found)


def test_the_bare_workbook_has_every_cell(tmp_path: Path) -> None:
    ours, bare = tmp_path / "ours.xlsx", tmp_path / "bare.xlsx"
    with xlsxwriter.Workbook(str(ours)) as book:
        sheet = book.add_worksheet("Figures")
        sheet.write_string(0, 1, "=Rate", book.add_format({"bold": True}))
        sheet.write_number(2, 1, 0.25)
    cells = bare_files.cells_of(ours)
    assert cells == {"Figures": [(0, 1, "=Rate"), (2, 1, 0.25)]}
    bare_files.write_cells(bare, cells)
    assert bare_files.cells_of(bare) == cells


def test_the_bare_slides_have_every_text_table_and_picture(tmp_path: Path) -> None:
    ours, bare = tmp_path / "ours.pptx", tmp_path / "bare.pptx"
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts.get_by_name("Title Only"))
    slide.shapes.title.text_frame.text = "Referrals"
    slide.notes_slide.notes_text_frame.text = "To be said"
    slide.shapes.add_textbox(Pt(1), Pt(2), Pt(30), Pt(40)).text_frame.text = "One\nTwo"
    slide.shapes.add_table(1, 2, Pt(1), Pt(2), Pt(30), Pt(40)).table.cell(0, 1).text_frame.text = "82%"
    slide.shapes.add_picture(io.BytesIO(drawing.png(DOT)), Pt(5), Pt(6), Pt(7), Pt(8))
    deck.save(str(ours))
    slides = bare_files.slides_of(ours)
    assert [(shape.lines, shape.rows, bool(shape.picture)) for shape in slides[0].shapes] == [
        (("One", "Two"), (), False),
        ((), (("", "82%"),), False),
        ((), (), True),
    ]
    bare_files.write_slides(bare, slides)
    assert bare_files.slides_of(bare) == slides


def test_a_linear_programme_that_goes_further_is_found() -> None:
    ends = np.zeros(2), np.array([3.0, np.inf])
    programme = Programme(csr_array([[1.0, 1.0]]), np.array([2.0]), np.array([5.0]), *ends)

    def asked(best: float | None) -> list[Programme]:
        return [replace(programme, aims=[(np.ones(2), best)])]

    assert assert_solved_alike(asked(2.0)) == 1
    assert solve(asked(2.0)) == [2.0]
    with pytest.raises(AssertionError, match="one goes further"):
        assert_solved_alike(asked(1.0))
    with pytest.raises(AssertionError, match="the other none"):
        assert_solved_alike(asked(None))


def test_the_slowest_part_of_a_report_is_named_first() -> None:
    costs = Costs({"libraries loaded": 1.0, "page printed": 2.5, "charts drawn": 0.48, "fonts cut": 0.02})
    assert costs.whole == 4
    assert str(costs) == "slowest: page printed 62%, libraries loaded 25%, charts drawn 12%"
    assert costs.share("charts drawn", "fonts cut") == "12%"


class _Kitchen:
    """Whose clock moves by its work alone."""

    clock = 0.0

    @classmethod
    def opened(cls) -> _Kitchen:
        cls.clock += 1
        return cls()

    def cooks(self) -> None:
        self.boils()
        _Kitchen.clock += 2

    def boils(self) -> None:
        _Kitchen.clock += 40


def test_a_part_does_not_count_what_it_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stopwatch, "perf_counter", lambda: _Kitchen.clock)
    parts = [("opening", _Kitchen, "opened"), ("cooking", _Kitchen, "cooks"), ("boiling", _Kitchen, "boils")]
    with Stopwatch().on(parts) as watch:
        _Kitchen.opened().cooks()
    _Kitchen.opened().cooks()
    assert watch.seconds == {"opening": 1, "cooking": 2, "boiling": 40}


@pytest.mark.parametrize("parts", [cold.PARTS, spc.PARTS, suppression.PARTS], ids=["report", "spc", "packs"])
def test_every_part_that_is_watched_is_there(parts: list[Part]) -> None:
    assert all(callable(getattr(owner, function)) for _, owner, function in parts)


def test_libraries_are_added_up() -> None:
    log = """
import time: self [us] | cumulative | imported package
import time:       300 |        300 |     numpy.linalg
import time:       200 |        500 |   numpy
import time:     20000 |      20500 | goldenthread.charts
"""
    assert (
        libraries.told(libraries.by_library(log))
        == "goldenthread itself 0.02 s, numpy 0.00 s, 0 others 0.00 s"
    )
