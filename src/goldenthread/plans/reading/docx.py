"""A Word document as blocks, taken apart by the gate."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from goldenthread.intake.gate.document import Grid, Paragraph, read_document
from goldenthread.plans.reading.blocks import Block, Heading, Row, Table, Words
from goldenthread.plans.reading.struck import without_struck
from goldenthread.plans.reading.withdrawn import note_of

_DELETED = "It was deleted with tracking: left out. Accept or reject the change in Word."


def blocks(path: Path) -> Iterator[Block]:
    """The blocks of a document. A line is the number of the block or row from its beginning."""
    line = 0
    for block in read_document(path):
        line += 1
        if isinstance(block, Grid):
            yield (table := _table(block, line))
            line = table.rows[-1].line
        else:
            yield _of_paragraph(block, line)


def _table(grid: Grid, line: int) -> Table:
    rows = []
    told_of_rows = zip(grid.rows, grid.below, grid.beside, grid.struck, strict=True)
    for n, (given, below, beside, spans) in enumerate(told_of_rows):
        told = {at: without_struck(given[at], spans[at]) for at in spans}
        cells = (told[at][0] if at in told else words for at, words in enumerate(given))
        struck = {at: said for at, (_, said) in told.items() if said}
        rows.append(Row(line + n, tuple(cells), below, struck, beside))
    return Table(line, tuple(rows))


def _of_paragraph(block: Paragraph, line: int) -> Heading | Words:
    if block.is_deleted:
        return Words(line, block.text, note=_DELETED)
    text, struck = without_struck(block.text, block.struck)
    if block.level is not None:
        return Heading(line, block.level, text, struck=struck)
    return Words(line, text, block.is_item, note_of(text, struck), struck)
