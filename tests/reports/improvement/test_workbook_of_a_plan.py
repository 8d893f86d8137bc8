"""The workbook of a plan's report: heads that do not touch, and parts called the same on every sheet."""

from __future__ import annotations

import io
import itertools
from typing import Any

from openpyxl import load_workbook

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
