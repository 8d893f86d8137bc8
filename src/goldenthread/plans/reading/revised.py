"""An action whose date was revised: the revised date holds, and the one before it is kept in the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from goldenthread.plans.dates import by_when
from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.gathered import Gathered

_NOT_REVISED = re.compile(
    r"n/?a|none|nil|no|not (?:revised|applicable|changed)|no change|unchanged|(?:as|same as) (?:original|before)|same|"
    r"[-–—?.]*",
    re.IGNORECASE,
)
_HOLDS = "Its date was revised: the revised one is taken, and the one before it is listed."


def settled(row: Gathered, named: Mapping[Column, str], starts: date | None) -> Iterator[tuple[str, str]]:
    """Puts the date that holds into the row; what does not hold, and why, is to be listed.

    named: the words above the columns of both dates. A revised date is asked about; where none is written the
    one before it still holds, and so it does where the words of the revised one name no day, which is asked.
    """
    if not row.text(Column.EARLIER):
        return
    before, after = row.cells[Column.EARLIER], row.cell(Column.BY_WHEN)
    was, now = _flat(before.words), _flat(after.words)
    if _says_when(now, starts):
        if was.lower() != now.lower():
            row.guess(row.line, "due", "", _HOLDS)
            yield _told(named, Column.EARLIER, was), "A date before the one that holds."
        return
    row.cells[Column.BY_WHEN] = before
    if not now:
        return
    if not _NOT_REVISED.fullmatch(now):
        row.guess(
            row.line,
            "due",
            "",
            f'Its revised date says "{now}", which names no day: the one before is taken.',
        )
    yield _told(named, Column.BY_WHEN, now), "It names no date that replaces the one before it."


def _says_when(words: str, starts: date | None) -> bool:
    meant = by_when(words, starts)
    return meant.due is not None or meant.ongoing


def _told(named: Mapping[Column, str], column: Column, words: str) -> str:
    return f"{named[column]}: {words}" if named.get(column) else words


def _flat(words: str) -> str:
    return " ".join(words.split())
