"""Tables of neighbours, as CSV and as workbooks, with all that stands around them; and the list of authorities."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from goldenthread.benchmarks.grid import Grid
from goldenthread.benchmarks.problem import BenchmarkError
from goldenthread.benchmarks.store import Holds, Read, read
from goldenthread.workspace.benchmarks import grid_of
from tests.benchmarks import made

OLD_HEAD = ["LA num", "LA Name", *[cell for rank in range(1, 11) for cell in (f"SN{rank}", "SNP")], ""]
NEW_HEAD = [
    "old_la_code",
    "la_name",
    *[cell for rank in range(1, 11) for cell in (f"SN_{rank}", f"SN_{rank}P")],
]


def _foot() -> list[list[str]]:
    """A blank line, the heading of the abolished, and one of them with neighbours that are no more."""
    return [[], ["", "Old SNs:"], [], ["835", "Old Council", *["836", "Close"] * 10]]


def _csv(path: Path, rows: Sequence[Sequence[str]]) -> Grid:
    width = max(map(len, rows))
    path.write_text("\n".join(",".join([*row, *[""] * (width - len(row))]) for row in rows), encoding="utf-8")
    return grid_of(path)


def _workbook(path: Path, rows: Sequence[Sequence[str]]) -> Grid:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("LA SN Groups")
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(at, column, int(cell) if cell.isdecimal() else cell)
    return grid_of(path)


def _said(each: Read) -> tuple[Holds, str, int]:
    return each.holds, each.release, each.table.num_rows


@pytest.mark.parametrize(("model", "head"), [("2021", OLD_HEAD), ("2025", NEW_HEAD), ("2025", OLD_HEAD)])
def test_a_model_is_the_same_as_csv_and_as_a_workbook(model: str, head: list[str], tmp_path: Path) -> None:
    rows = [*made.rows_by_model(model), ["943", "Without any", *["-", ""] * 10], *_foot()]
    written = read(_csv(tmp_path / "a.csv", [head, *rows]))
    assert _said(written) == (Holds.NEIGHBOURS, model, 120)
    letters = [[chr(65 + at) for at in range(22)], [str(at) for at in range(1, 23)]]
    assert read(_workbook(tmp_path / "a.xlsx", [*letters, head, *rows])).id == written.id


def test_the_closest_comes_first(tmp_path: Path) -> None:
    table = read(_csv(tmp_path / "a.csv", [NEW_HEAD, *made.rows_by_model("2025")])).table.to_pylist()
    assert [(row["rank"], row["neighbour"]) for row in table if row["place"] == "601"][:2] == [
        (1, "602"),
        (2, "603"),
    ]


def _with(rows: list[list[str]], at: int, cell: str) -> list[list[str]]:
    return [[*rows[0][:at], cell, *rows[0][at + 1 :]], *rows[1:]]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("999", "999 is a neighbour of 601 and has no row of its own"),
        ("-", "row 2: an authority has ten neighbours"),
        ("Devon", "row 2: an authority has ten neighbours"),
    ],
)
def test_neighbours_that_are_not_ten_known_authorities_are_refused(
    cell: str, words: str, tmp_path: Path
) -> None:
    rows = _with(made.rows_by_model("2025"), 4, cell)
    with pytest.raises(BenchmarkError, match=words):
        read(_csv(tmp_path / "a.csv", [NEW_HEAD, *rows]))


def test_a_column_of_neighbours_that_moved_is_named(tmp_path: Path) -> None:
    head = [cell.replace("SN_7", "Neighbour_7") for cell in NEW_HEAD]
    with pytest.raises(BenchmarkError, match='the column "SN_7" is not there'):
        read(_csv(tmp_path / "a.csv", [head, *made.rows_by_model("2025")]))


def test_a_model_that_is_neither_is_refused(tmp_path: Path) -> None:
    rows = [[cell.replace("942", "612") for cell in row] for row in made.rows_by_model("2025")]
    with pytest.raises(BenchmarkError, match="neither of the models April 2021 and May 2025"):
        read(_csv(tmp_path / "a.csv", [NEW_HEAD, *rows]))


def test_the_list_of_authorities_leaves_out_regions(tmp_path: Path) -> None:
    head = ["LA Number", "LA Name", "Region", "Type"]
    rows = [
        head,
        ["601", "Council 601", "West", "UA"],
        ["984", "West", "NA", "NA"],
        ["1000", "England", "NA", "NA"],
    ]
    found = read(_workbook(tmp_path / "list.xlsx", rows))
    assert _said(found) == (Holds.PLACES, "", 1)
    with pytest.raises(BenchmarkError, match="no row has a three-digit code"):
        read(_workbook(tmp_path / "list.xlsx", [head, rows[-1]]))
