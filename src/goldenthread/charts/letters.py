"""How wide a text is in the report's font: so that no label of a chart, and no word on a slide, is ever cut."""

from __future__ import annotations

from functools import cache, lru_cache

import font_source_sans_pro as source_sans
from fontTools.ttLib import TTFont


@cache
def _widths(bold: bool) -> tuple[dict[int, float], float]:
    with TTFont(source_sans.SourceSansProSemibold if bold else source_sans.SourceSansPro) as font:
        units = font["head"].unitsPerEm
        found = {code: font["hmtx"][name][0] / units for code, name in font.getBestCmap().items()}
    return found, found[ord("M")]


@lru_cache(maxsize=8192)
def letters(text: str, bold: bool = False) -> float:
    """The width of a text in letter sizes; the same words are asked for again and again."""
    found, widest = _widths(bold)
    return sum(found.get(ord(letter), widest) for letter in text)
