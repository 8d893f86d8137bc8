"""Reading cells with python-calamine, only ever in the child process and only behind the scan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from goldenthread.intake.gate.cells import Row, batches, marks
from goldenthread.intake.gate.extent import Box, Extent
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.sheet import CELL, column_names


def open_workbook(path: Path) -> CalamineWorkbook:
    """The workbook, or a refusal when the library cannot make sense of it."""
    return _opened(lambda: CalamineWorkbook.from_path(str(path)))


def open_copy(copy: BinaryIO) -> CalamineWorkbook:
    """The same for a copy that has no name."""
    return _opened(lambda: CalamineWorkbook.from_filelike(copy))


def _opened(opening: Callable[[], CalamineWorkbook]) -> CalamineWorkbook:
    try:
        return opening()
    except (CalamineError, OSError, ValueError) as error:
        raise _unreadable() from error


def write_sheet(book: CalamineWorkbook, name: str, extent: Extent, sink: BinaryIO) -> None:
    """Write the cells inside the extent, errors and uncached formulas marked, as an Arrow stream."""
    names = column_names(extent.left, extent.width) if extent.width else []
    schema = pa.schema([(letter, CELL) for letter in names])
    try:
        sheet = book.get_sheet_by_name(name)
    except (CalamineError, ValueError) as error:
        raise _unreadable() from error
    found = _found(sheet, extent)
    with pa.ipc.new_stream(sink, schema) as writer:
        for batch in batches(_rows(sheet, found, extent), names) if names else ():
            writer.write_batch(batch)


def _rows(sheet: CalamineSheet, found: Box, extent: Extent) -> Iterator[Row]:
    """Exactly the rows and columns of the extent, however much of it the library noticed."""
    marked = marks(extent.errors, extent.uncached)
    for row_number, values in _padded(sheet, found, extent):
        for column, mark in marked.get(row_number, ()):
            values[column - extent.left] = mark
        yield values


def _padded(sheet: CalamineSheet, found: Box, extent: Extent) -> Iterator[tuple[int, Row]]:
    before: Row = [""] * (found.left - extent.left)
    after: Row = [""] * (extent.right - found.right)
    pad = bool(before or after)
    for number, values in enumerate(sheet.iter_rows() if found.bottom else (), 1):
        if number >= extent.top:
            yield number, [*before, *values, *after] if pad else values
    for number in range(max(found.bottom + 1, extent.top), extent.bottom + 1):
        yield number, [""] * extent.width


def _found(sheet: CalamineSheet, extent: Extent) -> Box:
    """The cells that the library found.

    It may see less than the scan (it drops formulas without a value at the edges) but never more, and never less
    than the cells that are sure to have a value: two readings that differ are no reading.
    """
    found = Box()
    if sheet.start is not None and sheet.end is not None:
        found = Box(sheet.start[0] + 1, sheet.start[1] + 1, sheet.end[0] + 1, sheet.end[1] + 1)
    if not (found.within(extent) and extent.sure.within(found)):
        raise _unreadable()
    return found


def _unreadable() -> Refused:
    return Refused(
        "unreadable", "It cannot be read as a workbook. Open it in Excel and save it again as .xlsx."
    )
