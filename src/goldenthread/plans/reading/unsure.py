"""Columns that are taken for something by more than the words above them; each such column is asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from goldenthread.plans.dates import by_when, is_dated
from goldenthread.plans.leads import is_somebody
from goldenthread.plans.plan import Guess
from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import Column, column_of, is_measures, is_unsure

_BY = "by"
_HOLDS: tuple[tuple[Column, str, Callable[[str], bool]], ...] = (
    (Column.BY_WHEN, "days", lambda cell: is_dated(cell) or by_when(cell).ongoing),
    (Column.LEADS, "people or roles", lambda cell: cell[0].isupper() and is_somebody(cell)),
)
_ONE_IS_TAKEN = (Column.BASELINE, Column.TARGET)


def settled(
    columns: tuple[Column, ...], heading: Row, rows: Sequence[Row]
) -> tuple[tuple[Column, ...], list[Guess]]:
    """What the columns of a table hold, with those that only their cells can tell; and what is to be asked."""
    found, guesses = list(columns), []
    for n, words in enumerate(heading.cells):
        if found[n] is Column.OTHER and words.lower().rstrip(": ") == _BY and not is_measures(columns):
            found[n], holds = _by(found, [row.cells[n] for row in rows if n < len(row.cells)])
            if holds:
                why = f'"{words}" may say when or who: most of its cells name {holds}.'
                guesses.append(_guess(heading, words, found[n], why))
        elif found[n] is Column.OUTCOME and column_of(words) is Column.ACTION:
            why = "Another column holds the actions: this one is taken for what they are for."
            guesses.append(_guess(heading, words, found[n], why))
        elif found[n] not in (Column.OTHER, Column.GROUP) and is_unsure(words):
            why = "Only the words above it say so, and they may mean something else."
            guesses.append(_guess(heading, words, found[n], why))
    return tuple(found), [*guesses, *_twice(columns, heading)]


def _by(columns: Sequence[Column], cells: Sequence[str]) -> tuple[Column, str]:
    given = [cell for cell in cells if cell]
    for column, holds, test in _HOLDS:
        if column not in columns and 2 * sum(map(test, given)) > len(given):
            return column, holds
    return Column.OTHER, ""


def _twice(columns: Sequence[Column], heading: Row) -> Iterator[Guess]:
    """A guess for each value of measures that has two columns or more, of which one is taken."""
    for column in _ONE_IS_TAKEN if is_measures(columns) else ():
        same = [words for words in heading.cells if column_of(words) is column]
        if len(same) > 1:
            others = ", ".join(f'"{words}"' for words in same[1:])
            why = f"There is more than one such column. Not taken, and listed cell by cell: {others}."
            yield _guess(heading, same[0], column, why)


def _guess(heading: Row, words: str, column: Column, why: str) -> Guess:
    return Guess(heading.line, f'the column "{words}"', "column", str(column), why)
