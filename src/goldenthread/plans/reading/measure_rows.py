"""One row of a table of measures, while it is put together: which rows of the page belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from goldenthread.plans.reading import text as t
from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.values import fits, is_value

VALUES = (Column.BASELINE, Column.NOW, Column.TARGET)
_BEGINS = re.compile(
    r"%|\b(?:number|rate|share|proportion|percentage|average|total|reduc|increas|improv|decreas|fewer|more)",
    re.IGNORECASE,
)  # a name of a measure begins so


@dataclass
class MeasureRow:
    """A measure: its name and its values as they stand, and what was guessed of it (field, what was taken, why)."""

    line: int
    name: str
    values: dict[Column, str] = field(default_factory=dict)
    guesses: list[tuple[str, str, str]] = field(default_factory=list)
    last: str = ""  # the last line of its name
    is_label: bool = False  # its name stood in the first column, without a heading


def goes_on(above: MeasureRow, name: str, real: dict[Column, str], longest: int) -> bool:
    """Whether a row's words and values belong to the measure above it: a line of the page, not a row.

    Words that begin as names of measures do are a new one. Others go on where they can't begin a name, where
    those above can't end, or where their first word had no room left on the line above.
    """
    if not name:
        return bool(real)
    if t.hangs(above.last) or t.goes_on(name) or name[0] == "(":
        return all(t.hangs(above.last) or not is_value(value) for value in real.values())
    if real or _BEGINS.match(name):
        return False
    return len(above.last) + 1 + len(name.split()[0]) > longest


def clash(above: MeasureRow, real: dict[Column, str]) -> Column | None:
    """The first column in which the row below has something of its own, beside what stands in the one above."""
    return next(
        (column for column, value in real.items()
         if not fits(above.values.get(column, ""), value, is_number=column in VALUES)), None
    )  # fmt: skip


def is_named_above(row: Row, columns: Sequence[Column]) -> bool:
    """Whether the name of the measure above is merged over a row."""
    return Column.NAME in _below(row, columns)


def merged_values(row: Row, columns: Sequence[Column], above: MeasureRow | None) -> dict[Column, str]:
    """What cells above that are merged over a row say of it too."""
    if above is None:
        return {}
    below = _below(row, columns)
    return {column: value for column, value in above.values.items() if column in below}


def cells_of(row: Row, columns: Sequence[Column]) -> dict[Column, str]:
    found: dict[Column, str] = {}
    for column, words in zip(columns, row.cells, strict=False):
        found[column] = t.join(found.get(column, ""), words.replace("\n", " "))
    return found


def _below(row: Row, columns: Sequence[Column]) -> set[Column]:
    """The columns whose cell above is merged over a row."""
    return {columns[n] for n in row.below or () if n < len(columns)}
