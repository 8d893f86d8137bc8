"""A Word document as blocks, taken apart by the gate."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from goldenthread.intake.gate.document import Grid, read_document
from goldenthread.plans.reading.blocks import Block, Heading, Row, Table, Words


def blocks(path: Path) -> Iterator[Block]:
    """The blocks of a document. A line is the number of the block or row from its beginning."""
    line = 0
    for block in read_document(path):
        line += 1
        if isinstance(block, Grid):
            rows = enumerate(zip(block.rows, block.below, strict=True))
            yield Table(line, tuple(Row(line + n, cells, below) for n, (cells, below) in rows))
            line += len(block.rows) - 1
        elif block.level is not None:
            yield Heading(line, block.level, block.text)
        else:
            yield Words(line, block.text, block.is_item)
