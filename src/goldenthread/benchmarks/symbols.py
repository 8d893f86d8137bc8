"""What stands in a published cell: a number, or a symbol that says why there is none.

`c` is never 0: it is a small number, or one that would give a small number away. `k` and `low` are numbers
so near to 0 that they round to it: they count as 0, and it is said.
"""

from __future__ import annotations

import math
from typing import NamedTuple

NEAR_ZERO = {"k": "rounds to 0", "low": "rounds to 0"}
MISSING = {
    "c": "suppressed",
    "x": "not available",
    ":": "not available",
    "..": "not available",
    "z": "not applicable",
    "u": "withheld as unreliable",
}
WORDS = MISSING | NEAR_ZERO


class Cell(NamedTuple):
    """A number, or none and the symbol that stands for it. Near to 0: both."""

    number: float | None
    symbol: str = ""


def cell_of(text: str) -> Cell | None:
    """What a cell says; None where it is neither a number nor a known symbol."""
    plain = text.strip().casefold()
    if plain in NEAR_ZERO:
        return Cell(0.0, plain)
    if plain in MISSING:
        return Cell(None, plain)
    try:
        number = float(plain.replace(",", ""))
    except ValueError:
        return Cell(None, "x") if not plain else None
    return Cell(number) if math.isfinite(number) else None


def total(cells: list[Cell]) -> Cell:
    """Several cells added up; none where one of them is missing, with that one's symbol, or where there is none."""
    for cell in cells:
        if cell.number is None:
            return cell
    return Cell(math.fsum(cell.number or 0.0 for cell in cells)) if cells else Cell(None)
