"""A table laid out on slides: as few as it needs, in the largest letters, its groups whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from goldenthread.charts.cells import Cell, Rating
from goldenthread.charts.marks import RATINGS
from goldenthread.reports import blocks
from goldenthread.reports.formats.pack.measuring import width
from goldenthread.reports.formats.pack.slides import BODY, DENSE, ROOM, TEXT, Line, Said, row_height

_NAMES = (10.0, 17.0)  # the width of the column of names, in letters: at least, at most
_CELL = 16.0  # beside a text in a cell, and a little to spare


@dataclass(frozen=True)
class SlideTable:
    """What stands on one slide: its lines, the first of them the head, and the size of its letters."""

    lines: tuple[Line, ...]
    widths: tuple[float, ...]
    size: float


def laid_out(block: blocks.Table) -> list[SlideTable]:
    """The table on as few slides as it can be; among these, in the largest letters."""
    tried = [
        list(_in_parts(block, size, _side_by_side(block, size)))
        for size in (DENSE if block.is_wide else TEXT)
    ]
    return min(tried, key=len)


def _in_parts(block: blocks.Table, size: float, parts: Sequence[Sequence[_Column]]) -> Iterator[SlideTable]:
    for part in parts:
        names, *rest = part
        room = ROOM - sum(column.width for column in rest)
        widths = (min(room, names.width), *(column.width for column in rest))
        head = Line(tuple(Said(column.heading, bold=True, right=column.is_number) for column in part))
        for lines in _slides(block, part, widths, head, size):
            yield SlideTable((head, *lines), widths, size)


@dataclass(frozen=True)
class _Column:
    """A column as a slide shows it: of one column of the table, or of two with one name, a figure and its rating."""

    places: tuple[int, ...]
    heading: str
    is_number: bool
    width: float


def _side_by_side(block: blocks.Table, size: float) -> list[list[_Column]]:
    """The columns side by side, in parts that fit; each part begins with the column of names."""
    names, *columns = _columns(block, size)
    least, most = (letters * size for letters in _NAMES)
    room = ROOM - min(max(names.width, least), most)
    return [[names, *part] for part in _parts(columns, room)]


def _parts(columns: Sequence[_Column], room: float) -> Iterator[list[_Column]]:
    part: list[_Column] = []
    for column in columns:
        if part and sum(other.width for other in part) + column.width > room:
            yield part
            part = []
        part.append(column)
    if part:
        yield part


def _columns(block: blocks.Table, size: float) -> Iterator[_Column]:
    shown = [(at, column) for at, column in enumerate(block.columns) if column.on_slides]
    for name, same in groupby(shown, key=lambda pair: pair[1].name):
        found = list(same)
        places = tuple(at for at, _ in found)
        heading = name if len(found) > 1 else found[0][1].heading
        half = width(heading, size, bold=True) / 2  # a heading takes two lines, seldom three
        words = max(half, *(width(word, size, bold=True) for word in heading.split()))
        cells = [width(_said(row, places).text, size) for _, row in block.rows]
        yield _Column(
            places, heading, len(found) == 1 and found[0][1].is_number, _CELL + max([words, *cells])
        )


def _slides(
    block: blocks.Table, columns: Sequence[_Column], widths: Sequence[float], head: Line, size: float
) -> Iterator[list[Line]]:
    """The rows in parts that fit under the head. A group that would fit on a slide is not parted."""
    room = BODY - row_height(head, widths, size)
    part: list[Line] = []

    def high(lines: Sequence[Line]) -> float:
        return sum(row_height(line, widths, size) for line in lines)

    for group in block.groups:
        heading = [Line((Said(group.heading, bold=True),), is_heading=True)] if group.heading else []
        lines = [Line(tuple(_said(row, c.places, c.is_number) for c in columns)) for row in group.rows]
        if part and high([*part, *heading, *lines]) > room:
            yield part
            part = []
        part += heading
        for line in lines:
            if len(part) > len(heading) and high([*part, line]) > room:
                yield part
                part = list(heading)
            part.append(line)
    if part:
        yield part


def _said(row: Sequence[Cell], places: Sequence[int], right: bool = False) -> Said:
    """A cell, or a figure and its rating in one."""
    said = Said("", right=right)
    for cell in dict.fromkeys(row[at] for at in places):
        text = cell.signed if isinstance(cell, Rating) else f"{cell.text} {getattr(cell, 'mark', '')}".strip()
        said = replace(said, text=f"{said.text} {text}".strip())
        if isinstance(cell, Rating):
            mark = RATINGS[cell.rag]
            said = replace(said, colour=mark.ink[1:], fill=mark.tint[1:])
    return said
