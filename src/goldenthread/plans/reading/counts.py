"""A table that counts actions: "Priority | Actions | On track", with numbers where the words of actions would stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import Column

WHY = "Its column of actions holds numbers and no words: it counts actions, and none of its rows is read as one."
_COUNT = re.compile(
    r"\d{1,3}(?:,\d{3})*(?:\s*(?:/|of|out of)\s*\d+)?(?:\s*\(\s*\d+(?:\.\d+)?\s*%?\s*\))?"
    r"(?:\s*actions?)?|\(?\d+(?:\.\d+)?\s*%\)?",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"\W*|nil|none|n/?a", re.IGNORECASE)
_NEARLY_ALL = 0.75
_LETTER = re.compile(r"[^\W\d_]")


def counts(rows: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether nearly all cells of a table in the column of actions are counts.

    A heading may be merged over the number of an action and its words: then these stand in the column beside it.
    """
    if Column.ACTION not in columns:
        return False
    at = columns.index(Column.ACTION)
    cells = [" ".join(row.cells[at].split()) for row in rows if at < len(row.cells)]
    given = [cell for cell in cells if not _NOTHING.fullmatch(cell)]
    numbers = [cell for cell in given if is_count(cell)]
    return (
        bool(numbers)
        and len(numbers) >= _NEARLY_ALL * len(given)
        and not _has_words_beside(at, rows, columns)
    )


def is_count(words: str) -> bool:
    """Whether words are no more than a number of things: "12", "75%", "3 of 14", "12 (75%)"."""
    return bool(_COUNT.fullmatch(" ".join(words.split())))


def _has_words_beside(at: int, rows: Sequence[Row], columns: Sequence[Column]) -> bool:
    if list(columns[at + 1 : at + 2]) != [Column.GROUP]:
        return False
    beside = [row.cells[at + 1] for row in rows if at + 1 < len(row.cells) and row.cells[at + 1]]
    return 2 * sum(bool(_LETTER.search(cell)) for cell in beside) > len(beside)
