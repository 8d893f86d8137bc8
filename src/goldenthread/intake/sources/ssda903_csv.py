"""The CSV files of a year's SSDA903: one for each table, told by their columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from goldenthread.intake.block import Block, block_of_sheet
from goldenthread.intake.gate.delimited import read_csv
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.sheet import Sheet
from goldenthread.intake.headers import layout_of, plain
from goldenthread.intake.problems import report_problems
from goldenthread.intake.report import Report
from goldenthread.standards.layout import Layout
from goldenthread.standards.ssda903 import LAYOUTS


def read_csv_files(paths: Sequence[Path], report: Report) -> dict[str, Block]:
    """The tables of one year by name."""
    blocks: dict[str, Block] = {}
    for path in paths:
        sheet = read_csv(path)
        layout = _layout(sheet, path)
        if layout.name in blocks:
            message = (
                f"It holds the table {layout.name}, and so does {blocks[layout.name].file}. Hand over one file "
                "for each table and year."
            )
            raise Refused("table-twice", message, file=path.name)
        sheet = replace(sheet, name=layout.name)
        report_problems(sheet, path.name, report)
        blocks[layout.name] = block_of_sheet(sheet, layout, path.name)
    return blocks


def _layout(sheet: Sheet, path: Path) -> Layout:
    headers = list(sheet.texts(0).values()) if sheet.table.num_rows else []
    by_columns = layout_of(headers, LAYOUTS.values())
    if by_columns:
        return by_columns
    for layout in LAYOUTS.values():
        if any(plain(path.stem).endswith(plain(name)) for name in (layout.name, *layout.also)):
            return layout  # its missing column is named when the block is made
    message = (
        "Its columns are those of no SSDA903 table. Hand over the files as the return's export makes them."
    )
    raise Refused("unknown-table", message, file=path.name)
