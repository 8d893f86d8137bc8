"""How much room a text takes on a slide, so that nothing is cut and nothing runs over the edge."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import font_source_sans_pro as source_sans
from fontTools.ttLib import TTFont

# Arial, which slides are set in because every office has it, is about a tenth wider than the font measured here.
_WIDER = 1.14
LINE = 1.2  # a line's height, in letter sizes


@cache
def _widths(bold: bool) -> tuple[dict[int, float], float]:
    with TTFont(source_sans.SourceSansProSemibold if bold else source_sans.SourceSansPro) as font:
        units = font["head"].unitsPerEm
        found = {code: font["hmtx"][name][0] / units for code, name in font.getBestCmap().items()}
    return found, found[ord("M")]


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of a text in points, a little too wide rather than too narrow."""
    found, widest = _widths(bold)
    return sum(found.get(ord(letter), widest) for letter in text) * size * _WIDER


def lines(text: str, size: float, room: float, bold: bool = False) -> int:
    """How many lines a text takes in so much room."""
    return max(1, sum(1 for _ in _broken(text, size, room, bold)))


def height(text: str, size: float, room: float, bold: bool = False) -> float:
    """The height of a text in points."""
    return lines(text, size, room, bold) * size * LINE


def _broken(text: str, size: float, room: float, bold: bool) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and width(longer, size, bold) > room:
            yield line
            line = word
        else:
            line = longer
    yield line
