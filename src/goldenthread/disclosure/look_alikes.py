"""Letters that look like others: what a reader sees as "one child" is read as that, whatever it was typed with."""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХаесіјорѕухһԁԛԝ", "ABESIJKMHOPCTYXaecijopsyxhdqw", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοινυ", "ABEZHIKMNOPTYXoivu", strict=True))
_DASHES = dict.fromkeys("‐‑‒–—―−﹣", "-")
_OTHERS = {"ı": "i", "ǀ": "l", "ɑ": "a", "ɡ": "g", "’": "'", "‘": "'"}
_FOLDED = str.maketrans(_CYRILLIC | _GREEK | _OTHERS)
_HYPHENS = str.maketrans(_DASHES)
_UNSEEN = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f]"
)


def seen(text: str) -> str:
    """The text as it is seen: sign for sign, so that a place in it is the same place as before."""
    return "".join(map(_seen, _UNSEEN.sub(" ", text))).translate(_FOLDED)


def hyphened(text: str) -> str:
    """With one kind of dash for all."""
    return text.translate(_HYPHENS)


def _seen(sign: str) -> str:
    if unicodedata.decomposition(sign).startswith("<fraction>"):
        return sign  # half of the children is no child
    return unicodedata.normalize("NFKC", sign)[:1] or " "
