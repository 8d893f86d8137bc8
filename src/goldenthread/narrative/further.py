"""Further cells from a file: numbers that a text speaks of and the scorecard's rows don't hold.

A CSV file with the columns label, basis, value, unit, called, scope; `called` and `scope` hold several phrases
divided by ";". Each row is one cell, such as a share of the posts table.
"""

from __future__ import annotations

import csv
from pathlib import Path

from goldenthread.narrative.cells import FurtherCell
from goldenthread.terms.safe_csv import original
from goldenthread.terms.words import Unit

COLUMNS = ("label", "basis", "value", "unit", "called", "scope")


class FurtherCellsError(ValueError):
    """A file of further cells that cannot be read; the message names the line and says what to do."""


def read_further_cells(path: Path) -> list[FurtherCell]:
    """The cells of a file; refused in words where a column or a value is not as it must be."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise FurtherCellsError(f"{path.name} is not a text in UTF-8. Save it as CSV UTF-8.") from fault
    reader = csv.DictReader(text.splitlines())
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        have = "it needs " + ", ".join(COLUMNS)
        raise FurtherCellsError(f"{path.name} has no column {' or '.join(missing)}: {have}.")
    return [_cell(path, number, row) for number, row in enumerate(reader, start=2)]


def _cell(path: Path, line: int, row: dict[str, str | None]) -> FurtherCell:
    values = {name: original((row[name] or "").strip()) for name in COLUMNS}
    where = f"{path.name}, line {line}"
    try:
        value = float(values["value"].removesuffix("%").replace(",", ""))
    except ValueError as fault:
        raise FurtherCellsError(f"{where}: the value is not a number. Write it as 34.86.") from fault
    try:
        unit = Unit(values["unit"])
    except ValueError as fault:
        units = ", ".join(unit.value for unit in Unit)
        raise FurtherCellsError(f"{where}: the unit is none of {units}. Write one of these.") from fault
    called = _several(values["called"])
    if not values["label"] or not called:
        raise FurtherCellsError(f"{where}: label or called is empty. Give the cell a name that texts use.")
    return FurtherCell(values["label"], values["basis"], value, unit, called, _several(values["scope"]))


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())
