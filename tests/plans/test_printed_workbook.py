"""A plan's workbook on paper: sheets are as wide as a page, and no page holds a column by itself."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from goldenthread.charts.measuring import lines
from goldenthread.plans.plan import Action, Draft, Measure, Part, Plan, Priority, Step
from goldenthread.plans.reading.reader import read_file
from goldenthread.plans.writing import template, xlsx

ON_A_PAGE = 3  # columns at least that a page has of its own, beside those that stand on each


def test_no_printed_page_has_a_column_alone(tmp_path: Path) -> None:
    plan = Plan(
        title="A plan",
        parts=(Part("Children"),),
        priorities=(Priority("Children", "1", "The front door"),),
        actions=(Action("Children", "The front door", "1.1", "Answer every contact"),),
        measures=(Measure("Children", "The front door", "Repeat referrals", "27%", target="20%"),),
    )
    path = tmp_path / "plan.xlsx"
    xlsx.write(plan, path)
    book = load_workbook(path)
    for name in ("Parts", "Priorities", "Measures"):
        assert not book[name].col_breaks.brk, name
        assert book[name].page_setup.fitToWidth in (None, 1)
        assert book[name].sheet_properties.pageSetUpPr.fitToPage
    sheet = book["Actions"]
    ends = [one.id for one in sheet.col_breaks.brk]
    assert ends
    for first, end in zip([0, *ends], [*ends, sheet.max_column], strict=True):
        assert end - first >= ON_A_PAGE


POINTS = 6  # of a digit, in which a workbook counts widths
STEPS = tuple(Step(f"Tell the family what was decided, and why, in step {n} of eighteen") for n in range(18))
LONG = "Answer each contact within a day. "


def sheet_of(tmp_path: Path, action: Action) -> tuple[Any, str]:
    """The sheet of actions of a plan with one, and what the file says of itself."""
    path = tmp_path / "plan.xlsx"
    xlsx.write(Plan(title="A plan", parts=(Part("Children"),), actions=(action,)), path)
    book = load_workbook(path)
    return book["Actions"], str(book["Improvement plan"]["B6"].value)


@pytest.mark.parametrize(
    "action",
    [
        Action("Children", "", "1", LONG * 117, impact=(LONG * 32,), steps=STEPS),
        Action("Children", "", "1", "Answer", outcome=LONG * 96, impact=(LONG * 96,), measure=(LONG * 96,)),
    ],
    ids=["steps", "three"],
)
def test_a_long_cell_is_whole_on_paper(tmp_path: Path, action: Action) -> None:
    """No row is higher than 409 points: what needs more of them has a wider column, on a page that holds it."""
    sheet, about = sheet_of(tmp_path, action)
    assert "missing on paper" not in about
    ends = [0, *(one.id for one in sheet.col_breaks.brk), sheet.max_column]
    wide = [
        sheet.column_dimensions[get_column_letter(n)].width * POINTS for n in range(1, sheet.max_column + 1)
    ]
    for cell, points in zip(sheet[2], wide, strict=True):
        needs = sum(lines(part, 11, points - 14) for part in str(cell.value or "").split("\n"))
        assert needs * 14 <= sheet.row_dimensions[2].height
    for first, end in pairwise(ends):
        assert end - first >= 2 or wide[first] > 500  # a narrow column never stands by itself
        assert sum(wide[first:end]) + (wide[0] if first else 0) <= 1140


def test_what_no_row_can_show_is_said(tmp_path: Path) -> None:
    steps = tuple(Step(f"Step {n}") for n in range(40))
    _, about = sheet_of(tmp_path, Action("Children", "", "1", "Answer", steps=steps))
    assert "missing on paper" in about


def test_what_is_written_over_has_no_name_at_the_foot(tmp_path: Path) -> None:
    template.write_xlsx(tmp_path / "plan.xlsx")
    for sheet in load_workbook(tmp_path / "plan.xlsx"):
        assert sheet.oddFooter.left.text == "Improvement plan"


@pytest.mark.parametrize(
    ("title", "foot"),
    [
        ("A plan & its partners", "A plan & its partners"),
        ("x" * 100, "x" * 100),
        (
            "Improvement plan of the council's services for children and of its partners in health, police, schools",
            "Improvement plan of the council's services for children and of its partners in health, police, …",
        ),
        ("x" * 150, "…"),
    ],
)
def test_a_long_title_ends_at_a_word_at_the_foot(tmp_path: Path, title: str, foot: str) -> None:
    xlsx.write(Plan(title=title), tmp_path / "plan.xlsx")
    for sheet in load_workbook(tmp_path / "plan.xlsx"):
        assert sheet.oddFooter.left.text.replace("&&", "&") == foot
        assert len(foot) <= 100
    assert read_file(tmp_path / "plan.xlsx") == Draft(Plan(title=title)), (
        "nor is it read as words of the plan"
    )


@pytest.mark.parametrize(("count", "letters"), [(10, 250), (29, 40), (9, 250), (40, 250)])
def test_a_list_of_any_length_is_written(tmp_path: Path, count: int, letters: int) -> None:
    """Where every column stands on a page of its own, no page can be made fuller: that is the end of it."""
    needs = tuple("word " * (letters // 5) for _ in range(count))
    plan = Plan(
        title="A plan",
        parts=(Part("Children", serves=needs),),
        priorities=(Priority("Children", "1", "The front door", needs=needs, outcomes=needs),),
    )
    path = tmp_path / "plan.xlsx"
    xlsx.write(plan, path)
    cells = {str(cell.value) for sheet in load_workbook(path) for row in sheet for cell in row}
    assert any(text.count("word") == count * (letters // 5) for text in cells)
