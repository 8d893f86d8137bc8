"""A few cells far from all others are left out and named, so that the rest can be read."""

from pathlib import Path

import pytest

from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.sheet import Sheet
from goldenthread.intake.gate.workbook import read_workbook
from tests.intake.gate.building import cell, parts, row, save, text, worksheet

ROWS = [row(n, cell(f"A{n}", n), cell(f"B{n}", "#N/A", kind="e")) for n in range(1, 101)]
AS_WRITTEN = {
    "plain": lambda sheet: sheet,
    "prefixed": lambda sheet: sheet.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x="),
    "spaced": lambda sheet: sheet.replace("><", ">\n<"),
}


def read(folder: Path, *rows: str, writing: str = "plain") -> Sheet:
    files = parts(worksheet())
    files["xl/worksheets/sheet1.xml"] = AS_WRITTEN[writing](worksheet(*rows)).encode()
    return read_workbook(save(folder, files)).sheets[0]


@pytest.mark.parametrize("writing", AS_WRITTEN)
def test_a_cell_in_the_last_row_and_column(tmp_path: Path, writing: str) -> None:
    sheet = read(tmp_path, *ROWS, row(1_048_576, cell("XFD1048576", 1)), writing=writing)
    assert (sheet.table.num_rows, sheet.columns) == (100, ["A", "B"])
    assert sheet.counts == {"error-value": 100, "stray-cell": 1}
    assert sheet.problems[-1] == (1_048_576, "XFD", "stray-cell")
    assert sheet.text("A").to_pylist() == [str(n) for n in range(1, 101)]
    assert set(sheet.part("B", "kind").to_pylist()) == {6}


@pytest.mark.parametrize("writing", AS_WRITTEN)
def test_several_cells_beyond_each_edge(tmp_path: Path, writing: str) -> None:
    rows = list(ROWS)
    rows[2] = row(3, cell("A3", 3), text("XFC3", "x"), text("XFD3", "y"))
    rows[4] = row(5, cell("A5", 5), "<c r='B5'/>", '<c r="XFD5" t="e"/>')
    sheet = read(tmp_path, *rows, row(900_000, cell("A900000", 1), cell("B900000", 1)), writing=writing)
    strays = [problem[:2] for problem in sheet.problems if problem.rule == "stray-cell"]
    assert strays == [(3, "XFC"), (3, "XFD"), (5, "XFD"), (900_000, "A"), (900_000, "B")]
    assert sheet.text("A").to_pylist() == [str(n) for n in range(1, 101)]


def test_data_that_only_begins_far_down_is_read(tmp_path: Path) -> None:
    sheet = read(tmp_path, *(row(n, cell(f"A{n}", n)) for n in range(1_000_000, 1_000_100)))
    assert (sheet.first_row, sheet.table.num_rows, sheet.problems) == (1_000_000, 100, ())


def test_a_far_cell_stays_where_the_sheet_is_small_all_the_same(tmp_path: Path) -> None:
    sheet = read(tmp_path, *ROWS, row(5_000, text("A5000", "total")))
    assert (sheet.table.num_rows, sheet.text("A")[4_999].as_py()) == (5_000, "total")
    assert "stray-cell" not in sheet.counts


def test_too_many_far_cells_are_no_strays(tmp_path: Path) -> None:
    far = [row(n, *(cell(f"{letters}{n}", 1) for letters in ("A", "XFD"))) for n in range(1, 201)]
    with pytest.raises(Refused) as refusal:
        read(tmp_path, *far)
    assert refusal.value.rule == "too-many-columns"
    assert refusal.value.column == "XFD"
