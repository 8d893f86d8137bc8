"""What people write, as it is kept: plain text, without signs that can't be seen, and of a length that can be read."""

from __future__ import annotations

from goldenthread.disclosure.text import TextFinding, check_text
from goldenthread_web.components.texts import one_line, tidy

__all__ = ["could_name_a_child", "one_line", "tidy"]

COMMENT_LENGTH, PASSAGE_LENGTH, REMARK_LENGTH, REASON_LENGTH = 1_000, 6_000, 1_000, 500


def could_name_a_child(text: str, threshold: int) -> list[TextFinding]:
    """What in a text could tell which child is meant, each kind of sign once. threshold: the council's own."""
    return list({finding.kind: finding for finding in check_text(text, threshold)}.values())
