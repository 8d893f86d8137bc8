"""How much room a text takes on a slide or in a cell, so that nothing is cut and nothing runs over the edge."""

from __future__ import annotations

from math import ceil

from goldenthread.charts.letters import letters

# Arial, which slides are set in because every office has it, is about a tenth wider than the font measured here.
_WIDER = 1.14
LINE = 1.2  # a line's height, in letter sizes


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of a text in points, a little too wide rather than too narrow: that of the widest of its own lines."""
    return max((letters(line, bold) for line in text.splitlines()), default=0.0) * size * _WIDER


def lines(text: str, size: float, room: float, bold: bool = False) -> int:
    """How many lines a text takes in so much room: it breaks where it has a break of its own, between words, and
    within a word that is longer than a line.
    """
    return sum(_lines_of_one(line, size, room, bold) for line in text.splitlines() or [""])


def _lines_of_one(text: str, size: float, room: float, bold: bool) -> int:
    """The lines of a text that has no break of its own."""
    count, used = 1, 0.0
    space = width(" ", size, bold)
    for word in text.split():
        needs = width(word, size, bold)
        if used and used + space + needs > room:
            count, used = count + 1, 0.0
        if needs > room:
            more = ceil(needs / room) - 1
            count, needs = count + more, needs - more * room
        used += needs + (space if used else 0.0)
    return count


def height(text: str, size: float, room: float, bold: bool = False) -> float:
    """The height of a text in points."""
    return lines(text, size, room, bold) * size * LINE
