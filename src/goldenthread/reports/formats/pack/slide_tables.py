"""A table laid out on slides: few rows on each, few slides, the largest letters with which it needs no more of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations, groupby, pairwise

from goldenthread.charts.cells import BragRating, Cell, Rating, Signal
from goldenthread.charts.measuring import width
from goldenthread.reports import blocks
from goldenthread.reports.formats.pack.slides import (
    BODY,
    GAP,
    ROOM,
    TABLE,
    TEXT,
    Line,
    Said,
    foot_height,
    row_height,
)

_NAMES = (14.0, 11.0)  # the width of the column of names, in letters: as it should be, or as it may be
_SHORT = 9  # letters of a signal that stands on one line
MOST_ROWS = 8  # on a slide
_MOST_CUTS = 3  # of a group that are tried; one of so many rows is parted wherever it must be
_BAND = ", aged "
_SPARE = 60.0  # a column is made wider by this at most where there is room
_CELL = 18.0  # beside a text in a cell, and a little to spare


@dataclass(frozen=True)
class SlideTable:
    """What stands on one slide: its title, its lines, the first of them the head, and the size of its letters.

    foot: what its marks mean.
    """

    title: str
    foot: str
    lines: tuple[Line, ...]
    widths: tuple[float, ...]
    size: float


def laid_out(block: blocks.Table) -> list[SlideTable]:
    """The table on as few slides as it can be; among these, in the largest letters.

    A row is never cut in two where columns can be spared: they go, one by one, until the others stand side by side.
    """
    spare = sorted((column.spared for column in block.columns if column.spared), reverse=True)
    for least in (*spare, 0):
        sizes = [size for size in TABLE if size <= TEXT or _is_small(block, size)]
        tried = [(size, _side_by_side(block, size, most)) for size in sizes for most in _NAMES]
        if not least or any(len(parts) == 1 for _, parts in tried):
            break
        block = _without(block, least)
    fewest = min(len(parts) for _, parts in tried)
    return min((list(_in_parts(block, *one)) for one in tried if len(one[1]) == fewest), key=len)


def _is_small(block: blocks.Table, size: float) -> bool:
    """Whether every row stands on one line, so that larger letters than those of words are no loss."""
    return sum(column.width for column in _columns(block, size)) <= ROOM


def _without(block: blocks.Table, spared: int) -> blocks.Table:
    """The table without the columns that are spared so."""
    kept = [at for at, column in enumerate(block.columns) if column.spared != spared]
    return replace(
        block,
        columns=tuple(block.columns[at] for at in kept),
        groups=tuple(
            replace(group, rows=tuple(tuple(row[at] for at in kept) for row in group.rows))
            for group in block.groups
        ),
    )


def left_out(block: blocks.Table, parts: Sequence[SlideTable]) -> list[str]:
    """Each row's cells that stand on no slide, for the speaker."""
    there = {said.text for part in parts for said in part.lines[0].cells}
    gone = [
        (at, column)
        for at, column in enumerate(block.columns)
        if column.spared and not {column.heading, column.name} & there
    ]
    return [
        f"{row[0].text}: {'; '.join(f'{column.heading} {row[at].text}' for at, column in gone)}."
        for _, row in block.rows
        if gone
    ]


def _foot(block: blocks.Table, lines: Sequence[Line]) -> str:
    """The marks that stand in some rows, each with its meaning in a few words. The whole key is for the speaker."""
    there = {
        word for line in lines if not line.is_heading for said in line.cells[1:] for word in said.text.split()
    }
    letters = {mark for mark, _ in block.key if len(mark) == 1}
    there |= {
        letter for word in there if set(word) <= letters for letter in word
    }  # "re": each has its meaning
    told = [f"{mark}: {means.partition(':')[0]}" for mark, means in block.key if mark in there]
    return "; ".join(told) + "." if told else ""


def _title(block: blocks.Table, group: blocks.Group, rows: Sequence[tuple[Cell, ...]]) -> str:
    """What the rows of a slide show, or else what they are about."""
    if group.of_some is not None and len(rows) < len(group.rows):
        return group.of_some(rows)
    about = f"{block.name}: {group.heading}" if group.heading else block.caption
    return group.message or block.message or about


def _in_parts(block: blocks.Table, size: float, parts: Sequence[Sequence[_Column]]) -> Iterator[SlideTable]:
    for part in parts:
        widths = _stretched(part)
        head = Line(tuple(Said(column.heading, bold=True, right=column.is_number) for column in part))
        for group, rows, lines in _slides(block, part, widths, head, size):
            title = _title(block, group, rows)
            yield SlideTable(title, _foot(block, lines), (head, *lines), widths, size)


