"""The workbook: real numbers equal to the figures, nothing hidden, the same bytes each time."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from goldenthread.reports.formats import workbook, xlsx
from goldenthread.reports.table import Report, Table
from goldenthread.terms.words import Unit
from tests.reports.made import hostile, report


def written(made: Report, folder: Path, name: str = "report.xlsx") -> Path:
    path = folder / name
    xlsx.write(made, path)
    return path


@pytest.fixture(scope="module")
def made() -> Report:
    return report()


@pytest.fixture(scope="module")
def path(made: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(made, tmp_path_factory.mktemp("xlsx"))


@pytest.mark.parametrize("name", ["Monthly table", "More measures"])
def test_every_cell_is_its_figure_unrounded(name: str, made: Report, path: Path) -> None:
    table: Table = {"Monthly table": made.table, "More measures": made.beside}[name]
    sheet = openpyxl.load_workbook(path)[name]
    for at, row in enumerate(table.rows, start=6):
        assert sheet.cell(at, 2).value == row.label
        for column, cell in enumerate(row.cells, start=3):
            found = sheet.cell(at, column)
            if cell.figure is None or cell.figure.value is None:
                assert found.value == cell.text
                continue
            percent = row.indicator.unit is Unit.PERCENT
            assert found.data_type == "n"
            assert found.value == pytest.approx(cell.figure.value / (100 if percent else 1), rel=1e-14)
            assert ("%" in found.number_format) == percent
            assert (f'" {cell.mark}"' in found.number_format) == bool(cell.mark)
            assert found.font.italic == cell.is_provisional


def test_the_counts_sheet_holds_every_figure(made: Report, path: Path) -> None:
    sheet = openpyxl.load_workbook(path)["Counts"]
    figures = [figure for row in made.table.rows + made.beside.rows for figure in row.figures]
    for at, figure in enumerate(figures, start=2):
        code, group, _, end, *numbers, unit = (cell.value for cell in sheet[at][:8])
        assert (code, group or "", end.date(), unit) == (
            figure.indicator, figure.breakdown, figure.period_end, figure.unit.value,
        )  # fmt: skip
        for number, expected in zip(
            numbers, (figure.numerator, figure.denominator, figure.value), strict=True
        ):
            assert number == ("[x]" if expected is None else pytest.approx(expected, rel=1e-14))
    assert sheet.cell(len(figures) + 2, 1).value is None


def test_nothing_is_hidden_linked_or_named(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    for sheet in book:
        assert sheet.sheet_state == "visible"
        assert not any(d.hidden for d in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()))
        assert all(cell.comment is None and cell.hyperlink is None for row in sheet for cell in row)
    assert not book.properties.creator
    assert not book.properties.lastModifiedBy
    with zipfile.ZipFile(path) as parts:
        assert not [n for n in parts.namelist() if "externalLink" in n or "vba" in n or "comments" in n]
        assert not any(str(path.parent).encode() in parts.read(name) for name in parts.namelist())


def test_headers_stay_and_sheets_print_on_a4(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    assert {sheet.title: sheet.freeze_panes for sheet in book} == {
        "Monthly table": "C6", "More measures": "C6", "Counts": "B2", "Where it comes from": "A2",
    }  # fmt: skip
    for sheet in book:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows


def test_every_row_is_high_enough_for_its_texts(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows():
            height = sheet.row_dimensions[row[0].row].height or workbook.LINE
            for cell in row:
                if cell.alignment.wrap_text and isinstance(cell.value, str):
                    letters = sheet.column_dimensions[cell.column_letter].width * height / workbook.LINE
                    assert len(cell.value) <= letters, (sheet.title, cell.coordinate)


def test_a_key_stands_under_each_table(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    for name in ("Monthly table", "More measures", "Counts"):
        texts = [cell.value for cell in book[name]["A"]]
        key = texts[texts.index("Key") + 1 :]
        assert any(text.startswith("[x]  ") for text in key)
        if name != "Counts":
            assert [text.split()[0] for text in key] == ["p", "r", "[x]", "[z]"]


def test_equal_reports_are_equal_bytes(made: Report, path: Path, tmp_path: Path) -> None:
    assert written(made, tmp_path, "another name.xlsx").read_bytes() == path.read_bytes()


def test_text_is_never_a_formula(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(hostile(), tmp_path))
    assert not [cell.coordinate for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
