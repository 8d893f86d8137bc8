"""Free text: team, worker, provider number."""

from __future__ import annotations

import pyarrow as pa

from goldenthread.intake.report import Place, Report
from goldenthread.intake.values.distinct import Cells, Reading, read_distinct, says_nothing, spelt, tidy


def as_text(cells: Cells, place: Place, report: Report) -> pa.Array:
    """Text without spaces around it; texts that stand for nothing (NULL, SSD_PH, -) are missing."""
    return read_distinct(spelt(cells, place, report), _read, pa.string(), place, report)


def _read(cell: str) -> Reading:
    text = tidy(cell)
    return (None if says_nothing(text) else text), None
