"""From a Vega-Lite specification to a picture: our font, no outside address, the same bytes each time."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import Any

import font_source_sans_pro as source_sans
import vl_convert

FONT = "Source Sans Pro"
INK, QUIET, LINE = "#0B0C0C", "#484949", "#CECECE"
OURS = "#12436D"
WIDTH = 560  # with letters of 16: readable on a phone, and 24 points on a slide
LETTERS = 16
_TIMES = 3.0  # points of colour for each unit: sharp on a screen in a meeting room

_CONFIG = {
    "font": FONT,
    "background": "#FFFFFF",
    "view": {"stroke": None},
    "text": {"font": FONT, "fontSize": LETTERS, "color": INK},
    "axis": {
        "labelFont": FONT,
        "labelFontSize": LETTERS,
        "labelColor": QUIET,
        "labelLimit": 0,  # no label is ever cut: else each is measured three times, and measuring is most of drawing
        "gridColor": "#E4E4E4",
        "domain": False,
        "ticks": False,
        "title": None,
    },
}
# Roles and names of the drawing program's own parts: the picture is read as a whole, by its title.
_INNER = re.compile(r' (?:aria-[a-z]+|role|class|pointer-events)="[^"]*"')
_KEPT = 256  # drawn charts that a process keeps, of some 30 kB each
_EMPTY = re.compile(r'<path d="M0,0h0v0h0Z"/>|<g></g>|<path d="" ?/>')


@lru_cache(maxsize=_KEPT)
def _drawn(specification: str) -> str:
    """Drawn once for all who look at the same chart."""
    return vl_convert.vegalite_to_svg(specification, allowed_base_urls=[])


@cache
def _font() -> None:
    vl_convert.register_font_directory(str(Path(source_sans.SourceSansPro).parent))


def svg(specification: Mapping[str, Any], alternative: str) -> str:
    """The picture as SVG that scales with its column; `alternative` is its title."""
    _font()
    whole = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "config": _CONFIG,
        "autosize": {"type": "none"},
        **specification,
    }
    drawn = _drawn(json.dumps(whole))
    drawn = _EMPTY.sub("", _EMPTY.sub("", _INNER.sub("", drawn)))
    head, _, rest = drawn.partition(">")
    head = head.replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "").replace(' version="1.1"', "")
    return f'{head} role="img"><title>{escape(alternative)}</title>{rest}'


def png(drawn: str) -> bytes:
    """An SVG of ours as PNG."""
    _font()
    return vl_convert.svg_to_png(drawn, scale=_TIMES)
