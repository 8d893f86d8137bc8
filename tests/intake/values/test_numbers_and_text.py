"""Counts, measures and free text; errors and formulas without a result."""

import pyarrow as pa

from goldenthread.intake.gate.sheet import CELL, CellKind
from goldenthread.intake.report import MOST_PER_COLUMN, Place, Report
from goldenthread.intake.values import as_date, as_integer, as_number, as_text
from tests.intake.values.columns import read


def test_whole_numbers_are_never_rounded() -> None:
    cells = ["3", "3.0", "1,234", " 0 ", "-1", "2.5", "two", "", "2023-04-03"]
    assert read(as_integer, cells) == (
        [3, 3, 1234, 0, -1, None, None, None, None],
        [(7, "unreadable-number"), (8, "unreadable-number"), (10, "unreadable-number")],
    )
    assert read(as_integer, [3.0, 2.5, None]) == ([3, None, None], [(3, "unreadable-number")])


def test_measures() -> None:
    assert read(as_number, ["0.6", ".5", "1", "1,000.25", "half"]) == (
        [0.6, 0.5, 1.0, 1000.25, None],
        [(6, "unreadable-number")],
    )


def test_text_without_what_stands_for_nothing() -> None:
    cells = ["  North\u00a0team ", "NULL", "ssd_ph", ".", None, "0"]
    assert read(as_text, cells) == (["North team", None, None, None, None, "0"], [])


def test_error_values_are_named_and_never_blank() -> None:
    assert read(as_text, ["A", "#N/A", "#ref!"]) == (
        ["A", None, None],
        [(3, "error-cell"), (4, "error-cell")],
    )


def test_the_gates_cells_keep_their_errors_and_uncached_formulas() -> None:
    kinds = [CellKind.TEXT, CellKind.ERROR, CellKind.UNCACHED, CellKind.BLANK, CellKind.NUMBER]
    texts = ["03/04/2023", None, None, None, "45019"]
    cells = pa.array(
        [
            {"kind": int(kind), "text": text, "number": None, "date": None}
            for kind, text in zip(kinds, texts, strict=True)
        ],
        CELL,
    )
    values, findings = read(as_date, cells, date_system=1900)
    assert [value is not None for value in values] == [True, False, False, False, True]
    assert values[0] == values[4]
    assert findings == [(3, "error-cell"), (4, "uncached-formula")]


def test_one_broken_column_gives_so_many_findings_and_one_for_the_rest() -> None:
    size = MOST_PER_COLUMN + 7
    place, report = Place("a.csv", "a", "c", pa.array(range(2, 2 + size))), Report()
    as_integer(pa.array(["x"] * size), place, report)
    assert len(report.findings) == MOST_PER_COLUMN + 1
    assert report.findings[-1].row is None
    assert report.findings[-1].message.startswith("The same in 7 more rows")
