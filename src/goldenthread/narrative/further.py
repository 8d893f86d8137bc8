"""Further cells from a file: numbers that a text speaks of and the scorecard's rows don't hold.

A CSV file with the columns label, basis, value, unit, called, scope; `called` and `scope` hold several phrases
divided by ";". Each row is one cell, such as a share of the posts table.
"""

from __future__ import annotations

from pathlib import Path

from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.named_columns import Line, read_columns
from goldenthread.narrative.cells import FurtherCell
from goldenthread.terms.safe_csv import original
from goldenthread.terms.words import Unit

COLUMNS = ("label", "basis", "value", "unit", "called", "scope")


def read_further_cells(path: Path) -> list[FurtherCell]:
    """The cells of a file; refused in words where a column or a value is not as it must be."""
    return [_cell(path, line) for line in read_columns(path, COLUMNS)]


def _cell(path: Path, line: Line) -> FurtherCell:
    label, basis, number, unit, called, scope = map(original, line.texts)

    def refused(column: str, what: str) -> Refused:
        return Refused("not-as-asked", what, file=path.name, row=line.number, column=column)

    try:
        value = float(number.removesuffix("%").replace(",", ""))
    except ValueError as fault:
        raise refused("value", "It is not a number. Write it as 34.86.") from fault
    if unit not in list(Unit):
        raise refused("unit", f"It is none of {', '.join(Unit)}. Write one of these.")
    names = _several(called)
    if not label or not names:
        raise refused("called" if label else "label", "It is empty. Give the cell a name that texts use.")
    return FurtherCell(label, basis, value, Unit(unit), names, _several(scope))


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())
