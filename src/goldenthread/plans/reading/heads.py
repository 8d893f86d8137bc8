"""The heading of a table, which may stand in more rows than one: "Timescale" over "Start" and "End"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goldenthread.plans.dates import is_dated
from goldenthread.plans.leads import is_somebody
from goldenthread.plans.plan import Guess
from goldenthread.plans.reading import text as t
from goldenthread.plans.reading.blocks import Row, Table
from goldenthread.plans.reading.columns import Column, column_of, columns_of
from goldenthread.plans.reading.values import is_a_year, is_value
from goldenthread.plans.reading.within import OVER, says_more

OF_TWO_ROWS = "the heading of the table"
"""What a guess about a second row of a heading is about."""
_REST_OF_A_HEADING = re.compile(
    r"(?:are we|now|as at|at|april|march|may|june|july|august|september|october|november|december|january|"
    r"february|\d{4})(?: \d{4})?",
    re.IGNORECASE,
)

_OF_DAYS = (Column.BY_WHEN, Column.DUE, Column.EARLIER, Column.BASELINE_DATE, Column.TARGET_DATE)
_OF_PEOPLE = (Column.LEADS, Column.OTHER)
_MAY_BE_PARTED = (
    *_OF_DAYS, Column.LEADS, Column.STEPS, Column.OUTCOME, Column.MEASURE, Column.IMPACT, Column.BASELINE, Column.NOW,
    Column.TARGET, Column.OTHER,
)  # fmt: skip
_MOST_WORDS = 6  # in a cell of a heading's second row


def heading_rows(table: Table) -> int:
    """How many of the first rows are the heading: one or two, and those that hold the rest of its words."""
    count = 2 if _is_of_two(table.rows) else 1
    for row in table.rows[count:]:
        if not _is_rest(row, table.rows[0]):
            return count
        count += 1
    return count


def _is_rest(row: Row, first: Row) -> bool:
    """Whether a row holds no more than the ends of what stands above it: "(where are we", "now)".

    A month below "By when" is the day of a row whose other cells are empty.
    """
    words = {n: cell.replace("\n", " ") for n, cell in enumerate(row.cells) if cell}
    if row.cells[0] or not words or not all(map(_REST_OF_A_HEADING.fullmatch, words.values())):
        return False
    return all(column_of(first.cells[n]) not in _OF_DAYS for n in words if n < len(first.cells))


def heading(table: Table) -> Row:
    """The heading of a table as one row. A cell over several others is said with each of them: "Timescale: End"."""
    first, *rest = table.rows[: heading_rows(table)]
    if _is_of_two(table.rows):
        first, *rest = (_as_one(*table.rows[:2]), *rest[1:])
    rows = [first, *rest]
    width = max(len(row.cells) for row in rows)
    cells = (
        " ".join(row.cells[n] for row in rows if n < len(row.cells) and row.cells[n]) for n in range(width)
    )
    return Row(table.line, tuple(" ".join(cell.split()) for cell in cells))


def asked_of_two_rows(table: Table) -> Iterator[Guess]:
    """A guess where two rows are taken for the heading, and not both merged cells and their words say so."""
    if not _is_of_two(table.rows):
        return
    first, second = table.rows[:2]
    if not (_is_merged_down(first, second) and _are_words_of_a_heading(second, _under(first, second))):
        taken = ", ".join(f'"{words}"' for words in heading(table).cells if OVER in words)
        why = "Two rows are read as the heading of this table: the words of the second belong to those above them."
        yield Guess(table.rows[1].line, OF_TWO_ROWS, "column", taken, why)


def _is_of_two(rows: Sequence[Row]) -> bool:
    """Whether a table begins with two rows that are one heading: a cell of the first stands over several below it."""
    if len(rows) < 2:
        return False
    first, second = rows[:2]
    under = _under(first, second)
    is_said = _is_merged_down(first, second) or _are_words_of_a_heading(second, under)
    if not under or not ((is_said and _are_several(under)) or _are_labels(rows, under)):
        return False
    alone = columns_of(second) is not None  # then what stands above it may be the title of the table
    return not alone or columns_of(first) is not None or len(under) < sum(map(bool, second.cells))


def _under(first: Row, second: Row) -> dict[int, int]:
    """The places of the second row whose words stand below a cell over several places: that cell's place, by theirs.

    None at all where the second row has words of its own anywhere else.
    """
    found: dict[int, int] = {}
    over = None
    for n, (upper, lower) in enumerate(_pairs(first, second)):
        if upper and not (over is not None and upper == first.cells[over] and upper != lower):
            over = n
        elif not upper and not lower:
            over = None
        if not lower or lower == upper:
            continue
        if over is None or n >= len(first.cells) or len(lower.split()) > _MOST_WORDS:
            return {}
        found[n] = over
    return found


def _are_several(under: dict[int, int]) -> bool:
    """Whether each cell of the first row that has words below it has those of several places."""
    return all(list(under.values()).count(over) > 1 for over in under.values())


def _pairs(first: Row, second: Row) -> list[tuple[str, str]]:
    width = max(len(first.cells), len(second.cells))
    upper, lower = ((*row.cells, *[""] * (width - len(row.cells))) for row in (first, second))
    return list(zip(upper, lower, strict=True))


def _is_merged_down(first: Row, second: Row) -> bool:
    """Whether every cell of the first row with nothing below it is merged over the second: the file says so."""
    alone = [n for n, (upper, lower) in enumerate(_pairs(first, second)) if upper and not lower]
    return bool(alone) and second.below is not None and set(alone) <= second.below


def _are_words_of_a_heading(second: Row, under: dict[int, int]) -> bool:
    known = (column_of(second.cells[n]) not in (Column.OTHER, Column.GROUP) for n in under)
    return all(is_known or says_more(second.cells[n]) for is_known, n in zip(known, under, strict=True))


def _are_labels(rows: Sequence[Row], under: dict[int, int]) -> bool:
    """Whether words of a second row, known or not, can only be labels of the columns below them.

    They stand below what has no actions or names, and are no values, days, roles or rest of a sentence; and each column
    to the right, which has no words of its own above it, has some below.
    """
    first, second, *below = rows
    columns = columns_of(first)
    if columns is None or any(columns[over] not in _MAY_BE_PARTED for over in under.values()):
        return False
    filled = {n for row in below for n, cell in enumerate(row.cells) if cell}
    to_the_right = {n for n, over in under.items() if n != over}
    if not to_the_right or not to_the_right <= filled:
        return False
    return all(_is_label(second.cells[n], columns[over]) for n, over in under.items())


def _is_label(words: str, over: Column) -> bool:
    if is_a_year(words):
        return over not in _OF_DAYS
    if (over in _OF_DAYS and is_dated(words)) or (over in _OF_PEOPLE and is_somebody(words)):
        return False
    return not (is_value(words) or t.goes_on(words) or words.endswith("."))


def _as_one(first: Row, second: Row) -> Row:
    under = _under(first, second)
    cells = []
    for n, (upper, lower) in enumerate(_pairs(first, second)):
        said = first.cells[under[n]] if n in under else upper
        cells.append(f"{said}{OVER}{lower}" if lower and lower != said else said)
    return first.with_cells(cells)
