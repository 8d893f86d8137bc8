"""The font of every format: Source Sans Pro, cut down to the letters that reports use."""

from __future__ import annotations

import base64
import io
from functools import cache

import font_source_sans_pro as source_sans
from fontTools import subset
from fontTools.ttLib import TTFont

_LETTERS = "".join(chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x180))) + "‘’“”–—…•≤≥×−→↑↓▲◆✓"


@cache
def as_data(weight: str, compressed: bool = True) -> str:
    """A weight ("regular" or "semibold") as base64 of a WOFF file, for one self-contained page.

    Not `compressed`: as the OpenType file itself, for a program that would write the font anew with the time of day.
    """
    path = {"regular": source_sans.SourceSansPro, "semibold": source_sans.SourceSansProSemibold}[weight]
    flavor = "woff" if compressed else None
    options = subset.Options(
        layout_features=["kern", "liga", "tnum", "lnum"], flavor=flavor, notdef_outline=True
    )
    options.recalc_timestamp = False
    font = TTFont(path, recalcTimestamp=False)
    cut = subset.Subsetter(options)
    cut.populate(text=_LETTERS)
    cut.subset(font)
    font.flavor = flavor
    written = io.BytesIO()
    font.save(written)
    return base64.b64encode(written.getvalue()).decode("ascii")
