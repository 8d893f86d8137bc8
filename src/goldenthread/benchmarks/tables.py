"""DfE's two tables that hold no figures: which authorities are alike (neighbours), and which there are.

In a neighbour model an authority has ten neighbours, the closest first, or none. Authorities that were
abolished stand at the foot under a heading of their own, and are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from goldenthread.benchmarks.grid import Grid
from goldenthread.benchmarks.problem import BenchmarkError

TEN = 10
NO_NEIGHBOUR = ("", "-")
ABOLISHED = "old sns"  # the heading above the authorities that are no more
MODELS = {"2021": "April 2021", "2025": "May 2025"}
CUMBRIA, CUMBERLAND = "909", "942"

NEIGHBOURS = pa.schema(
    [("model", pa.string()), ("place", pa.string()), ("rank", pa.int32()), ("neighbour", pa.string())]
)
"""One row for each neighbour, the closest with rank 1."""

PLACES = pa.schema([("place", pa.string()), ("name", pa.string()), ("region", pa.string())])


@dataclass(frozen=True)
class Heads:
    """How a neighbour table is headed: the code, the name, and the ten."""

    code: str
    name: str
    neighbour: str

    @property
    def neighbours(self) -> list[str]:
        return [self.neighbour.format(rank) for rank in range(1, TEN + 1)]

    @property
    def columns(self) -> set[str]:
        return {self.code, self.name, *self.neighbours}


HEADS = (Heads("LA num", "LA Name", "SN{}"), Heads("old_la_code", "la_name", "SN_{}"))
CODE_LIST = {"LA Number", "LA Name", "Region", "Type"}


def heads_of(grid: Grid) -> Heads | None:
    """The heads of a neighbour table; one that nearly is one is refused, naming the column that moved."""
    nearest = min(HEADS, key=lambda heads: len(grid.lacking(heads.columns)))
    lacking = len(grid.lacking(nearest.columns))
    if 0 < lacking <= TEN // 2:
        grid.table(nearest.columns)
    return None if lacking else nearest


def neighbour_table(grid: Grid, heads: Heads) -> pa.Table:
    """Every authority with its ten neighbours. Refuses one that has neither ten nor none."""
    found = dict(_neighbours(grid, heads))
    for code, ten in found.items():
        unknown = [other for other in ten if other not in found]
        if unknown:
            raise BenchmarkError(
                f"{grid.file}: {unknown[0]} is a neighbour of {code} and has no row of its own. "
                "Load the table as DfE published it."
            )
    model = _model(grid, found)
    rows = [
        {"model": model, "place": code, "rank": rank, "neighbour": other}
        for code, ten in sorted(found.items())
        for rank, other in enumerate(ten, 1)
    ]
    return pa.Table.from_pylist(rows, schema=NEIGHBOURS)


def _neighbours(grid: Grid, heads: Heads) -> Iterator[tuple[str, list[str]]]:
    for number, cells in grid.table(heads.columns):
        if cells[heads.name].casefold().startswith(ABOLISHED):
            return
        codes = [cells[column] for column in heads.neighbours]
        there = [code for code in codes if code not in NO_NEIGHBOUR]
        if there and not all(map(_is_code, [cells[heads.code], *codes])):
            raise BenchmarkError(
                f"{grid.file}, row {number}: an authority has ten neighbours by their three-digit codes, or none."
            )
        if there:
            yield cells[heads.code], codes


def _model(grid: Grid, found: dict[str, list[str]]) -> str:
    """Which model it is. The table does not say: it is told by the county of Cumbria, divided in 2023."""
    if CUMBERLAND in found and CUMBRIA not in found:
        return "2025"
    if CUMBRIA in found and CUMBERLAND not in found:
        return "2021"
    raise BenchmarkError(
        f"{grid.file}: it is a table of neighbours, but neither of the models {' and '.join(MODELS.values())}: "
        f"it should know either Cumbria ({CUMBRIA}) or Cumberland ({CUMBERLAND})."
    )


def code_list(grid: Grid) -> pa.Table:
    """DfE's list of authorities; its rows for regions and for England are not read."""
    rows = {
        cells["LA Number"]: {"place": cells["LA Number"], "name": cells["LA Name"], "region": cells["Region"]}
        for _, cells in grid.table(CODE_LIST)
        if _is_code(cells["LA Number"]) and cells["Type"] != "NA"
    }
    if not rows:
        raise BenchmarkError(
            f"{grid.file}: no row has a three-digit code. Load the list as DfE published it."
        )
    return pa.Table.from_pylist([row for _, row in sorted(rows.items())], schema=PLACES)


def _is_code(text: str) -> bool:
    return len(text) == 3 and text.isdecimal()
