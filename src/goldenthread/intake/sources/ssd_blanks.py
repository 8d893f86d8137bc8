"""Dates that the publisher's scripts write where there is none: 1900-01-01 is no fault of the council."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.block import Block
from goldenthread.intake.values.distinct import Cells
from goldenthread.standards.ssd import NO_DATE, NO_DATE_COLUMNS


def without_placeholders(blocks: Mapping[str, Block]) -> tuple[dict[str, Block], tuple[str, ...]]:
    """The blocks with those dates left out, and a note for each column that had any."""
    kept, notes = {}, []
    for name, block in blocks.items():
        cells = dict(block.cells)
        for column in (column for column in NO_DATE_COLUMNS if column in cells):
            stands_for_none = _is_placeholder(cells[column])
            count = pc.sum(stands_for_none).as_py() or 0
            if count:
                nothing = pa.scalar(None, cells[column].type)
                cells[column] = pc.if_else(stands_for_none, nothing, cells[column])
                notes.append(
                    f"{column}: 1900-01-01 stands for no date in {count:,} rows and is read as such."
                )
        kept[name] = replace(block, cells=cells)
    return kept, tuple(notes)


def _is_placeholder(cells: Cells) -> pa.Array:
    texts = cells.cast(pa.string())
    return pc.fill_null(pc.or_(*(pc.starts_with(texts, spelling) for spelling in NO_DATE)), False)
