"""Rows of a table of measures that hold several: names and values on lines of their own, or marked (a) and (b)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.measure_rows import VALUES, MeasureRow
from goldenthread.plans.reading.seeming_several import are_values, may_be_names, may_be_values
from goldenthread.plans.reading.text import without_bullet, without_round_bullet
from goldenthread.plans.reading.values import NOTHING

_MARK = re.compile(r"(?:(?<=\s)|^)\(?(?P<mark>[a-h]|iv|v|i{1,3})\)\s+")
_OF_ONE_ROW = "Names and values of several measures stand in its row: each is taken for a measure of its own."
_OF_EACH = "It stands once in the row of several measures: taken for each of them."
_UNCERTAIN_NAME = "It may name several measures. It is kept as one."
_UNCERTAIN = "More than one value stands in its cell: its row may be of several measures. It is kept as one."


def parted(rows: Sequence[Row], columns: Sequence[Column]) -> Iterator[Row]:
    """The rows; one for each measure where a row has the names and the values of several, in the same order.

    What it says once is said of each; what has no place in a plan stands with the first.
    """
    for row in (_unlisted(each, columns) for each in rows):
        cells = dict(enumerate(row.cells[: len(columns)]))
        names = next((_pieces(cell) for n, cell in cells.items() if columns[n] is Column.NAME and cell), [])
        values = {n: _pieces(cell) for n, cell in cells.items() if columns[n] in VALUES and cell}
        count = max((len(each) for each in values.values() if are_values(each)), default=1)
        whose = names[0] if len(names) == count + 1 else ""
        names = [f"{whose.rstrip(' :')}: {each}" for each in names[1:]] if whose else names
        fit = all(len(each) == 1 or (len(each) == count and are_values(each)) for each in values.values())
        if count == 1 or len(names) != count or not fit:
            yield row
            continue
        for at in range(count):
            yield row.with_cells(
                _cell(n, cell, at, columns, names, values) for n, cell in enumerate(row.cells)
            )


def ask(
    rows: Sequence[Row], given: Sequence[Row], columns: Sequence[Column], found: Sequence[MeasureRow]
) -> None:
    """Asks of the measures that stand in one row, and of a cell that may hold several. given: the rows unparted."""
    lines, own_lines = [each.line for each in rows], [each.line for each in given]
    cells = {each.line: each.cells for each in given}
    for measure in found:
        own = list(zip(columns, cells.get(measure.line, ()), strict=False))
        of_values = [(column, cell) for column, cell in own if column in VALUES and cell not in NOTHING]
        if lines.count(measure.line) > 1:
            measure.guesses.append(("name", "", _OF_ONE_ROW))
            if own_lines.count(measure.line) == 1:
                once = (column for column, cell in of_values if len(_pieces(cell)) == 1)
                measure.guesses += [(str(column), "", _OF_EACH) for column in once]
            continue
        if any(column is Column.NAME and may_be_names(cell) for column, cell in own):
            measure.guesses.append(("name", "", _UNCERTAIN_NAME))
        for column, cell in of_values:
            if are_values(_pieces(cell)) or may_be_values(measure.values.get(column, "")):
                measure.guesses.append((str(column), "", _UNCERTAIN))


def _unlisted(row: Row, columns: Sequence[Column]) -> Row:
    """The row without the bullets that stand before its values. A dash may be a minus, and stays."""
    cells = zip(row.cells, (*columns, *[Column.OTHER] * len(row.cells)), strict=False)
    return row.with_cells(
        "\n".join(map(without_round_bullet, cell.split("\n"))) if column in VALUES else cell
        for cell, column in cells
    )


def _pieces(cell: str) -> list[str]:
    """The lines of a cell, or what stands behind the marks in it; with what stands before the first of these."""
    if len(_MARK.findall(cell)) > 1:
        first, *rest = _MARK.split(cell)
        pieces = [first, *rest[1::2]]
    else:
        pieces = [line if line.startswith("+") else without_bullet(line) for line in cell.split("\n")]
    return [" ".join(each.split()) for each in pieces if each.strip()]


def _cell(
    n: int, cell: str, at: int, columns: Sequence[Column], names: Sequence[str], values: dict[int, list[str]]
) -> str:
    column = columns[n] if n < len(columns) else Column.OTHER
    if column in (Column.OTHER, Column.GROUP):
        return cell if at == 0 else ""
    if column is Column.NAME:
        return names[at] if cell else ""
    return values[n][at] if len(values.get(n, ())) > 1 else cell
