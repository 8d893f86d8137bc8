"""A table laid out on slides: few rows on each, few slides, the largest letters with which it needs no more of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import combinations, pairwise, starmap
from math import ceil

from goldenthread.charts.cells import Cell
from goldenthread.charts.measuring import LINE as LEADING
from goldenthread.reports import blocks
from goldenthread.reports.formats.pack.slide_columns import (
    NAMES,
    ShownColumn,
    columns_of,
    heights,
    said,
    wrapped,
)
from goldenthread.reports.formats.pack.slide_notes import LETTERS, SlideTable, cut, marks
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

MOST_ROWS = 8  # on a slide
_MOST_CUTS = 3  # of a group that are tried; one of so many rows is parted wherever it must be
_BAND = ", aged "
_SPARE = 60.0  # a column is made wider by this at most where there is room


def laid_out(block: blocks.Table) -> list[SlideTable]:
    """The table on as few slides as it can be; among these, in the largest letters.

    A row is never cut in two where words may wrap, nor where columns can be spared: they go, one by one, until the
    others stand side by side. Where a row is higher than a slide, its words are cut, and whole for the speaker.
    """
    for most in LETTERS:
        parts = _laid_out(cut(block, most) if most else block)
        if all(_ends_above_the_foot(part) for part in parts):
            break
    return parts


def _ends_above_the_foot(part: SlideTable) -> bool:
    high = sum(row_height(line, part.widths, part.size) for line in part.lines)
    return high + foot_height(part.foot) + GAP <= BODY


def _laid_out(block: blocks.Table) -> list[SlideTable]:
    if found := _whole_rows(block):
        return found
    spare = sorted((column.spared for column in block.columns if column.spared), reverse=True)
    for least in (*spare, 0):
        sizes = [size for size in TABLE if size <= TEXT or _is_small(block, size)]
        tried = [(size, _side_by_side(block, size, most)) for size in sizes for most in NAMES]
        if not least or any(len(parts) == 1 for _, parts in tried):
            break
        block = _without(block, least)
    fewest = min(len(parts) for _, parts in tried)
    return min((list(_in_parts(block, *one)) for one in tried if len(one[1]) == fewest), key=len)


def _whole_rows(block: blocks.Table) -> list[SlideTable]:
    """A table whose words may wrap: each row whole, in letters of words, or smaller where a row would fill a slide."""
    if not any(column.wraps for column in block.columns):
        return []
    for size in (size for size in TABLE if size <= TEXT):
        columns = wrapped(block, size)
        if columns is None:
            continue
        room = BODY - GAP - max(len(column.heading.split()) for column in columns) * size * LEADING
        if max(heights(block, columns, size), default=0.0) <= room:
            return list(_in_parts(block, size, [columns]))
    return []


def _is_small(block: blocks.Table, size: float) -> bool:
    """Whether every row stands on one line, so that larger letters than those of words are no loss."""
    return sum(column.width for column in columns_of(block, size)) <= ROOM


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


def _foot(block: blocks.Table, lines: Sequence[Line]) -> str:
    """The marks that stand in some rows, each with its meaning in a few words. The whole key is for the speaker."""
    there = marks(block, lines)
    told = [f"{mark}: {means.partition(':')[0]}" for mark, means in block.key if mark in there]
    return "; ".join(told) + "." if told else ""


def _title(block: blocks.Table, group: blocks.Group, rows: Sequence[tuple[Cell, ...]]) -> str:
    """What the rows of a slide show, or else what they are about."""
    if group.of_some is not None and len(rows) < len(group.rows):
        return group.of_some(rows)
    about = f"{block.name}: {group.heading}" if group.heading else block.caption
    return group.message or block.message or about


def _in_parts(
    block: blocks.Table, size: float, parts: Sequence[Sequence[ShownColumn]]
) -> Iterator[SlideTable]:
    for part in parts:
        widths = _stretched(part)
        head = Line(tuple(Said(column.heading, bold=True, right=column.is_number) for column in part))
        for group, rows, lines in _slides(block, part, widths, head, size):
            title = _title(block, group, [row for _, row in rows])
            places = range(rows[0][0], rows[-1][0] + 1)
            yield SlideTable(title, _foot(block, lines), (head, *lines), widths, size, places)


def _stretched(part: Sequence[ShownColumn]) -> tuple[float, ...]:
    """The columns as wide as the slide, up to where figures would stand too far from each other to be compared."""
    names, *rest = part
    room = ROOM - sum(column.width for column in rest)
    wide = min(room, names.width)
    spare = min((room - wide) / len(part), _SPARE)
    return (wide + spare, *(column.width + spare for column in rest))


def _side_by_side(block: blocks.Table, size: float, letters: float) -> list[list[ShownColumn]]:
    """The columns side by side, in parts that fit; each part begins with the column of names, of so many letters."""
    names, *columns = columns_of(block, size)
    room = ROOM - min(max(names.width, min(NAMES) * size), letters * size)
    return [[names, *part] for part in _parts(columns, room)]


def _parts(columns: Sequence[ShownColumn], room: float) -> Iterator[list[ShownColumn]]:
    part: list[ShownColumn] = []
    for column in columns:
        if part and sum(other.width for other in part) + column.width > room:
            yield part
            part = []
        part.append(column)
    if part:
        yield part


def _slides(
    block: blocks.Table, columns: Sequence[ShownColumn], widths: Sequence[float], head: Line, size: float
) -> Iterator[tuple[blocks.Group, list[tuple[int, tuple[Cell, ...]]], list[Line]]]:
    """The rows, each with its place in the table, in parts that fit under the head, each part with its group.

    A group that fits on a slide is not parted.
    """
    top = row_height(head, widths, size)
    begins = 0
    for group in block.groups:
        heading = [Line((Said(group.heading, bold=True),), is_heading=True)] if group.heading else []
        rows = [Line(tuple(said(row, c.places, c.is_number) for c in columns)) for row in group.rows]
        above = top + sum(row_height(line, widths, size) for line in heading)
        high = [row_height(line, widths, size) for line in rows]
        for first, end in pairwise(_cuts(rows, cache(partial(_fits, block, rows, above, high)))):
            shown = list(enumerate(group.rows[first:end], start=begins + first))
            yield group, shown, [*heading, *rows[first:end]]
        begins += len(group.rows)


def _fits(
    block: blocks.Table, rows: Sequence[Line], above: float, high: Sequence[float], first: int, end: int
) -> bool:
    """Whether some of the rows stand on one slide, under what is above them and over the words about their marks."""
    if end - first > MOST_ROWS:
        return False
    foot = foot_height(_foot(block, rows[first:end]))
    return above + sum(high[first:end]) + foot + GAP <= BODY


def _cuts(rows: Sequence[Line], fits: Callable[[int, int], bool]) -> tuple[int, ...]:
    """Where the rows are parted, from 0 to their number: in as few parts as fit, about as many rows in each.

    A measure and its age bands stay together, unless they alone are more than a slide.
    """
    fewest = ceil(len(rows) / MOST_ROWS) - 1
    for between in (_families(rows), list(range(1, len(rows)))):
        for number in range(max(0, fewest), min(_MOST_CUTS, len(between)) + 1):
            tried = [(0, *cuts, len(rows)) for cuts in combinations(between, number)]
            found = [ends for ends in tried if all(starmap(fits, pairwise(ends)))]
            if found:
                return min(found, key=_evenly)
    return tuple(_as_full_as_fits(len(rows), fits))


def _evenly(ends: Sequence[int]) -> tuple[int, int]:
    """What is least where every part has about as many rows as the others."""
    rows = [end - begin for begin, end in pairwise(ends)]
    return max(rows), max(rows) - min(rows)


def _as_full_as_fits(rows: int, fits: Callable[[int, int], bool]) -> Iterator[int]:
    """Where many rows are parted: each slide has as many as it holds."""
    begins = 0
    yield begins
    for end in range(1, rows):
        if not fits(begins, end + 1):
            yield end
            begins = end
    yield rows


def _families(rows: Sequence[Line]) -> list[int]:
    """The places between rows of two measures; an age band is named after its measure, behind a comma."""
    heads = [row.cells[0].text.partition(_BAND)[0] for row in rows]
    return [at for at in range(1, len(rows)) if heads[at] != heads[at - 1]]
