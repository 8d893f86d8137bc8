"""Columns without a heading beside one that may stand over both, and headings over nothing that is read.

"Action" may stand over numbers and words; below "Ref" a program may set numbers by itself, which are no words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from goldenthread.plans.dates import is_dated
from goldenthread.plans.leads import is_somebody
from goldenthread.plans.plan import Guess
from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import Column, is_measures

_NUMBER = re.compile(r"\W*[A-Za-z]{0,4}[-./ ]?\d[\d.]*[a-z]?\W*")
_NUMBER_OF_AN_ACTION = re.compile(r"[A-Z]{0,4}[-. ]?\d{1,3}(?:\.\d{1,4}){0,3}[a-z]?\.?")
_NO_HEADING = "the column without a heading"
_ALL_NUMBERS = "It stands before the actions, and each of its cells is a number: taken for their numbers."
_NUMBERED = (
    'Numbers stand below "{}", and words beside them in a column without a heading: taken for the actions, each with '
    "its number."
)
_MORE_LEADS = (
    'The column beside "{}" has no heading, and most of its cells name people or roles: these lead as well.'
)
_OTHER_DAYS = (
    'The column beside "{}" has no heading, and its cells name days: not taken, and listed cell by cell.'
)
_NO_NUMBERS = (
    "No number is read below it: those that a program sets by itself are not among the words of a file. Where the page "
    "shows them, write them at the actions."
)


def with_those_beside(
    columns: Sequence[Column], heading: Row, rows: Sequence[Row]
) -> tuple[tuple[Column, ...], list[Guess]]:
    """The columns of a table of actions, with what those without a heading hold by the one before them and by their
    cells; each is asked about."""
    found, guesses = list(columns), []
    for n in range(1, len(columns)):
        if is_measures(columns) or columns[n] is not Column.GROUP or not heading.cells[n - 1]:
            continue
        before, beside = (_given(rows, at) for at in (n - 1, n))
        words = heading.cells[n - 1]
        if columns[n - 1] is Column.ACTION and _are_numbers(before) and _are_words(beside, len(before)):
            found[n - 1 : n + 1] = [
                Column.OTHER if Column.NUMBER in columns else Column.NUMBER,
                Column.ACTION,
            ]
            guesses.append(_guess(heading, words, Column.ACTION, _NUMBERED))
        elif columns[n - 1] is Column.LEADS and _most(is_somebody(cell) for cell in beside):
            found[n] = Column.LEADS
            guesses.append(_guess(heading, words, Column.LEADS, _MORE_LEADS))
        elif columns[n - 1] is Column.BY_WHEN and _most(map(is_dated, beside)):
            guesses.append(_guess(heading, words, Column.BY_WHEN, _OTHER_DAYS))
    if (at := _of_numbers(found, rows)) is not None:
        found[at] = Column.NUMBER
        guesses.append(Guess(heading.line, _NO_HEADING, "column", str(Column.NUMBER), _ALL_NUMBERS))
    return tuple(found), [*guesses, *_without_numbers(columns, heading, rows)]


def _of_numbers(columns: Sequence[Column], rows: Sequence[Row]) -> int | None:
    """The column without a heading before the actions in which each cell is another number, and no more than a few rows
    have none."""
    if is_measures(columns) or Column.NUMBER in columns or Column.ACTION not in columns:
        return None
    action = columns.index(Column.ACTION)
    actions = len(_given(rows, action))
    for n in (n for n in range(action) if columns[n] is Column.GROUP):
        cells = _given(rows, n)
        are_numbers = all(map(_NUMBER_OF_AN_ACTION.fullmatch, cells)) and len(set(cells)) == len(cells)
        if cells and are_numbers and 2 * len(cells) > actions:
            return n
    return None


def _without_numbers(columns: Sequence[Column], heading: Row, rows: Sequence[Row]) -> Iterator[Guess]:
    """A guess where an Office file has a column of numbers with nothing in it."""
    if Column.NUMBER in columns and rows and all(row.below is not None for row in rows):
        n = columns.index(Column.NUMBER)
        if not _given(rows, n) and not is_measures(columns):
            yield _guess(heading, heading.cells[n], Column.NUMBER, _NO_NUMBERS)


def _given(rows: Sequence[Row], n: int) -> list[str]:
    return [row.cells[n] for row in rows if n < len(row.cells) and row.cells[n]]


def _are_numbers(cells: Sequence[str]) -> bool:
    return _most(bool(_NUMBER.fullmatch(cell)) for cell in cells)


def _are_words(cells: Sequence[str], numbers: int) -> bool:
    """Whether most of the numbers have words beside them, and no more numbers."""
    return 2 * len(cells) > numbers and not _are_numbers(cells)


def _most(tests: Iterable[bool]) -> bool:
    each = list(tests)
    return 2 * sum(each) > len(each)


def _guess(heading: Row, words: str, column: Column, why: str) -> Guess:
    return Guess(heading.line, f'the column "{words}"', "column", str(column), why.format(words))
