"""How much room a text takes on a slide, so that nothing is cut and nothing runs over the edge."""

from __future__ import annotations

from functools import cache, lru_cache

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
    return _letters(text, bold) * size * _WIDER


@lru_cache(maxsize=8192)
def _letters(text: str, bold: bool) -> float:
    """The width of a text in letter sizes; the same words are asked for again and again."""
    found, widest = _widths(bold)
    return sum(found.get(ord(letter), widest) for letter in text)


def lines(text: str, size: float, room: float, bold: bool = False) -> int:
    """How many lines a text takes in so much room, broken between words."""
    count, used = 1, 0.0
    space = width(" ", size, bold)
    for word in text.split():
        needs = width(word, size, bold)
        if used and used + space + needs > room:
            count, used = count + 1, needs
        else:
            used += needs + (space if used else 0.0)
    return count


def height(text: str, size: float, room: float, bold: bool = False) -> float:
    """The height of a text in points."""
    return lines(text, size, room, bold) * size * LINE
