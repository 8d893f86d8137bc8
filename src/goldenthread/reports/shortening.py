"""Texts made to fit where there is little room: their lines joined, or their first words alone."""

from __future__ import annotations

import re

_BREAK = re.compile(r"\s*[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]\s*")


def joined(text: str) -> str:
    """A text on one line, where its own breaks mean nothing."""
    return _BREAK.sub(" ", text).strip() if _BREAK.search(text) else text


def first_words(text: str, most: int) -> str:
    """The first words of a text, in so many letters at most, with a mark where there are more."""
    whole = joined(text)
    if len(whole) <= most:
        return whole
    return f"{whole[: most - 1].rsplit(' ', 1)[0].rstrip(' ,;:–-')} …"
