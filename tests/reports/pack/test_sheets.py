"""The sheets of the workbook as they are printed and read: on A4, heads repeated, rows high enough, with a key."""

import pytest
from openpyxl import load_workbook

from goldenthread.reports.formats import workbook
from tests.reports.pack.written import book, opened, tables


@pytest.fixture(scope="module")
def found():
    return load_workbook(opened(book()))


def test_sheets_print_on_a4_with_their_head_on_every_page(found) -> None:
    for sheet in found:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$5:$5"
        assert "Official-sensitive" in sheet.oddFooter.left.text


def test_every_row_is_high_enough_for_its_texts(found) -> None:
    for sheet in found:
        widths = {at: of.width for of in sheet.column_dimensions.values() for at in range(of.min, of.max + 1)}
        for row in sheet.iter_rows(min_row=5):
            height = sheet.row_dimensions[row[0].row].height or workbook.LINE
            for cell in row:
                if cell.alignment.wrap_text and isinstance(cell.value, str):
                    letters = widths[cell.column] * height / workbook.LINE
                    assert len(cell.value) <= letters, (sheet.title, cell.coordinate)


def test_a_key_stands_under_each_table_that_has_marks(found) -> None:
    keyed = {table.name: [mark for mark, _ in table.key] for table in tables() if table.key}
    assert {"Dashboard", "Counts"} <= set(keyed)
    for name, marks in keyed.items():
        texts = [cell.value for cell in found[name]["A"]]
        under = texts[texts.index("Key") + 1 :]
        assert [text.partition("  ")[0] for text in under] == marks


def test_the_file_names_nobody(found) -> None:
    assert not found.properties.creator
    assert not found.properties.lastModifiedBy
