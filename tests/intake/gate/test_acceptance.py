"""Acceptance 8: every bad workbook is answered in time and in little room; a million rows can be read."""

from pathlib import Path

import pyarrow.compute as pc
import pytest

from goldenthread.intake.gate.sheet import CellKind, Sheet
from goldenthread.intake.gate.workbook import read_workbook
from tests.house.verification import Measured
from tests.intake.gate import large
from tests.intake.gate.building import cell, packed, parts, plain_sheet, row, save, text, worksheet
from tests.intake.gate.hostile import HOSTILE
from tests.intake.gate.measuring import Cost, cost

ROWS = [row(1, text("A1", "Child"), text("B1", "Date"))] + [
    row(n, text(f"A{n}", "x"), cell(f"B{n}", n)) for n in range(2, 1_001)
]
READABLE = {
    "stray cell in the last row and column": [*ROWS, row(1_048_576, cell("XFD1048576", 1))],
    "error values": [*ROWS, row(1_001, cell("A1001", "#N/A", kind="e"))],
    "formulas without values": [*ROWS, row(1_001, '<c r="A1001"><f>1+1</f></c>')],
}
RULES = {
    "stray cell in the last row and column": "stray-cell",
    "error values": "error-value",
    "formulas without values": "formula-without-value",
}


def within(found: Cost, measured: Measured, seconds: float, megabytes: float) -> None:
    measured("seconds", found.seconds, "s", limit=seconds)
    measured("memory of both processes", found.megabytes, "MB", limit=megabytes)
    assert found.seconds < seconds
    assert found.megabytes < megabytes


@pytest.mark.whole
@pytest.mark.acceptance("2.8")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_costs_little(tmp_path: Path, name: str, measured: Measured) -> None:
    """A hostile workbook is refused by its rule within 10 s and 300 MB."""
    build, rule = HOSTILE[name]
    found = cost(save(tmp_path, build()))
    assert found.rule == rule
    within(found, measured, 10, 300)


@pytest.mark.whole
@pytest.mark.acceptance("2.8")
@pytest.mark.parametrize("name", READABLE)
def test_what_is_wrong_in_cells_is_named_at_little_cost(
    tmp_path: Path, name: str, measured: Measured
) -> None:
    """A workbook with a stray cell, error values or formulas without values is read and they are named."""
    found = cost(save(tmp_path, parts(worksheet(*READABLE[name]))))
    assert (found.rule, found.counts) == ("", [{RULES[name]: 1}])
    within(found, measured, 10, 300)


@pytest.mark.whole
@pytest.mark.acceptance("2.8")
@pytest.mark.parametrize("dimension", ["A1", "A1:XFD1048576"])
def test_a_false_dimension_costs_nothing(tmp_path: Path, dimension: str, measured: Measured) -> None:
    """A workbook with a false dimension, too small or too large, is read whole."""
    sheet = worksheet(*ROWS, before=f'<dimension ref="{dimension}"/>')
    found = cost(save(tmp_path, parts(sheet)))
    assert (found.rule, found.rows) == ("", 1_000)
    within(found, measured, 10, 300)


@pytest.mark.whole
@pytest.mark.acceptance("2.8")
def test_a_million_rows(tmp_path: Path, measured: Measured) -> None:
    """A workbook of a million rows is read within 10 minutes and 2 GB."""
    found = cost(large.write(tmp_path / "million.xlsx", 1_000_000))
    assert (found.rule, found.rows) == ("", 1_000_001)
    within(found, measured, 600, 2_048)


def test_many_rows(tmp_path: Path) -> None:
    sheet = read_workbook(large.write(tmp_path / "many.xlsx", 40_000)).sheets[0]
    assert (sheet.table.num_rows, sheet.columns, sheet.problems) == (40_001, list(large.COLUMNS), ())
    assert sheet.text("A")[-1].as_py() == "00040001"
    assert pc.min(sheet.part("L", "date").drop_null()).as_py().isoformat() == "2023-03-15T00:00:00"
    assert kinds(sheet, "H") == {CellKind.TEXT, CellKind.BLANK}
    assert kinds(sheet, "E") == {CellKind.TEXT, CellKind.NUMBER}


def kinds(sheet: Sheet, column: str) -> set[int]:
    return set(pc.unique(sheet.part(column, "kind")).to_pylist())


@pytest.mark.parametrize("share", [1.0, 0.3])
def test_two_readings_are_equal(tmp_path: Path, share: float) -> None:
    path = save(tmp_path, packed(parts(plain_sheet(int(100 * share)), plain_sheet(3))))
    first, second = read_workbook(path), read_workbook(path)
    assert first.sha256 == second.sha256
    assert all(one.table.equals(other.table) for one, other in zip(first.sheets, second.sheets, strict=True))
