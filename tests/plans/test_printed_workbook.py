"""A plan's workbook on paper: sheets are as wide as a page, and no page holds a column by itself."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from goldenthread.plans.plan import Action, Measure, Part, Plan, Priority
from goldenthread.plans.writing import xlsx

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
