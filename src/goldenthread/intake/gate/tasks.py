"""What the child process can be asked to do."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, BinaryIO

from python_calamine import CalamineWorkbook

from goldenthread.intake.gate import calamine, parts
from goldenthread.intake.gate.archive import Archive
from goldenthread.intake.gate.extent import Extent
from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.parquet_task import write_parquet
from goldenthread.intake.gate.parts import Contents
from goldenthread.intake.gate.places import letters
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.scan import scan
from goldenthread.intake.gate.stray import Cut, without_strays, write_copy

ALIGNMENT = 64


def run(request: dict[str, Any], sink: BinaryIO) -> dict[str, Any]:
    """Do the task that is named."""
    return TASKS[request["task"]](Path(request["path"]), Limits(**request["limits"]), sink)


def workbook(path: Path, limits: Limits, sink: BinaryIO) -> dict[str, Any]:
    """Check and scan a workbook, then write the cells of each sheet."""
    with Archive(path, limits) as archive:
        parts.check_content_types(archive)
        contents = parts.contents(archive, limits)
        extents = scan(archive, contents)
        book = _open(path, archive, contents, extents)
    sheets = []
    for listed, extent in zip(contents.sheets, extents, strict=True):
        try:
            extent.check(limits)
            start = _align(sink)
            calamine.write_sheet(book, listed.name, extent, sink)
        except Refused as refusal:
            raise refusal.named("", listed.name) from refusal
        facts = _facts(extent, limits)
        sheets.append({**facts, "name": listed.name, "hidden": listed.hidden, "span": [start, sink.tell()]})
    return {"sheets": sheets, "date1904": contents.date1904}


def _open(path: Path, archive: Archive, contents: Contents, extents: list[Extent]) -> CalamineWorkbook:
    """The workbook, or a copy of it without the cells that lie far away from all others."""
    cuts: dict[str, list[Cut]] = {}
    for at, listed in enumerate(contents.sheets):
        if extents[at].sparse:
            extents[at], cuts[listed.part] = without_strays(archive, listed.part, contents.recalculate)
    if not any(cuts.values()):
        return calamine.open_workbook(path)
    with tempfile.TemporaryFile() as copy:
        write_copy(archive, cuts, copy)
        return calamine.open_copy(copy)


def _align(sink: BinaryIO) -> int:
    sink.write(b"\0" * (-sink.tell() % ALIGNMENT))
    return sink.tell()


def _facts(extent: Extent, limits: Limits) -> dict[str, Any]:
    problems = []
    counts = {}
    for rule, places in (
        ("error-value", extent.errors),
        ("formula-without-value", extent.uncached),
        ("stray-cell", extent.strays),
    ):
        if places:
            counts[rule] = len(places) // 2
        shown = places[: 2 * limits.problems_listed]
        problems += [(shown[at], letters(shown[at + 1]), rule) for at in range(0, len(shown), 2)]
    return {
        "first_row": extent.top or 1,
        "first_column": extent.left or 1,
        "hidden_rows": extent.hidden_rows,
        "hidden_columns": extent.hidden_columns,
        "problems": problems,
        "counts": counts,
    }


def out_of_memory() -> Refused:
    """The file needs more memory than any real return."""
    return Refused(
        "too-much-memory", "It needs more memory than a return should. Split it or delete unused cells."
    )


TASKS = {"workbook": workbook, "parquet": write_parquet}
