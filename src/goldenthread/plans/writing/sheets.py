"""How wide the columns of a plan's sheet are, how high its rows, and after which columns its printed pages end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import starmap

from goldenthread.charts.measuring import lines

SIZE = 11.0  # points of a letter
SMALLEST = 7.5  # points of a letter on paper
DIGIT = 5.6  # points of a digit, in which widths of columns are counted
_PAD = 14.0  # of a cell, with its indent
_LEADING, _ROOM = 14.2, 4.0
_HIGHEST = 405.0  # points; Excel makes no row higher than 409
_MOST = int((_HIGHEST - _ROOM) / _LEADING)
_PAGE = 770.0  # points between the margins of A4 on its side
_ACROSS = _PAGE * SIZE / SMALLEST  # points of columns that a page holds in the smallest letters
_NAMED = 0.4  # of a page: what stands on each page again takes no more


@dataclass(frozen=True)
class Laid:
    """widths: of the columns, in points. names: the first columns that stay in sight and stand on each page.

    breaks: after which columns a page ends. heights: of the rows. cut: whether a cell is longer than a row can be high.
    """

    widths: tuple[float, ...]
    names: int
    breaks: tuple[int, ...]
    heights: tuple[float, ...]
    cut: bool


def laid_out(widths: Sequence[float], rows: Sequence[Sequence[str]], names: int) -> Laid:
    """Columns of so many points for rows of so many texts: wider where a text would be cut at the end of its row."""
    columns = list(zip(*rows, strict=True)) or [()] * len(widths)
    wide = [_needed(width, texts, _ACROSS) for width, texts in zip(widths, columns, strict=True)]
    while names > 1 and sum(wide[:names]) > _NAMED * _ACROSS:
        names -= 1
    if names == 1:
        wide[0] = max(widths[0], min(wide[0], _NAMED * _ACROSS))
    beside = _ACROSS - sum(wide[:names])
    wide[names:] = [min(each, beside) for each in wide[names:]]
    most = [max(starmap(_lines, zip(row, wide, strict=True))) for row in rows]
    heights = tuple(min(_HIGHEST, each * _LEADING + _ROOM) for each in most)
    return Laid(tuple(wide), names, tuple(_even(wide, names)), heights, any(each > _MOST for each in most))


def _needed(wide: float, texts: Sequence[str], most: float) -> float:
    """The least width in which the highest row holds every text; `most` where none does."""
    for text in texts:
        while wide < most and _lines(text, wide) > _MOST:
            wide = min(most, wide * 1.05)
    return wide


def _even(widths: Sequence[float], names: int) -> list[int]:
    """After which columns a page ends: on as few pages as there can be, and these as full as each other, so that none
    holds a column by itself."""
    found, room = list(_breaks(widths, names, _ACROSS)), _ACROSS
    if len(found) == len(widths) - names - 1:
        return found  # each column has a page of its own: less room would never need one page more
    while found and len(tried := list(_breaks(widths, names, room := room * 0.98))) == len(found):
        found = tried
    return found


def _breaks(widths: Sequence[float], names: int, room: float) -> Iterator[int]:
    repeated = sum(widths[:names])
    used = repeated
    for n, wide in enumerate(widths[names:], start=names):
        if used + wide > room and used > repeated:
            yield n
            used = repeated
        used += wide


def _lines(text: str, wide: float) -> int:
    return sum(lines(part, SIZE, wide - _PAD) for part in text.split("\n"))