def _stretched(part: Sequence[_Column]) -> tuple[float, ...]:
    """The columns as wide as the slide, up to where figures would stand too far from each other to be compared."""
    names, *rest = part
    room = ROOM - sum(column.width for column in rest)
    wide = min(room, names.width)
    spare = min((room - wide) / len(part), _SPARE)
    return (wide + spare, *(column.width + spare for column in rest))


@dataclass(frozen=True)
class _Column:
    """A column as a slide shows it: of one column of the table, or of two with one name, a figure and its rating."""

    places: tuple[int, ...]
    heading: str
    is_number: bool
    width: float


def _side_by_side(block: blocks.Table, size: float, letters: float) -> list[list[_Column]]:
    """The columns side by side, in parts that fit; each part begins with the column of names, of so many letters."""
    names, *columns = _columns(block, size)
    room = ROOM - min(max(names.width, min(_NAMES) * size), letters * size)
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
    for name, same in groupby(enumerate(block.columns), key=lambda pair: pair[1].name):
        found = list(same)
        places = tuple(at for at, _ in found)
        heading = name if len(found) > 1 else found[0][1].heading
        words = _in_two_lines(heading.split(), size)
        cells = [_wide(row, places, size) for _, row in block.rows]
        yield _Column(
            places, heading, len(found) == 1 and found[0][1].is_number, _CELL + max([words, *cells])
        )


def _wide(row: Sequence[Cell], places: Sequence[int], size: float) -> float:
    """The width of a cell: a long signal takes two lines, all else one."""
    text = _said(row, places).text
    if isinstance(row[places[0]], Signal) and len(text) > _SHORT:
        return _in_two_lines(text.split(), size, bold=False)
    return width(text, size)


def _in_two_lines(words: Sequence[str], size: float, bold: bool = True) -> float:
    """The width that some words need to take no more than two lines."""
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words) + 1)]
    return min(max(width(part, size, bold) for part in cut) for cut in cuts)


def _slides(
    block: blocks.Table, columns: Sequence[_Column], widths: Sequence[float], head: Line, size: float
) -> Iterator[tuple[blocks.Group, list[tuple[Cell, ...]], list[Line]]]:
    """The rows in parts that fit under the head, each with its group; a group that fits on a slide is not parted."""
    top = row_height(head, widths, size)

    def fits(heading: list[Line], rows: list[Line]) -> bool:
        lines = [*heading, *rows]
        high = top + sum(row_height(line, widths, size) for line in lines)
        foot = foot_height(_foot(block, lines))
        return len(rows) <= MOST_ROWS and high + foot + GAP <= BODY

    for group in block.groups:
        heading = [Line((Said(group.heading, bold=True),), is_heading=True)] if group.heading else []
        rows = [Line(tuple(_said(row, c.places, c.is_number) for c in columns)) for row in group.rows]
        for first, end in pairwise(_cuts(rows, partial(fits, heading))):
            yield group, list(group.rows[first:end]), [*heading, *rows[first:end]]


def _cuts(rows: list[Line], fits: Callable[[list[Line]], bool]) -> tuple[int, ...]:
    """Where the rows are parted, from 0 to their number: in as few parts as fit, about as many rows in each.

    A measure and its age bands stay together, unless they alone are more than a slide.
    """
    for between in (_families(rows), list(range(1, len(rows)))):
        for number in range(len(between) + 1):
            if number > _MOST_CUTS:
                break
            tried = [(0, *cuts, len(rows)) for cuts in combinations(between, number)]
            found = [ends for ends in tried if all(fits(rows[a:b]) for a, b in pairwise(ends))]
            if found:
                return min(found, key=lambda ends: max(b - a for a, b in pairwise(ends)))
    return tuple(range(len(rows) + 1))


def _families(rows: Sequence[Line]) -> list[int]:
    """The places between rows of two measures; an age band is named after its measure, behind a comma."""
    heads = [row.cells[0].text.partition(_BAND)[0] for row in rows]
    return [at for at in range(1, len(rows)) if heads[at] != heads[at - 1]]


def _said(row: Sequence[Cell], places: Sequence[int], right: bool = False) -> Said:
    """A cell, or a figure and its rating in one."""
    said = Said("", right=right)
    for cell in dict.fromkeys(row[at] for at in places):
        text = f"{cell.text} {getattr(cell, 'mark', '')}".strip()
        if isinstance(cell, Rating | BragRating):
            text = cell.signed
            said = replace(said, colour=cell.look.ink[1:], fill=cell.look.tint[1:])
        said = replace(said, text=f"{said.text} {text}".strip())
    return said
