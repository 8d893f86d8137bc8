"""Rows that stand over the rows below them in a table of actions: "Theme 1: Homes", "HOMES", "Priority 2: Practice".

Such a row has words in its first cell alone, and rows with more in them below. In a text of a PDF such a row may be
what a page cut off from the one above: there it has to say by its words, or by its place, that it is none of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby

from goldenthread.plans.dates import is_dated
from goldenthread.plans.reading import text as t
from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.headings import is_legend, is_numbered_kind, priority_called
from goldenthread.plans.reading.trackers import HORIZON, band_of, levels, named_priority

LONGEST = 120  # letters
_OF_ITS_OWN = (Column.PART, Column.PRIORITY, Column.HORIZON, Column.OUTCOME, Column.STEPS)
"""A first column of these says by itself what the rows below are for."""
_CALLED = re.compile(r"(?:[A-Za-z]+ ){1,4}(\d{1,3})\s*[-–—:.)]\s*(.+)")
_IS_A_NUMBER = re.compile(r"\W*[A-Za-z]{0,4}[-./ ]?\d[\d.]*[a-z]?\W*")
_NO_NAME = re.compile(
    r"(?:b?rag|key|legend|notes?|total|sub-?total|example|version|approved|updated|source|ongoing|tb[acd]|new|n/?a)\b",
    re.IGNORECASE,
)


class Band(StrEnum):
    """What a row is to the rows below it; BELOW: it says more of the band above it."""

    NONE = ""
    PRIORITY = "priority"
    HORIZON = "horizon"
    NAME = "name"
    BELOW = "below"


def parted(rows: Sequence[Row], columns: Sequence[Column]) -> Iterator[tuple[Band, tuple[Row, ...]]]:
    """The rows of a table of actions, those that stand over others apart from them."""
    bands = _bands(rows, columns)
    for band, together in groupby(rows, key=lambda row: bands.get(row.line, Band.NONE)):
        yield band, tuple(together)


def words_of(row: Row) -> str:
    """The words of a row that has them in its first cell alone."""
    words = " ".join(row.cells[0].split()) if row.cells else ""
    return "" if any(row.cells[1:]) else words.rstrip(":")


def called(words: str) -> tuple[str, str]:
    """The number and the name of a priority in such a row: ("1", "Homes") of "Recommendation 1: Homes"."""
    number, name = priority_called(words)
    if not number and (found := _CALLED.fullmatch(words)):
        return found[1], found[2]
    return number, name


def has_names(rows: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether rows of the table stand over others and name what does not call itself a priority."""
    return Band.NAME in _bands(rows, columns).values()


def _bands(rows: Sequence[Row], columns: Sequence[Column]) -> dict[int, Band]:
    """What each row that stands over others is, by its line."""
    found: dict[int, Band] = {}
    for row in rows:
        if words := band_of(row):
            found[row.line] = Band.PRIORITY if named_priority(words) else Band.HORIZON
    if Column.ACTION in columns and (Column.PRIORITY not in columns or levels(rows, columns)):
        for together in _alone(rows, columns):
            found |= _of_these([row for row in together if row.line not in found], rows, columns)
    return found


def _alone(rows: Sequence[Row], columns: Sequence[Column]) -> Iterator[list[Row]]:
    """The rows with words in their first cell alone that stand together above one that is an action."""
    together: list[Row] = []
    for row in rows:
        if words_of(row):
            together.append(row)
            continue
        cells = [n for n, cell in enumerate(row.cells) if cell]
        if (
            together
            and len(cells) > 1
            and any(n < len(columns) and columns[n] is Column.ACTION for n in cells)
        ):
            yield together
        together = []


def _of_these(together: Sequence[Row], rows: Sequence[Row], columns: Sequence[Column]) -> dict[int, Band]:
    """Of rows that stand together the ones with a number are names, else the first; the others say more of it."""
    may = [row for row in together if _may_name(words_of(row))]
    is_sure = all(row.below is not None for row in may) and columns[0] is not Column.ACTION
    numbered = [row for row in may if _is_numbered(words_of(row), is_sure=is_sure)]
    names = numbered or [row for row in may[:1] if _is_over(row, rows, columns)]
    if not names:
        return {}
    below = (row for row in together if row.line > names[0].line)
    return {row.line: Band.BELOW for row in below} | {row.line: Band.NAME for row in names}


def _is_numbered(words: str, *, is_sure: bool) -> bool:
    """is_sure: the row is no line of a page and no action."""
    return is_numbered_kind(words) or (is_sure and bool(_CALLED.fullmatch(words)))


def _may_name(words: str) -> bool:
    """Whether words may be a name: short, no sentence, no number or day alone, and no "Total" or "Key"."""
    is_short = len(words) <= LONGEST and not words.endswith((".", ";", ",")) and not t.goes_on(words)
    is_other = (
        _IS_A_NUMBER.fullmatch(words) or _NO_NAME.match(words) or is_legend(words) or HORIZON.match(words)
    )
    return bool(
        is_short and re.search(r"[^\W\d]{2}", words) and not (is_other or is_dated(words) or t.is_item(words))
    )


def _is_over(row: Row, rows: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether a row that has no number stands over those below, by its place: in a column of actions it may be one."""
    if columns[0] in _OF_ITS_OWN or (row.below is None and columns[0] is not Column.NUMBER):
        return False
    if columns[0] is not Column.ACTION:
        return True
    return words_of(row).isupper() or (words_of(rows[0]) != "" and all(map(_is_whole, _filled(rows))))


def _filled(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not words_of(row)]


def _is_whole(row: Row) -> bool:
    """Whether a row has its words and more beside them."""
    return bool(row.cells[0]) and any(row.cells[1:])
