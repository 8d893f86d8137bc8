"""Column letters and cell references, as a user sees them in Excel."""

from __future__ import annotations

from functools import cache

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384


@cache
def letters(column: int) -> str:
    """The letters over a column: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


@cache
def number(name: str) -> int:
    """The column under the letters: A is 1, AA is 27."""
    column = 0
    for letter in name:
        column = column * 26 + ord(letter) - 64
    return column


def split(reference: str) -> tuple[int, int] | None:
    """Row and column of a reference such as `C7`, or nothing when it is not one that Excel has."""
    name = reference.rstrip("0123456789")
    digits = reference[len(name) :]
    if not (1 <= len(name) <= 3 and 1 <= len(digits) <= 7 and name.isascii() and name.isalpha()):
        return None
    row, column = int(digits), number(name.upper())
    return (row, column) if 1 <= row <= LAST_ROW and column <= LAST_COLUMN else None
