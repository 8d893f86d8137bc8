"""What a table of actions says in columns of its own: which part, priority and horizon; and what has no place.

People who keep a plan as one long table name the priority in a column. Where its cell is empty (it was merged over
several rows) the one above stands for it too, until a new part or priority begins.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import Column, column_of

_FIGURES = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip
NUMBER_OF_A_PRIORITY = (
    r"(?:no\.?\s|number\s|#)?\s*"
    rf"(\d{{1,3}}(?:\.\d{{1,3}})*|(?-i:[A-Z])|{'|'.join(_FIGURES)})\b\s*[-–—:.)]?\s*"
)
_PRIORITY = re.compile(rf"^priority(?: area)?\s+{NUMBER_OF_A_PRIORITY}(.*)$", re.IGNORECASE)
HORIZON = re.compile(
    r"^(?:\d+\s*[-–to]+\s*\d+|\d+\+?)\s+months?$|^(?:short|medium|long)[ -]term$|^ongoing$", re.I
)
_PLACES = (Column.PART, Column.PRIORITY, Column.HORIZON)
_NUMBERED = (
    _PRIORITY,
    re.compile(r"^(\d{1,2}|[A-Z])\s*[.:)–—-]\s+(.+)$"),
    re.compile(r"^(\d{1,2}|[A-Z])()$"),
)
_LEVEL = re.compile(r"(?:very )?(?:high|medium|med|low|urgent|critical|red|amber|green)|[hml]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Placed:
    """The rows of a table without the columns that say where an action belongs. where: what these say, by line."""

    rows: tuple[Row, ...]
    where: Mapping[int, Mapping[Column, str]]

    def begun(self) -> frozenset[int]:
        """The lines of rows that say another part or priority than the row above them."""
        said = [(row.line, self._named(row)) for row in self.rows]
        return frozenset(line for (_, before), (line, now) in pairwise(said) if now != before)

    def _named(self, row: Row) -> tuple[str, ...]:
        where = self.where.get(row.line, {})
        return tuple(where.get(column, "") for column in (Column.PART, Column.PRIORITY))

    def left(self, actions: Container[int]) -> Iterator[tuple[int, str, str]]:
        """What rows say of it that are no action: line, words, why. actions: the lines of those that are one.

        What an action below says too is not lost.
        """
        kept = {words for line, said in self.where.items() if line in actions for words in said.items()}
        for line, said in self.where.items():
            for column, words in said.items():
                if (column, words) not in kept:
                    kept.add((column, words))
                    yield line, f"{column}: {words}", "It stands in a row that is no action by itself."


def band_of(row: Row) -> str:
    """The words of a row that is a heading inside a table, over all its columns: "Priority 2: Leadership"."""
    words = " ".join(row.cells[0].split()) if row.cells else ""
    if not words or any(row.cells[1:]) or words.lower() == "ongoing":  # which is a date, cut off from its row
        return ""
    named = named_priority(words)
    return words if HORIZON.match(words) or (named and named[1]) else ""


def placed(rows: Sequence[Row], columns: Sequence[Column]) -> Placed:
    """Takes from each row what it says of part, priority and horizon."""
    at = {column: columns.index(column) for column in _PLACES if column in columns}
    if not at:
        return Placed(tuple(rows), {})
    above: dict[Column, str] = {}
    where, rest = {}, []
    for row in rows:
        for column, n in at.items():
            said = " ".join(row.cells[n].split()) if n < len(row.cells) else ""
            if said and said != above.get(column):
                above = {wider: above[wider] for wider in _PLACES[: _PLACES.index(column)] if wider in above}
                above[column] = said
        where[row.line] = dict(above)
        rest.append(row.with_cells("" if n in at.values() else cell for n, cell in enumerate(row.cells)))
    return Placed(tuple(rest), where)


def levels(rows: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether the column of priorities says only how urgent each row is: high, medium, low."""
    if Column.PRIORITY not in columns:
        return False
    n = columns.index(Column.PRIORITY)
    words = {row.cells[n] for row in rows if n < len(row.cells) and row.cells[n]}
    return bool(words) and all(map(is_level, words))


def is_level(words: str) -> bool:
    """Whether a cell says how urgent something is, or how it goes, and names nothing: "High", "Amber"."""
    return bool(_LEVEL.fullmatch(words))


def number_and_name(words: str) -> tuple[str, str]:
    """Of "Priority 2: Leadership", "2. Leadership" or "Leadership": the number and the name of a priority."""
    found = next(filter(None, (pattern.match(words) for pattern in _NUMBERED)), None)
    return (figure(found[1]), found[2]) if found else ("", words)


def named_priority(words: str) -> tuple[str, str] | None:
    """The number and the name of what calls itself a priority: ("1", "Front door") of "Priority One – Front door"."""
    found = _PRIORITY.match(words)
    return (figure(found[1]), found[2]) if found else None


def figure(number: str) -> str:
    """The number of a priority in figures: 1 of "One"."""
    return _FIGURES.get(number.lower(), number)


def beyond(
    row: Row, columns: Sequence[Column], headings: Sequence[str], beside: str = ""
) -> Iterator[tuple[int, str, str]]:
    """What stands in cells of a row that an improvement plan has no place for: line, words, why.

    headings: of the columns, where they are known. beside: what the row is about.
    """
    about = f' (beside "{beside}")' if beside else ""
    for n, cell in enumerate(row.cells):
        words = " ".join(cell.split())
        if n >= len(columns):
            why = "It stands beyond the last column of its table."
        elif columns[n] not in (Column.OTHER, Column.GROUP):
            continue
        elif heading := headings[n] if n < len(headings) else "":
            words, why = f"{heading}: {words}", no_place(heading)
        else:
            why = "Its column has no heading."
        if cell:
            yield row.line, words + about, why


def no_place(heading: str) -> str:
    """Why a column is listed. Of some a plan has no place anywhere, of others only their table has none."""
    if column_of(heading) is Column.OTHER:
        return f'No place for a column "{heading}" in an improvement plan.'
    return f'A column "{heading}" has no place beside the others of its table.'
