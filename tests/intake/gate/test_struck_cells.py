"""Which words of a workbook's cells have a line through them is read only where that is asked."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from goldenthread.intake.gate.workbook import read_workbook

GONE, STAYS = InlineFont(strike=True), InlineFont(b=True)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["plain", "whole", CellRichText("new ", TextBlock(GONE, "old")), 7])
    sheet.append(
        [None, CellRichText(TextBlock(STAYS, "stays"), " goes"), CellRichText(TextBlock(GONE, "all")), None]
    )
    for cell in ("B1", "D1", "A2", "B2"):
        sheet[cell].font = Font(strike=True)
    made.create_sheet("Other").append(["plain"])
    path = tmp_path_factory.mktemp("struck") / "book.xlsx"
    made.save(path)
    return path


def test_cells_and_runs_with_a_line_through_them_are_told_by_their_places(book: Path) -> None:
    first, other = read_workbook(book, with_lines=True).sheets
    assert first.struck == {
        (1, "B"): (),
        (1, "C"): (("new ", False), ("old", True)),
        (1, "D"): (),
        (2, "B"): (("stays", False), (" goes", True)),
        (2, "C"): (),
    }
    assert not other.struck


def test_nothing_is_told_where_nobody_asks(book: Path) -> None:
    assert all(not sheet.struck for sheet in read_workbook(book).sheets)
