"""Blocks of an Office file as the walk through a plan expects them: no empty lines, and no column that is empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from goldenthread.plans.reading.blocks import Block, Heading, Table, Words
from goldenthread.plans.reading.columns import columns_of
from goldenthread.plans.reading.heads import heading


def tidied(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same blocks with one space for every gap, and a line for each paragraph of a cell."""
    together: list[Block] = []  # a table, and what goes on from it below
    for block in blocks:
        if (tidy := _tidied(block)) is None:
            continue
        if not isinstance(tidy, Words) and not (together and _goes_on(tidy, together)):
            yield from _without_empty_columns(together)
            together = []
        together.append(tidy)
    yield from _without_empty_columns(together)


def _goes_on(block: Block, together: Sequence[Block]) -> bool:
    """Whether a table has no heading of its own, and as many columns as the one above it in its section."""
    above = next((each for each in together if isinstance(each, Table)), None)
    if above is None or not isinstance(block, Table) or _width(block) != _width(above):
        return False
    return columns_of(heading(_without(block, [block]))) is None


def _without_empty_columns(blocks: Sequence[Block]) -> Iterator[Block]:
    tables = [block for block in blocks if isinstance(block, Table)]
    for block in blocks:
        yield _without(block, tables) if isinstance(block, Table) else block


def _without(table: Table, tables: Sequence[Table]) -> Table:
    """The table without the columns that are empty in all of these tables."""
    kept = [
        n for n in range(_width(table))
        if any(n < len(row.cells) and row.cells[n] for each in tables for row in each.rows)
    ]  # fmt: skip
    return Table(table.line, tuple(row.only(kept) for row in table.rows))


def _width(table: Table) -> int:
    return max(len(row.cells) for row in table.rows)


def _tidied(block: Block) -> Block | None:
    if isinstance(block, Heading):
        return replace(block, level=max(block.level, 1), text=_flat(block.text))
    if isinstance(block, Words):
        return replace(block, text=_flat(block.text))
    rows = tuple(row.with_cells(map(_lines, row.cells)) for row in block.rows if any(row.cells))
    return Table(block.line, rows) if rows else None


def _lines(cell: str) -> str:
    return "\n".join(filter(None, (" ".join(line.split()) for line in cell.split("\n"))))


def _flat(text: str) -> str:
    return " ".join(text.split())
