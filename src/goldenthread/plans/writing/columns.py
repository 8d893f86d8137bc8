"""How wide the columns of a table in a Word document are, and how high its rows."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.charts.measuring import LINE, lines, width

CELL = 9.0  # points of a letter
_POINT = 0.3528  # millimetres
_BESIDE = 3.2  # millimetres of room beside the words of a cell
_BETWEEN = 2.0  # points below each paragraph of a cell
_AROUND = 4.0  # points above and below all of them
_LONGEST = 26.0  # millimetres that a column gives way for a long word; one that is longer is broken
_SHORT = 24.0  # millimetres of a line that is not parted
_TALL = 200.0  # points: two fifths of a page. A row that is higher may go on on the next one


def widths_of(
    columns: Sequence[str], rows: Sequence[Sequence[str]], weights: Sequence[float], room: float
) -> list[float]:
    """The columns in millimetres: each wide enough for its longest word and for days, the rest shared out by weight.

    Where a row is tall by that, half of it is shared out by what they hold: a long text stands beside empty cells.
    """
    least = _least(columns, rows, room)
    found = _shared(least, weights, room)
    if any(is_tall(row, found) for row in rows):
        held = [_held(cells) for cells in zip(*rows, strict=True)]
        both = zip(weights, held, strict=True)
        found = _shared(least, [one / sum(weights) + other / sum(held) for one, other in both], room)
    return found


def is_tall(row: Sequence[str], widths: Sequence[float]) -> bool:
    """Whether a row takes so much of a page that it may go on on the next one: kept whole, it would leave this one
    empty, and no page would hold it where it is higher than all of it."""
    return any(_height(text, wide) > _TALL for text, wide in zip(row, widths, strict=True))


def _height(text: str, wide: float) -> float:
    """The points that a text takes in a column."""
    room = (wide - _BESIDE) / _POINT
    return _AROUND + sum(lines(part, CELL, room) * CELL * LINE + _BETWEEN for part in text.split("\n"))


def _least(columns: Sequence[str], rows: Sequence[Sequence[str]], room: float) -> list[float]:
    """What each column needs, each of its words on one line: for its heading alone where the page is too narrow."""
    heads = [_longest(heading.split(), bold=True) for heading in columns]
    found = [max(head, *(_needed(row[n]) for row in rows)) if rows else head for n, head in enumerate(heads)]
    return found if sum(found) <= room else heads


def _needed(cell: str) -> float:
    """The millimetres of the longest word of a cell; a short line, such as a day, stands as a whole."""
    short = [line for line in cell.split("\n") if _longest([line]) <= _SHORT]
    return max(_longest(short), min(_longest(cell.split()), _LONGEST))


def _longest(texts: Sequence[str], *, bold: bool = False) -> float:
    return max((width(text, CELL, bold) for text in texts), default=0.0) * _POINT + _BESIDE


def _held(cells: Sequence[str]) -> float:
    """How many letters the longest cell of a column has; the end of each line counts for some."""
    return max(sum(len(part) + 10 for part in cell.split("\n")) for cell in cells)


def _shared(least: Sequence[float], weights: Sequence[float], room: float) -> list[float]:
    """What columns need and their share of the rest, together as wide as the page."""
    wide = [max(need, room * weight / sum(weights)) for need, weight in zip(least, weights, strict=True)]
    spare = sum(wide) - sum(least)
    part = (room - sum(least)) / spare if spare else 0
    return [round(need + part * (each - need), 1) for need, each in zip(least, wide, strict=True)]
