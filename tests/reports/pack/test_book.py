"""The workbook: nothing hidden, no formula, a head that stays, one table to a sheet, the same each time."""

import zipfile

import pytest
from openpyxl import load_workbook

from goldenthread.reports.blocks import Charts, Heading, Listing, Note, Paragraph, Terms
from goldenthread.reports.formats.pack import xlsx
from tests.reports.pack.written import book, document, file_of, opened
from tests.reports.scorecards import HOSTILE


def test_the_same_report_gives_the_same_bytes() -> None:
    assert file_of(xlsx.write) == book()


@pytest.mark.acceptance("3.7")
@pytest.mark.parametrize("of", ["small", "hostile"])
def test_nothing_is_hidden_linked_or_worked_out(of: str) -> None:
    found = load_workbook(opened(book(of)))
    assert [sheet.sheet_state for sheet in found] == ["visible"] * len(found.sheetnames)
    for sheet in found:
        assert not any(d.hidden for d in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()))
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
        assert not any(cell.comment or cell.hyperlink for cell in cells)
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes.endswith("6")
    names = zipfile.ZipFile(opened(book(of))).namelist()
    assert [n for n in names if "external" in n or "comment" in n or "drawing" in n] == []


def test_what_others_wrote_is_text() -> None:
    texts = {str(c.value) for sheet in load_workbook(opened(book("hostile"))) for row in sheet for c in row}
    assert {HOSTILE, "=1+1"} <= texts


def test_the_words_of_every_page_are_there() -> None:
    words = load_workbook(opened(book()))["Words"]
    parts = {row[0].value for row in words.iter_rows(min_row=6)}
    of_words = (Heading, Paragraph, Listing, Note, Terms, Charts)
    spoken = {p.title for p in document().pages if any(isinstance(block, of_words) for block in p.blocks)}
    assert parts == spoken
    assert len(spoken) > 8


def test_two_tables_of_one_name_with_other_columns_are_refused() -> None:
    from goldenthread.charts.cells import Column

    found = xlsx.Book()
    found.add("A", (Column("a"),), [])
    with pytest.raises(ValueError, match="'A' have different columns"):
        found.add("A", (Column("b"),), [])
