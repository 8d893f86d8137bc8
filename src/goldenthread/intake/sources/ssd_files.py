"""An SSD extract as files: one CSV or Parquet file for each table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.block import Block, block_of_sheet
from goldenthread.intake.gate.delimited import read_csv
from goldenthread.intake.gate.parquet import read_parquet
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.sniff import Kind
from goldenthread.intake.headers import columns_of
from goldenthread.intake.peek import file_kind, source_file
from goldenthread.intake.problems import report_problems
from goldenthread.intake.report import Report
from goldenthread.intake.sources.ssd_tables import is_unread, layout_named
from goldenthread.records.load import SourceFile
from goldenthread.standards.layout import Layout


@dataclass(frozen=True)
class Delivered:
    """The tables of an extract by the names of their layouts, and what to know about the delivery."""

    name: str
    blocks: dict[str, Block]
    files: tuple[SourceFile, ...]
    notes: tuple[str, ...] = ()


def read_files(paths: Sequence[Path], report: Report) -> Delivered:
    """The tables that feed records; files of other tables of the SSD are left unread."""
    blocks: dict[str, Block] = {}
    read: list[Path] = []
    unread: list[str] = []
    for path in paths:
        layout = layout_named(path.stem)
        if layout is None:
            if not is_unread(path.stem, ()):
                raise _no_table(path)
            unread.append(path.name)
            continue
        if layout.name in blocks:
            message = f"{blocks[layout.name].file} holds the table {layout.name} too. Hand over one of them."
            raise Refused("table-twice", message, file=path.name)
        blocks[layout.name] = _read(path, layout, report)
        read.append(path)
    notes = (f"Left unread, since no figure needs them: {', '.join(unread)}.",) if unread else ()
    return Delivered(paths[0].name, blocks, tuple(source_file(path) for path in read), notes)


def _read(path: Path, layout: Layout, report: Report) -> Block:
    if file_kind(path) is Kind.PARQUET:
        return block_of_table(read_parquet(path), layout, path.name, first_row=2)
    sheet = read_csv(path)
    report_problems(sheet, path.name, report)
    return _as_text(block_of_sheet(replace(sheet, name=layout.name), layout, path.name))


def _as_text(block: Block) -> Block:
    """Cells of a CSV file hold text or nothing."""
    return replace(block, cells={name: pc.struct_field(cells, "text") for name, cells in block.cells.items()})


def block_of_table(table: pa.Table, layout: Layout, file: str, first_row: int) -> Block:
    """A table with typed columns. Rows are counted from `first_row`: 2 where a header stands above them."""
    headers = columns_of({name: name for name in table.column_names}, layout, file, layout.name)
    cells = {name: table[header].combine_chunks() for name, header in headers.items()}
    rows = pa.array(range(first_row, first_row + table.num_rows), pa.int64())
    return Block(layout, file, layout.name, cells, rows, headers)


def _no_table(path: Path) -> Refused:
    message = "Its name is that of no table of the SSD. Name it after its table, such as ssd_person.csv."
    return Refused("unknown-table", message, file=path.name)
