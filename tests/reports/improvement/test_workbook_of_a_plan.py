"""The workbook of a plan's report: heads that do not touch, and parts called the same on every sheet."""

from __future__ import annotations

import io
import itertools
from dataclasses import replace
from functools import cache
from typing import Any

from openpyxl import load_workbook

from goldenthread.charts.measuring import lines, width
from goldenthread.reports.improvement.told import Told
from tests.reports.improvement.plans import usual
from tests.reports.improvement.test_report import written

HEAD = 5  # the row of the head of every table


def sheets() -> Any:
    return load_workbook(io.BytesIO(written(usual, "xlsx")))


def test_a_part_is_called_the_same_on_every_sheet() -> None:
    parts = {}
    for name in ("Priorities", "Actions", "Measures"):
        head, *rows = ([cell.value for cell in row] for row in sheets()[name].iter_rows(min_row=HEAD))
        at = head.index("Part")
        parts[name] = {row[at] for row in rows if row[at]} & {"Children's services", "Corporate support"}
        assert "Part of the report" not in head
    assert set(map(frozenset, parts.values())) == {frozenset({"Children's services", "Corporate support"})}


def test_a_head_behind_the_head_of_numbers_stands_apart_from_it() -> None:
    """Programs leave the indent out where a head does not say on which side it stands."""
    behind = 0
    for sheet in sheets():
        [head] = sheet.iter_rows(min_row=HEAD, max_row=HEAD)
        for before, cell in itertools.pairwise(head):
            sides = before.alignment.horizontal, cell.alignment.horizontal, cell.alignment.indent
            assert sides[1] == "right" or sides[1:] == ("left", 1), cell.value
            behind += sides == ("right", "left", 1)
    assert behind >= 3


ADDRESS = f"https://goldshire.example/plans/{'a-very-long-address-' * 6}"
SENTENCE = "Make sure that every child who comes to the front door is heard on the same day. "


def long() -> Told:
    """A plan of a long name and a long priority, in which one action is long and one has a long address."""
    told = usual(12)
    said = {2: SENTENCE * 13, 3: f"See {ADDRESS}"}
    actions = tuple(
        replace(one, text=said.get(at, one.text), priority=SENTENCE * 2, part=told.parts[0].name)
        for at, one in enumerate(told.actions)
    )
    return replace(told, title=f"Stepping stones: {SENTENCE * 2}", actions=actions)


@cache
def sheet_of_long() -> Any:
    return load_workbook(io.BytesIO(written(long, "xlsx")))["Actions"]


def points(column: str) -> float:
    """How wide a column is: a file counts it in digits of its own font."""
    return float(sheet_of_long().column_dimensions[column].width) * 8 * 0.75


def test_one_long_action_makes_its_own_row_high_and_no_other() -> None:
    sheet = sheet_of_long()
    high = {
        row[1].value: sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows(min_row=HEAD + 1)
    }
    usual_rows = [
        height for name, height in high.items() if name and SENTENCE not in name and ADDRESS not in name
    ]
    assert len(usual_rows) > 10
    assert max(usual_rows) < 6 * 17


def test_where_a_sheet_is_several_pages_wide_its_title_stands_whole_on_each() -> None:
    sheet = sheet_of_long()
    assert sheet.col_breaks.brk, "it is several pages wide"
    title, room = sheet["A1"], sum(map(points, "ABC"))
    assert width(title.value, 16, bold=True) > room
    assert title.alignment.wrap_text
    assert [str(one) for one in sheet.merged_cells.ranges] == ["A1:C1"]
    assert sheet.print_title_cols == "$A:$C", "which stand on each page"
    assert sheet.row_dimensions[1].height >= lines(title.value, 16, room - 10, bold=True) * 16
