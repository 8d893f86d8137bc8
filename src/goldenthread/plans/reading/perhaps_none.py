"""What makes it doubtful that a row of a table of actions is one: then it is asked, and can be left out."""

from __future__ import annotations

from collections.abc import Container, Sequence

from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.counts import is_count
from goldenthread.plans.reading.gathered import Gathered
from goldenthread.plans.reading.row_cells import Cells, is_alone, is_stray, repeats

ROW = "row"  # what a guess about a whole row is about
AN_ACTION = "an action of its own"
_ALONE = "It has words alone, and no number as others of its table have: it may be no action."
_WORDLESS = (
    "It has no words for what is to be done, and no action stands above it in its table: it may be no action."
)
_COUNTED = "A number alone stands where its words would: it may be no action."


def why_none(action: Gathered, cells: Cells, below: Container[Column], *, has_numbers: bool) -> str:
    """Why a row that was taken for an action may be none, or "": it has words alone, where others have a number; or a
    count, or nothing, in the place of words. below: the columns whose cell above is merged over it."""
    if any(column == ROW for _, column, _, _ in action.guesses):
        return ""
    if Column.ACTION in cells and not (action.number or action.text(Column.ACTION)):
        return _WORDLESS
    if is_count(action.text(Column.ACTION)):
        return _COUNTED
    return _ALONE if has_numbers and not action.number and is_alone(cells, below) else ""


def why_left(row: Row, seen: Sequence[tuple[int, str]]) -> str:
    """Why a row is surely no action, whatever its columns are, or "". seen: the long cells above it."""
    if row.below is None and repeats(row, seen):
        return "It repeats the rows above it."
    return "Only single marks stand in this row." if is_stray(row) else ""
