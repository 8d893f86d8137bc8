"""Whether a stated count is what Annex A means by it: earlier ones only, the current one left out."""

from __future__ import annotations

import pyarrow.compute as pc

from goldenthread.intake.block import Block, Columns
from goldenthread.intake.report import Report

ENOUGH = 30  # with one child in five referred before, 30 of 30 are never so by chance


def report_counts(block: Block, columns: Columns, report: Report) -> None:
    """Report a list of referrals in which every child has an earlier one: some authorities count this one too."""
    stated = columns["referrals_12m"].drop_null()
    if len(stated) >= ENOUGH and pc.min(stated).as_py() > 0:
        header = next(column.name for column in block.layout.fields if column.record == "referrals_12m")
        report.add(block.place(header), None, "count-with-current")
