"""Tables of actions that may be none of the plan's own: of an appendix, a log, what is done, or with far less in them.

Whether they are can be seen only beside the other tables, so each is asked once all are read, and can be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goldenthread.plans.plan import Guess
from goldenthread.plans.reading.column import Column
from goldenthread.plans.reading.found import Found, TableOfActions
from goldenthread.plans.reading.gathered import Gathered
from goldenthread.plans.reading.other_kinds import in_lines, is_of_the_plan

_ASIDE = re.compile(
    r"\b(?:appendix|appendices|annex(?:es)?|logs?|archived?)\b"
    r"|\bcommunications? (?:\w+ ){0,2}(?:plan|strategy|activities)\b"
    r"|\b(?:completed|closed|previous|past|superseded)\b(?: \w+)? (?:actions?|tasks?|recommendations?|plans?)\b"
    r"|\b(?:actions?|tasks?|recommendations?) (?:already |now )?(?:completed|closed|done|superseded)\b",
    re.IGNORECASE,
)
_THIN = "Its rows have neither a number nor a date, and most others have both: they may be no actions of this plan."
_MOST = 0.75  # of the other actions of a plan have what those of a thin table lack


def asked_of_tables(found: Found) -> Iterator[Guess]:
    """A guess about each such table. Its heading, where that is asked, is asked alone."""
    asked = {guess.line for guess in found.guesses if guess.field in ("heading", "table")}
    aside = [_said_aside(table, found.title) for table in found.tables]
    of_aside = [
        row for table, said in zip(found.tables, aside, strict=True) if said for row in _rows(found, table)
    ]
    has_own = len(found.actions) > len(of_aside)  # else these tables are all that the plan has
    for table, said in zip(found.tables, aside, strict=True):
        own = _rows(found, table)
        if not own or asked & {table.first, *(each.line for each in table.above[-1:])}:
            continue
        why = (
            f'It stands under "{said}": its rows may be no actions of this plan.' if said and has_own else ""
        )
        if why or _is_thin(
            own, [each.row for each in found.actions if not table.first <= each.row.line <= table.last]
        ):
            yield Guess(table.first, in_lines(table.first, table.last), "table", "actions", why or _THIN)


def _rows(found: Found, table: TableOfActions) -> list[Gathered]:
    return [each.row for each in found.actions if table.first <= each.row.line <= table.last]


def _said_aside(table: TableOfActions, title: str) -> str:
    """The heading that says a table is beside the plan's own, or "": one of a priority below it says that it is not."""
    for heading in reversed(table.above):
        if is_of_the_plan(heading.text):
            return ""
        if heading.text != title and _ASIDE.search(heading.text):
            return heading.text
    return ""


def _is_thin(own: Sequence[Gathered], others: Sequence[Gathered]) -> bool:
    """Whether no row has a number or a date, and most of the others, which are more, have both."""
    if len(own) >= len(others) or any(row.number or _is_dated(row) for row in own):
        return False
    return sum(bool(row.number and _is_dated(row)) for row in others) >= _MOST * len(others)


def _is_dated(row: Gathered) -> bool:
    return any(row.text(column) for column in (Column.BY_WHEN, Column.DUE, Column.REVISED))
