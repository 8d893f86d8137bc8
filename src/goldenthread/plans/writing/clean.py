"""Text as a document can hold it."""

from __future__ import annotations

import re

_NO_LETTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text without the control characters that no Office file may hold, and with one kind of line end."""
    return _NO_LETTERS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
