"""The font of every format: Source Sans Pro, cut down to the letters that reports use."""

from __future__ import annotations

import base64
import io
from functools import cache

import font_source_sans_pro as source_sans
from fontTools import subset
from fontTools.ttLib import TTFont

_LETTERS = "".join(chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x180))) + "‘’“”–—…•≤≥×−→↑↓▲◆●○"


@cache
def as_data(weight: str, compressed: bool = True) -> str:
    """A weight ("regular" or "semibold") as base64 of a WOFF file, for one self-contained page.

    Not `compressed`: as the OpenType file itself, for a program that would write the font anew with the time of day.
    """
    return base64.b64encode(_as_woff(_cut(weight)) if compressed else _cut(weight)).decode("ascii")


@cache
def _cut(weight: str) -> bytes:
    """The OpenType file with the letters in use; only what these need of it is read."""
    path = {"regular": source_sans.SourceSansPro, "semibold": source_sans.SourceSansProSemibold}[weight]
    # Half of the cutting would go to measuring letters again and to looking who uses which of the font's names:
    # so the box around all letters stays that of the whole font, and all of its names stay, its licence's too.
    font = TTFont(path, lazy=True, recalcTimestamp=False, recalcBBoxes=False)
    options = subset.Options(layout_features=["kern", "liga", "tnum", "lnum"], notdef_outline=True)
    options.no_subset_tables += ["name"]
    options.recalc_timestamp = False
    cut = subset.Subsetter(options)
    cut.populate(text=_LETTERS)
    cut.subset(font)
    return _written(font)


def _as_woff(file: bytes) -> bytes:
    font = TTFont(io.BytesIO(file), lazy=True, recalcTimestamp=False)
    font.flavor = "woff"
    return _written(font)


def _written(font: TTFont) -> bytes:
    """The font as a file; it is read up to here, and closed."""
    written = io.BytesIO()
    with font:
        font.save(written)
    return written.getvalue()
