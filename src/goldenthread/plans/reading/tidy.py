"""Blocks of an Office file as the walk through a plan expects them: no empty lines, and no column that is empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goldenthread.plans.reading.blocks import Block, Heading, Row, Table, Words


def tidied(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same blocks with one space for every gap, and a line for each paragraph of a cell."""
    for block in blocks:
        if isinstance(block, Heading):
            yield Heading(block.line, max(block.level, 1), _flat(block.text))
        elif isinstance(block, Words):
            yield Words(block.line, _flat(block.text), block.is_item)
        elif any(any(row.cells) for row in block.rows):
            yield _table(block)


def _table(table: Table) -> Table:
    rows = [Row(row.line, tuple(map(_lines, row.cells))) for row in table.rows]
    width = max(len(row.cells) for row in rows)
    kept = [n for n in range(width) if any(n < len(row.cells) and row.cells[n] for row in rows)]
    return Table(
        table.line,
        tuple(
            Row(row.line, tuple(row.cells[n] if n < len(row.cells) else "" for n in kept))
            for row in rows
            if any(row.cells)
        ),
    )


def _lines(cell: str) -> str:
    return "\n".join(filter(None, (" ".join(line.split()) for line in cell.split("\n"))))


def _flat(text: str) -> str:
    return " ".join(text.split())
