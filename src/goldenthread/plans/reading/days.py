"""Which of several columns of days says by when: a revised date holds before the one that it replaced."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.plans.reading.column import Column

_PLAIN = (Column.BY_WHEN, Column.TARGET_DATE, Column.DUE)
_OF_DAYS = (*_PLAIN, Column.REVISED, Column.EARLIER)
_OF_THE_END = re.compile(
    r"^(?:date (?:of|for) )?(?:complet(?:ion|ed)|end|finish|delivery)(?: (?:date|by|on))?$"
)


def of_actions(columns: Sequence[Column], headings: Sequence[str]) -> tuple[Column, ...]:
    """The columns of a table of actions: one is by when, those that it replaced are kept beside it, others OTHER.

    A column of days of its own beside "by when", as we write it, stays what it is.
    """
    found = list(columns)
    plain = _plain(columns, headings)
    revised = [n for n, each in enumerate(columns) if each is Column.REVISED]
    replaced = [n for n, each in enumerate(columns) if each is Column.EARLIER]
    at = next(iter([*revised[-1:], *plain, *replaced]), None)
    if revised:
        replaced += [*revised[:-1], *(() if replaced else plain[:1])]
    for n, each in enumerate(columns):
        if n == at:
            found[n] = Column.BY_WHEN
        elif n in replaced:
            found[n] = Column.EARLIER
        elif each in _OF_DAYS and not (each is Column.DUE and not revised):
            found[n] = Column.OTHER
    return tuple(found)


def of_measures(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns of a table of measures: one is the day of the target, any other of days OTHER."""
    kinds = (Column.REVISED, Column.TARGET_DATE, Column.BY_WHEN, Column.DUE, Column.EARLIER)
    taken = next((each for each in kinds if each in columns), None)
    at = columns.index(taken) if taken else None
    return tuple(
        Column.TARGET_DATE if n == at else Column.OTHER if each in _OF_DAYS else each
        for n, each in enumerate(columns)
    )


def is_of_days(column: Column) -> bool:
    """Whether a heading that says this by itself is of days by which something is due."""
    return column in _OF_DAYS


def _plain(columns: Sequence[Column], headings: Sequence[str]) -> list[int]:
    """The columns that say by when and nothing of another day, the surest first.

    Beside a target date or a due date, a date of completion may be the day on which it was done.
    """
    places = [n for n, each in enumerate(columns) if each in _PLAIN]
    is_doubtful = {n: bool(_OF_THE_END.match(headings[n].lower().strip(" :*?"))) for n in places}
    return sorted(places, key=lambda n: (is_doubtful[n], _PLAIN.index(columns[n])))
