"""What stands right above a table, or in rows above its heading, merged over all its columns: "Priority 1: Homes"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from goldenthread.plans.reading.blocks import Block, Heading, Row, Table, Words
from goldenthread.plans.reading.columns import columns_of
from goldenthread.plans.reading.headings import is_numbered, is_numbered_kind
from goldenthread.plans.reading.heads import heading, heading_rows
from goldenthread.plans.reading.repeated import is_again, without_repeats
from goldenthread.plans.reading.trackers import named_priority

_MOST = 5
"""So many rows may stand above a heading: further down it would be one of another table."""
_LONGEST = 150  # letters


def topped(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same blocks, with what stands above the heading of a table as headings, words and rows of their own.

    A paragraph right above a table may name its priority as well as such a row.
    """
    above: list[Heading] = []
    for block, below in pairwise([*blocks, None]):
        if isinstance(block, Heading):
            above = [each for each in above if each.level < block.level] + [block]
        level = above[-1].level if above else 0
        if isinstance(block, Table):
            yield from _parted(block, level)
        elif isinstance(block, Words) and isinstance(below, Table) and _names(block, above):
            yield Heading(block.line, level + 1, block.text, is_band=True)
        elif block is not None:
            yield block


def _names(block: Words, above: Sequence[Heading]) -> bool:
    """Whether a paragraph names the priority of the table below it. Below a priority, "Outcome 1: ..." is its own."""
    by_kind = not any(named_priority(each.text) or is_numbered(each.text) for each in above)
    is_sentence = block.text.endswith((".", ";", ",")) or len(block.text) > _LONGEST
    return names_priority(block.text, by_kind=by_kind) and not (block.is_item or block.note or is_sentence)


def _parted(table: Table, level: int) -> Iterator[Block]:
    rows = table.rows
    at = next((n for n in range(min(_MOST + 1, len(rows))) if _is_heading(rows[n:])), 0)
    yield from _above(rows[:at], level)
    if not _is_heading(rows[at:]):
        yield table
        return
    heads, begin = heading_rows(Table(rows[at].line, rows[at:])), at
    for n in range(at + heads, len(rows)):
        # The heading once more, with rows of their own above it: another priority begins.
        if is_again(rows[n], rows[at]) and (alone := _alone_above(rows[begin + heads : n])):
            yield Table(rows[begin].line, without_repeats(rows[begin : n - alone], heads))
            yield from _above(rows[n - alone : n], level)
            begin = n
    yield Table(rows[begin].line, without_repeats(rows[begin:], heads))


def _is_heading(rows: Sequence[Row]) -> bool:
    return columns_of(heading(Table(rows[0].line, tuple(rows)))) is not None


def _alone_above(rows: Sequence[Row]) -> int:
    """How many of the last rows have only one cell, where the first of these names a priority."""
    count = 0
    while count < min(_MOST, len(rows)) and _said(rows[-1 - count]):
        count += 1
    return next((n for n in range(count, 0, -1) if names_priority(_said(rows[-n]))), 0)


def _above(rows: Sequence[Row], level: int) -> Iterator[Block]:
    for row in rows:
        words = _said(row)
        if words and names_priority(words):
            yield Heading(row.line, level + 1, words, is_band=True)
        elif words:
            yield Words(row.line, words)
        else:
            yield Table(row.line, (row,))


def _said(row: Row) -> str:
    """The words of a row that has only one cell with words, whatever columns it is merged over."""
    given = [cell for cell in row.cells if cell]
    return " ".join(given[0].split()) if len(given) == 1 else ""


def names_priority(words: str, *, by_kind: bool = True) -> bool:
    """Whether words name a priority. by_kind: it may also be called a theme, an outcome and so on, with its number."""
    named = named_priority(words)
    return bool(named and named[1]) or (by_kind and is_numbered_kind(words))
