"""What people write, as it is kept: plain text, without signs that can't be seen, and of a length that can be read."""

from __future__ import annotations

import re

from goldenthread.disclosure.text import TextFinding, check_text

COMMENT_LENGTH, PASSAGE_LENGTH, REMARK_LENGTH, REASON_LENGTH = 1_000, 6_000, 1_000, 500
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


def could_name_a_child(text: str, threshold: int) -> list[TextFinding]:
    """What in a text could tell which child is meant, each kind of sign once. threshold: the council's own."""
    return list({finding.kind: finding for finding in check_text(text, threshold)}.values())
