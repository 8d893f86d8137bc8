"""A table as it stands on a slide, and what the speaker has with it: meanings of marks, and what no slide has whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from goldenthread.charts.cells import Cell, Words
from goldenthread.reports import blocks
from goldenthread.reports.formats.pack.slides import Line
from goldenthread.reports.shortening import first_words, joined

LETTERS = (0, 400, 200, 100, 50)  # of a cell, as they are tried: all of them, or the first


@dataclass(frozen=True)
class SlideTable:
    """What stands on one slide: its title, its lines, the first of them the head, and the size of its letters.

    foot: what its marks mean. rows: which rows of the table stand on it, by their places.
    """

    title: str
    foot: str
    lines: tuple[Line, ...]
    widths: tuple[float, ...]
    size: float
    rows: range = range(0)


def cut(block: blocks.Table, most: int) -> blocks.Table:
    """The table with so many letters in a cell at most, of words that nothing is worked out from."""

    def short(cell: Cell) -> Cell:
        return Words(first_words(cell.text, most)) if type(cell) is Words else cell

    groups = (
        replace(
            group,
            heading=first_words(group.heading, most),
            rows=tuple(tuple(map(short, row)) for row in group.rows),
        )
        for group in block.groups
    )
    return replace(block, groups=tuple(groups))


def for_speaker(block: blocks.Table, parts: Sequence[SlideTable]) -> Iterator[list[str]]:
    """What the speaker has with each slide: what its marks mean, and the cells of its rows that stand on none.

    Nothing of it is said twice.
    """
    key = dict(block.key)
    untold = dict(enumerate(_left_out(block, parts)))
    shortened = dict(enumerate(_cut_words(block, parts)))
    for part in parts:
        there = marks(block, part.lines[1:])
        here = [mark for mark in key if mark in there]
        cells = [found.pop(at) for at in part.rows for found in (shortened, untold) if at in found]
        yield [*(f"{mark} means {key.pop(mark)}" for mark in here), *filter(None, cells)]


def _left_out(block: blocks.Table, parts: Sequence[SlideTable]) -> list[str]:
    """Each row's cells that stand on no slide."""
    there = {said.text for part in parts for said in part.lines[0].cells}
    gone = [
        (at, column)
        for at, column in enumerate(block.columns)
        if column.spared and not {column.heading, column.name} & there
    ]
    return [
        f"{row[0].text}: {'; '.join(f'{column.heading} {row[at].text}' for at, column in gone).rstrip('.')}."
        for _, row in block.rows
        if gone
    ]


def _cut_words(block: blocks.Table, parts: Sequence[SlideTable]) -> Iterator[str]:
    """Each row's words that stand on a slide in part; "" where none do."""
    there = {said.text for part in parts for line in part.lines for said in line.cells}
    for heading, row in block.rows:
        texts = (heading, *(cell.text for cell in row if type(cell) is Words))
        yield "\n".join(text for text in texts if len(text) > LETTERS[-1] and _is_begun(joined(text), there))


def _is_begun(text: str, there: set[str]) -> bool:
    """Whether only the first words of a text stand there."""
    return text not in there and any(first_words(text, most) in there for most in LETTERS if most)


def marks(block: blocks.Table, lines: Sequence[Line]) -> set[str]:
    """Words of some rows, among them all marks of the key that stand there."""
    texts = [said.text for line in lines if not line.is_heading for said in line.cells[1:]]
    there = {word for text in texts for word in text.split()} | set(texts)
    letters = {mark for mark, _ in block.key if len(mark) == 1}
    # "re": each has its meaning
    return there | {letter for word in there if set(word) <= letters for letter in word}
