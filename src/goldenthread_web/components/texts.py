"""What people write, as it is kept: plain text, without signs that can't be seen."""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_BLANK_LINES = re.compile(r"\n{3,}")


def tidy(text: str) -> str:
    """The text with lines of one kind, and without signs that nobody sees: they could turn or hide its letters."""
    lines = _HIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return _BLANK_LINES.sub("\n\n", "\n".join(line.rstrip() for line in lines)).strip()


def one_line(text: str) -> str:
    """The same for a reason, which stands on one line."""
    return " ".join(tidy(text).split())
