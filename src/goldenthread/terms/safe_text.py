"""Text that a spreadsheet will not run as a formula."""

from __future__ import annotations

# What makes a spreadsheet treat a cell as a formula, in plain and full-width forms.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def spreadsheet_safe(text: str) -> str:
    """The text, with an apostrophe before it where any of its lines starts like a formula.

    Numbers stay numbers: "-3.5" is left alone.
    """
    if _is_number(text):
        return text
    risky = any(line.lstrip(" \u00a0").startswith(_STARTS) for line in text.split("\n"))
    return f"'{text}" if risky else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
