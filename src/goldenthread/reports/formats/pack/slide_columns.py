"""The columns of a table as a slide shows them: how wide each must be, and where words stand on several lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from goldenthread.charts.cells import BragRating, Cell, Rating, Signal
from goldenthread.charts.measuring import lines, width
from goldenthread.reports import blocks
from goldenthread.reports.formats.pack.slides import ROOM, Line, Said, row_height

NAMES = (14.0, 11.0)  # the width of the column of names, in letters: as it should be, or as it may be
_LEAST_NAMES = 10.0  # beside columns whose words wrap, so that letters need not be smaller
_SHORT = 9  # letters of a signal that stands on one line
_CELL = 18.0  # beside a text in a cell, and a little to spare
_MOST_LINES = (1, 2, 3, 4, 6)  # of a text that wraps, as they are tried
_STEPS = 10  # halvings until a width is known to a point


@dataclass(frozen=True)
class ShownColumn:
    """A column as a slide shows it: of one column of the table, or of two with one name, a figure and its rating."""

    places: tuple[int, ...]
    heading: str
    is_number: bool
    width: float


def columns_of(block: blocks.Table, size: float) -> Iterator[ShownColumn]:
    """The columns with each text on one line, but for long signals."""
    for name, same in groupby(enumerate(block.columns), key=lambda pair: pair[1].name):
        found = list(same)
        places = tuple(at for at, _ in found)
        heading = name if len(found) > 1 else found[0][1].heading
        words = _in_two_lines(heading.split(), size)
        cells = [_wide(row, places, size) for _, row in block.rows]
        is_number = len(found) == 1 and found[0][1].is_number
        yield ShownColumn(places, heading, is_number, _CELL + max([words, *cells]))


def wrapped(block: blocks.Table, size: float) -> list[ShownColumn] | None:
    """All columns beside each other, with words on as many lines as make the rows lowest; None where they don't fit."""
    plain = list(columns_of(block, size))
    found: list[ShownColumn] = []
    lowest = 0.0
    for most in _MOST_LINES:
        rest = [_narrowed(block, column, size, most) for column in plain[1:]]
        names = min(plain[0].width, ROOM - sum(column.width for column in rest))
        if names < min(_LEAST_NAMES * size, plain[0].width):
            continue
        tried = [replace(plain[0], width=names), *rest]
        high = sum(heights(block, tried, size))
        if not found or high < lowest:
            found, lowest = tried, high
    return found or None


def heights(block: blocks.Table, columns: Sequence[ShownColumn], size: float) -> list[float]:
    """How high each row of a table is."""
    widths = [column.width for column in columns]
    return [
        row_height(Line(tuple(said(row, column.places) for column in columns)), widths, size)
        for _, row in block.rows
    ]


def said(row: Sequence[Cell], places: Sequence[int], right: bool = False) -> Said:
    """A cell, or a figure and its rating in one."""
    told = Said("", right=right)
    for cell in dict.fromkeys(row[at] for at in places):
        text = f"{cell.text} {getattr(cell, 'mark', '')}".strip()
        if isinstance(cell, Rating | BragRating):
            text = cell.signed
            told = replace(told, colour=cell.look.ink[1:], fill=cell.look.tint[1:])
        told = replace(told, text=f"{told.text} {text}".strip())
    return told


def _narrowed(block: blocks.Table, column: ShownColumn, size: float, most: int) -> ShownColumn:
    """A column whose words wrap, so narrow that none of its texts takes more than so many lines."""
    if len(column.places) > 1 or not block.columns[column.places[0]].wraps:
        return column
    texts = [said(row, column.places).text for _, row in block.rows]
    head = max(width(word, size, bold=True) for word in column.heading.split())
    least = max([head, *(width(word, size) for text in texts for word in text.split())])
    return replace(
        column, width=_CELL + max([least, *(_of_lines(text, size, most, least) for text in texts)])
    )


def _of_lines(text: str, size: float, most: int, least: float) -> float:
    """The width with which a text takes no more than so many lines."""
    enough = max(least, width(text, size))
    if lines(text, size, least) <= most:
        return least
    for _ in range(_STEPS):
        middle = (least + enough) / 2
        least, enough = (least, middle) if lines(text, size, middle) <= most else (middle, enough)
    return enough


def _wide(row: Sequence[Cell], places: Sequence[int], size: float) -> float:
    """The width of a cell: a long signal takes two lines, all else one."""
    text = said(row, places).text
    if isinstance(row[places[0]], Signal) and len(text) > _SHORT:
        return _in_two_lines(text.split(), size, bold=False)
    return width(text, size)


def _in_two_lines(words: Sequence[str], size: float, bold: bool = True) -> float:
    """The width that some words need to take no more than two lines."""
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words) + 1)]
    return min(max(width(part, size, bold) for part in cut) for cut in cuts)
