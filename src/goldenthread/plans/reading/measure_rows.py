"""One row of a table of measures, while it is put together: which rows of the page belong to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from goldenthread.plans.reading import text as t
from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.values import NOTHING, fits, is_value

VALUES = (Column.BASELINE, Column.NOW, Column.TARGET)
OF_A_MEASURE = (
    *VALUES, Column.PART, Column.PRIORITY, Column.BASELINE_DATE, Column.TARGET_DATE, Column.INDICATOR, Column.SHARED
)  # fmt: skip
_BEGINS = re.compile(
    r"%|\b(?:number|rate|share|proportion|percentage|average|total|reduc|increas|improv|decreas|fewer|more)",
    re.IGNORECASE,
)  # a name of a measure begins so
_PUT_TOGETHER = (
    "Words of a row below seem to be the rest of its name: put together, and not taken for another measure."
)


@dataclass
class MeasureRow:
    """A measure: its name and its values as they stand, and what was guessed of it (field, what was taken, why)."""

    line: int
    name: str
    values: dict[Column, str] = field(default_factory=dict)
    guesses: list[tuple[str, str, str]] = field(default_factory=list)
    last: str = ""  # the last line of its name
    is_label: bool = False  # its name stood in the first column, without a heading
    is_alone: bool = False  # its name is all that its row says
    is_across: bool = False  # and its cell is merged over those of values

    @property
    def has_values(self) -> bool:
        return any(self.values.get(column, "") not in NOTHING for column in VALUES)

    def go_on(self, name: str) -> None:
        """Puts words of a row below to its name, which is asked once."""
        if not name:
            return
        self.name, self.last = t.join(self.name, name), name
        if not any(field == "name" for field, _, _ in self.guesses):
            self.guesses.append(("name", "", _PUT_TOGETHER))


@dataclass(frozen=True, slots=True)
class Names:
    """How the names of a table's measures are written.

    begin_small: each begins with a small letter, so that this does not say that it goes on from the one above.
    longest: letters of a line, where the rows are lines of a page, over which a name may go; 0 where a row is a row.
    """

    begin_small: bool = False
    longest: int = 0


def names_in(given: Sequence[tuple[Row, dict[Column, str]]], *, begin_small: bool) -> Names:
    """How the names of these rows are written. Only rows of a text may be lines of a page: one of them at least
    begins then as no name does, with no figure beside it."""
    cells = [(cells.get(Column.NAME, ""), values_of(cells)) for _, cells in given]
    is_text = all(row.below is None for row, _ in given)
    is_cut = not begin_small and any(
        t.goes_on(name) and not any(map(is_value, real.values())) for name, real in cells
    )
    longest = max((len(name) for name, _ in cells), default=0)
    return Names(begin_small, longest if is_text and is_cut else 0)


def goes_on(above: MeasureRow, name: str, real: dict[Column, str], names: Names) -> bool:
    """Whether a row's words and values belong to the measure above it.

    Words go on where they can't begin a name, or where those above can't end. Where rows are lines of a page other
    words do too, unless they begin as names of measures do, where their first had no room left on the line above.
    """
    if not name:
        return bool(real)
    hangs, is_rest = t.hangs(above.last), t.goes_on(name) and not names.begin_small
    if hangs or is_rest or name[0] == "(":
        has_own = any(map(is_value, real.values()) if names.longest else real)
        return not has_own or (hangs and (is_rest or bool(names.longest) or not above.has_values))
    if real or _BEGINS.match(name) or not names.longest:
        return False
    return len(above.last) + 1 + len(name.split()[0]) > names.longest


def clash(above: MeasureRow, real: dict[Column, str]) -> Column | None:
    """The first column in which the row below has something of its own, beside what stands in the one above."""
    return next(
        (column for column, value in real.items()
         if not fits(above.values.get(column, ""), value, is_number=column in VALUES)), None
    )  # fmt: skip


def named(row: Row, columns: Sequence[Column], name: str, values: dict[Column, str]) -> MeasureRow:
    """The measure that a row names, and whether it says anything else."""
    is_alone = sum(map(bool, row.cells)) == 1
    of_values = {n for n, column in enumerate(columns) if column in VALUES}
    is_across = is_alone and bool(of_values) and of_values <= row.beside
    return MeasureRow(row.line, name, values, last=name, is_alone=is_alone, is_across=is_across)


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


def values_of(cells: Mapping[Column, str]) -> dict[Column, str]:
    """What a row says of its measure beside its name. A dash says nothing."""
    return {column: cells[column] for column in OF_A_MEASURE if cells.get(column, "") not in NOTHING}


def _below(row: Row, columns: Sequence[Column]) -> set[Column]:
    """The columns whose cell above is merged over a row."""
    return {columns[n] for n in row.below or () if n < len(columns)}
