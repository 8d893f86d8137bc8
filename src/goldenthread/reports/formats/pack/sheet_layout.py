"""How wide the columns of a sheet are, how high its rows, and on how many pages beside each other it is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from goldenthread.charts.cells import BragRating, Cell, Column, Day, Rating
from goldenthread.charts.measuring import lines, width

SIZE = 11.0  # of the letters, in points
PAGE = 770.0  # points between the margins of A4 on its side
_DOWN = 595.0 - 72 * (0.5 + 0.7)  # points between the margins above and below
_SURE = 0.96  # of a page: programs differ a little
SMALLEST = 7.4  # letters on paper, in points; programs differ a little, so that it is never less than 7
PAD = 10.0  # beside a text in its cell
_NARROWEST, _WIDEST = 44.0, 720.0
_HEAD_LINES = 3
_LINES = (1, 2, 3, 4, 6, 9)  # of the longest text of a column: the fewest with which the sheet fits the page
_NAME_LINES = (
    _HEAD_LINES,
    4,
)  # of the names of rows: with more, each gets of the room what its texts usually need
_MOST_LINES = 27  # of a name: with more no row would be high enough
_WORD = 160.0  # points: a longer word, as an address is, gives way there and is broken
_NAMES = 0.6  # of a page: what the names of its rows take at most where they stand on each page again
_HIGHEST = 409.0  # of a row: no program takes a higher one
_LEADING, _FIRST = 14.2, 3.0  # the height of a line, and of what is above and below them all
_PIXEL = 0.75  # points


@dataclass(frozen=True)
class Layout:
    """widths: of the columns, in points. pages: the last column of each page but the last; none: one page is enough.

    scale: of the letters on paper, in per cent.
    """

    widths: tuple[float, ...]
    pages: tuple[int, ...]
    scale: int

    def pixels(self, column: int) -> int:
        """A width as a workbook is told it."""
        return round(self.widths[column] / _PIXEL)

    def narrowest(self, names: int) -> float:
        """How wide the narrowest of the pages beside each other is, with the names that stand on each of them."""
        ends = (names, *self.pages, len(self.widths))
        return sum(self.widths[:names]) + min(sum(self.widths[first:end]) for first, end in pairwise(ends))

    def row_height(self, texts: Sequence[str], bold: bool = False) -> float:
        """A row as high as the longest of its texts needs it: not every program works that out."""
        most = max(
            (lines(t, SIZE, w - PAD, bold) for t, w in zip(texts, self.widths, strict=True) if t), default=1
        )
        return min(max(17.0, most * _LEADING + _FIRST), _HIGHEST)


def laid_out(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], names: int) -> Layout:
    """The columns as their texts need them; `names` of them are printed again on each page where one is not enough."""
    found = [_Texts.of(column, [row[at] for row in rows]) for at, column in enumerate(columns)]
    room = PAGE * SIZE / SMALLEST
    for most in _LINES:
        widths = tuple(texts.width(most) for texts in found)
        if sum(widths) <= room:
            return Layout(widths, (), min(100, int(100 * PAGE / sum(widths))))
    named = _names(found[:names], room * _NAMES)
    beside = room * _SURE - sum(named)  # no column is wider than the page
    widths = (*named, *(min(texts.width(_HEAD_LINES), beside) for texts in found[names:]))
    return Layout(widths, tuple(_breaks(widths, room, names)), int(100 * SMALLEST / SIZE))


def page_height(scale: int) -> float:
    """How much of a sheet fits on a page from the top to the foot, at so many per cent."""
    return _DOWN * _SURE / (scale / 100)


def pages(heights: Sequence[float], head: int, scale: int) -> Iterator[int]:
    """At which rows the pages after the first begin by themselves. head: the row that stands on each of them again."""
    used = 0.0
    for at, high in enumerate(heights):
        if used + high > page_height(scale) and used > heights[head]:
            yield at
            used = heights[head]
        used += high


def _names(found: Sequence[_Texts], room: float) -> tuple[float, ...]:
    """How wide the columns are that stand on each page again: on more lines where they would fill it."""
    for most in _NAME_LINES:
        widths = tuple(texts.width(most) for texts in found)
        if sum(widths) <= room:
            return widths
    found = [replace(texts, word=min(texts.word, _WORD)) for texts in found]
    least = tuple(texts.width(_MOST_LINES) for texts in found)
    return _shared(found, least, room) if sum(least) <= room else _held(least, room)


def _shared(found: Sequence[_Texts], least: Sequence[float], room: float) -> tuple[float, ...]:
    """The room by what the texts of a column need on most rows: one long text makes its own row high, and no other."""
    usual = [texts.usual for texts in found]
    share = (room - sum(least)) / max(sum(usual), 1.0)
    return tuple(
        min(low + share * need, max(low, texts.width(1)))
        for low, need, texts in zip(least, usual, found, strict=True)
    )


def _held(widths: Sequence[float], room: float) -> tuple[float, ...]:
    """The widths, of which the widest give way until all are within the room: words longer than that are broken."""
    left, most = room, 0.0
    for at, wide in enumerate(sorted(widths)):
        most = left / (len(widths) - at)
        if wide > most:
            break
        left -= wide
    return tuple(min(wide, most) for wide in widths)


def _breaks(widths: Sequence[float], room: float, names: int) -> Iterator[int]:
    """After which columns a page ends."""
    repeated = sum(widths[:names])
    used = repeated
    for at in range(names, len(widths)):
        if used + widths[at] > room and used > repeated:
            yield at
            used = repeated
        used += widths[at]


@dataclass(frozen=True)
class _Texts:
    """The texts of a column by what they need: the longest whole one, the longest word, and one of them usually."""

    head: str
    whole: tuple[tuple[float, str], ...]
    word: float
    usual: float

    @classmethod
    def of(cls, column: Column, cells: Sequence[Cell]) -> _Texts:
        texts = Counter(map(_text, cells))
        wide = {text: width(text, SIZE) for text in texts}
        longest = sorted(((need, text) for text, need in wide.items()), reverse=True)[:3]
        usual = sum(wide[text] * count for text, count in texts.items()) / max(len(cells), 1)
        whole = column.is_number or any(
            isinstance(cell, Rating | BragRating) for cell in cells
        )  # they stand on one line
        days = {_text(cell) for cell in cells if isinstance(cell, Day)}  # a date that is cut shows as "###"
        words = set(texts) if whole else days | {word for text in texts for word in text.split()}
        word = max((width(word, SIZE) for word in words), default=0.0)
        head = max((width(word, SIZE, True) for word in column.heading.split()), default=0.0)
        return cls(column.heading, tuple(longest), max(word, head), usual)

    def width(self, most: int) -> float:
        """The least width with which no text takes more than so many lines."""
        need = max(self.word, self._of_lines(self.head, _HEAD_LINES, True))
        for whole, text in self.whole:
            need = max(need, min(whole, _WIDEST) if most == 1 else self._of_lines(text, most, False))
        return max(_NARROWEST, need + PAD + 1)

    def _of_lines(self, text: str, most: int, bold: bool) -> float:
        least, enough = self.word, max(self.word, width(text, SIZE, bold))
        most = max(most, len(text.splitlines()))  # breaks of its own
        if lines(text, SIZE, least, bold) <= most:
            return least
        for _ in range(12):  # halved until it is known to a point
            middle = (least + enough) / 2
            least, enough = (least, middle) if lines(text, SIZE, middle, bold) <= most else (middle, enough)
        return min(enough, _WIDEST)


def _text(cell: Cell) -> str:
    """A cell as a sheet shows it."""
    return (
        cell.signed
        if isinstance(cell, Rating | BragRating)
        else f"{cell.text} {getattr(cell, 'mark', '')}".rstrip()
    )
