"""What is in a cell comes out as what it is, with its true row and column."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest

from goldenthread.intake.gate.sheet import CellKind, Sheet
from goldenthread.intake.gate.workbook import read_workbook
from tests.intake.gate.building import DATE, DURATION, MOMENT, cell, parts, row, save, text, worksheet


def read(folder: Path, *sheets: str, **options: Any) -> Sheet:
    return read_workbook(save(folder, parts(*sheets, **options))).sheets[0]


def one(sheet: Sheet, column: str, number: int) -> dict[str, Any]:
    found: dict[str, Any] = sheet.table[column][number - sheet.first_row].as_py()
    return found


def test_every_kind_of_cell(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        worksheet(
            row(
                1,
                text("A1", "a &amp; b"),
                cell("B1", "0012", kind="str"),
                cell("C1", 7),
                cell("D1", "7.25"),
                cell("E1", 1, kind="b"),
                cell("F1", 45077, DATE),
                cell("G1", "45077.75", MOMENT),
                cell("H1", "0.5", MOMENT),
                cell("I1", "1.5", DURATION),
                '<c r="J1" s="1"/>',
                cell("K1", 1234567890123),
            )
        ),
    )
    kinds = [one(sheet, letter, 1)["kind"] for letter in sheet.columns]
    assert kinds == [
        CellKind.TEXT,
        CellKind.TEXT,
        CellKind.NUMBER,
        CellKind.NUMBER,
        CellKind.BOOL,
        CellKind.DATE,
        CellKind.DATE,
        CellKind.TIME,
        CellKind.TIME,
        CellKind.BLANK,
        CellKind.NUMBER,
    ]
    assert list(sheet.texts(0).values()) == [
        *("a & b", "0012", "7", "7.25", "TRUE", "2023-05-31", "2023-05-31 18:00:00", "12:00:00"),
        *("1 day, 12:00:00", None, "1234567890123"),
    ]
    assert one(sheet, "D", 1)["number"] == 7.25
    assert one(sheet, "E", 1)["number"] == 1
    assert one(sheet, "G", 1)["date"] == dt.datetime(2023, 5, 31, 18)
    assert one(sheet, "H", 1)["number"] == 0.5
    assert one(sheet, "I", 1)["number"] == 1.5
    assert sheet.problems == ()


@pytest.mark.parametrize(
    ("properties", "serial", "expected"),
    [
        ("", 59, dt.datetime(1900, 2, 28)),
        ("", 61, dt.datetime(1900, 3, 1)),  # 60 is 29 February 1900, a day that Excel believes in
        ("", 45077, dt.datetime(2023, 5, 31)),
        ('date1904="1"', 59, dt.datetime(1904, 2, 29)),
        ('date1904="true"', 43615, dt.datetime(2023, 5, 31)),
        ('date1904="0"', 45077, dt.datetime(2023, 5, 31)),
    ],
)
def test_both_date_systems(tmp_path: Path, properties: str, serial: int, expected: dt.datetime) -> None:
    path = save(tmp_path, parts(worksheet(row(1, cell("A1", serial, DATE))), properties=properties))
    book = read_workbook(path)
    assert one(book.sheets[0], "A", 1) == {
        "kind": CellKind.DATE,
        "text": expected.date().isoformat(),
        "number": None,
        "date": expected,
    }
    assert book.date1904 is ("1" in properties.replace("1904", "") or "true" in properties)


def test_iso_dates(tmp_path: Path) -> None:
    cells = cell("A1", "2023-05-31", kind="d"), cell("B1", "2023-05-31T18:00:00", kind="d")
    sheet = read(tmp_path, worksheet(row(1, *cells)))
    assert one(sheet, "A", 1)["date"] == dt.datetime(2023, 5, 31)
    assert one(sheet, "B", 1)["date"] == dt.datetime(2023, 5, 31, 18)


def test_shared_and_rich_text(tmp_path: Path) -> None:
    shared = (
        "<t>plain</t>",
        "<r><t>bo</t></r><r><t>ld</t></r>",
        '<t xml:space="preserve"> kept </t>',
        "<t/>",
    )
    cells = [cell(f"{letter}1", at, kind="s") for at, letter in enumerate("ABCD")]
    sheet = read(tmp_path, worksheet(row(1, *cells, cell("E1", 1))), shared=shared)
    assert list(sheet.texts(0).values()) == ["plain", "bold", " kept ", None, "1"]
    assert one(sheet, "D", 1)["kind"] == CellKind.BLANK


def test_longest_text(tmp_path: Path) -> None:
    sheet = read(tmp_path, worksheet(row(1, text("A1", "é" * 32_767))))
    assert sheet.texts(0)["A"] == "é" * 32_767


def test_errors_and_formulas_without_a_value_are_named_and_never_blank(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        worksheet(
            row(3, text("B3", "x"), cell("C3", "#N/A", kind="e"), '<c r="D3"><f>1+1</f></c>'),
            row(
                4,
                '<c r="B4"><f>1+1</f><v>2</v></c>',
                '<c r="C4" t="str"><f>A1</f><v></v></c>',
                '<c r="E4"><f>2</f><v/></c>',
            ),
            row(9, '<c r="A9" t="e"><f>NA()</f><v>#N/A</v></c>'),
        ),
    )
    assert (sheet.first_row, sheet.first_column, sheet.table.num_rows) == (3, 1, 7)
    assert sheet.columns == ["A", "B", "C", "D", "E"]
    assert sorted(sheet.problems) == [
        (3, "C", "error-value"),
        (3, "D", "formula-without-value"),
        (4, "E", "formula-without-value"),
        (9, "A", "error-value"),
    ]
    assert sheet.counts == {"error-value": 2, "formula-without-value": 2}
    assert one(sheet, "C", 3) == {"kind": CellKind.ERROR, "text": None, "number": None, "date": None}
    assert one(sheet, "D", 3)["kind"] == CellKind.UNCACHED
    assert one(sheet, "B", 4)["number"] == 2
    assert one(sheet, "C", 4)["kind"] == CellKind.BLANK
    assert one(sheet, "E", 4)["kind"] == CellKind.UNCACHED
    assert one(sheet, "A", 9)["kind"] == CellKind.ERROR


def test_zero_stored_by_a_program_that_did_not_calculate_is_no_value(tmp_path: Path) -> None:
    rows = row(1, '<c r="A1"><f>1+1</f><v>0</v></c>', '<c r="B1"><f>1+1</f><v>2</v></c>', cell("C1", 0))
    asks = read(tmp_path, worksheet(rows), calculation='<calcPr fullCalcOnLoad="1"/>')
    assert [one(asks, letter, 1)["kind"] for letter in "ABC"] == [
        CellKind.UNCACHED,
        CellKind.NUMBER,
        CellKind.NUMBER,
    ]
    knows = read(tmp_path, worksheet(rows))
    assert one(knows, "A", 1)["kind"] == CellKind.NUMBER


def test_a_number_that_is_none_is_an_error(tmp_path: Path) -> None:
    sheet = read(tmp_path, worksheet(row(1, cell("A1", "NaN"), cell("B1", 1))))
    assert one(sheet, "A", 1)["kind"] == CellKind.ERROR


def test_true_rows_and_columns(tmp_path: Path) -> None:
    rows = row(3, text("C3", "Child"), text("D3", "Date")), row(7, cell("D7", 45077, DATE))
    sheet = read(tmp_path, worksheet(*rows, before='<dimension ref="A1:B2"/>'))
    assert (sheet.first_row, sheet.first_column, sheet.columns) == (3, 3, ["C", "D"])
    assert sheet.row_numbers().to_pylist() == [3, 4, 5, 6, 7]
    assert sheet.row_number(4) == 7
    assert sheet.text("D").to_pylist() == ["Date", None, None, None, "2023-05-31"]


@pytest.mark.parametrize("dimension", ["A1", "A1:B2", "A1:XFD1048576"])
def test_the_dimension_is_ignored(tmp_path: Path, dimension: str) -> None:
    rows = [row(n, cell(f"A{n}", n), cell(f"F{n}", n)) for n in range(1, 41)]
    sheet = read(tmp_path, worksheet(*rows, before=f'<dimension ref="{dimension}"/>'))
    assert (sheet.table.num_rows, sheet.columns[-1]) == (40, "F")


def test_hidden_things_are_told(tmp_path: Path) -> None:
    first = worksheet(
        row(1, cell("A1", 1)),
        row(2, cell("A2", 2), attributes=' hidden="1"'),
        row(3, cell("A3", 3), attributes=' hidden="0"'),
        before='<cols><col min="2" max="4" hidden="1"/></cols>',
    )
    book = read_workbook(
        save(tmp_path, parts(first, worksheet(row(1, cell("A1", 5))), states={2: 'state="veryHidden"'}))
    )
    assert [sheet.hidden for sheet in book.sheets] == [False, True]
    assert (book.sheets[0].hidden_rows, book.sheets[0].hidden_columns) == (1, 3)
    assert book.sheets[0].text("A").to_pylist() == ["1", "2", "3"]
    assert book.sheet("Sheet 2").text("A").to_pylist() == ["5"]


def test_an_empty_sheet(tmp_path: Path) -> None:
    sheet = read(tmp_path, worksheet())
    assert (sheet.table.num_rows, sheet.columns, sheet.row_numbers().to_pylist()) == (0, [], [])


def test_empty_styled_rows_to_the_bottom_of_the_sheet(tmp_path: Path) -> None:
    rows = [row(1, text("A1", "Child")), row(2, cell("A2", 1))]
    rows += [
        row(n, f'<c r="A{n}" s="1"/>', attributes=' s="1" customFormat="1"') for n in range(3, 1_048_577)
    ]
    sheet = read(tmp_path, worksheet(*rows))
    assert sheet.text("A").to_pylist() == ["Child", "1"]


STANDARD = re.compile(rb"http://schemas.openxmlformats.org/(spreadsheetml|officeDocument)/2006")
WRITINGS = {
    "another prefix": lambda sheet: (
        sheet.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    ),
    "single quotes": lambda sheet: sheet.replace('"', "'"),
    "no references": lambda sheet: sheet.replace(' r="1"', "").replace(' r="A1"', "").replace(' r="B1"', ""),
    "attributes in another order": lambda sheet: sheet.replace('r="B1" s="0"', 's="0" r="B1"'),
    "a comment before the data": lambda sheet: sheet.replace(
        "<sheetData>", "<!-- <row r='9'/> --><sheetData>"
    ),
    "white space": lambda sheet: sheet.replace("><", ">\n  <"),
}


@pytest.mark.parametrize("writing", WRITINGS)
def test_uncommon_ways_of_writing_the_same(tmp_path: Path, writing: str) -> None:
    sheet = worksheet(
        row(1, cell("A1", 4), cell("B1", "#REF!", kind="e")), row(2, cell("A2", 5), cell("C2", 6))
    )
    files = parts(worksheet())
    files["xl/worksheets/sheet1.xml"] = WRITINGS[writing](sheet).encode()
    found = read_workbook(save(tmp_path, files)).sheets[0]
    assert found.text("A").to_pylist() == ["4", "5"]
    assert found.text("C").to_pylist() == [None, "6"]
    assert found.problems == ((1, "B", "error-value"),)


def test_a_workbook_saved_as_strict(tmp_path: Path) -> None:
    """Excel can save to the letter of the standard: other namespaces, and dates as ISO text."""
    files = parts(worksheet(row(1, cell("A1", "2023-05-31", DATE, "d"), cell("B1", 5))))
    strict = {
        name: STANDARD.sub(rb"http://purl.oclc.org/ooxml/\1", content) for name, content in files.items()
    }
    sheet = read_workbook(save(tmp_path, strict)).sheets[0]
    assert one(sheet, "A", 1)["date"] == dt.datetime(2023, 5, 31)
    assert one(sheet, "B", 1)["number"] == 5
