"""What the child process can be asked to do."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from goldenthread.intake.gate import parts
from goldenthread.intake.gate.archive import Archive
from goldenthread.intake.gate.extent import Extent
from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.parts import Contents, SheetPart
from goldenthread.intake.gate.places import letters
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.scan import check_parts, scan_sheet
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
        extents, cuts = _measure(archive, contents, limits)
        # Only now: a file that the scan refuses is answered at once, without loading the libraries.
        from goldenthread.intake.gate import calamine

        with _cut_copy(archive, cuts) as copy:
            book = calamine.open_copy(copy) if copy else calamine.open_workbook(path)
    sheets = []
    for listed, extent in zip(contents.sheets, extents, strict=True):
        start = _align(sink)
        with _naming(listed):
            calamine.write_sheet(book, listed.name, extent, sink)
        facts = _facts(extent, limits)
        sheets.append({**facts, "name": listed.name, "hidden": listed.hidden, "span": [start, sink.tell()]})
    return {"sheets": sheets, "date1904": contents.date1904}


def workbook_with_lines(path: Path, limits: Limits, sink: BinaryIO) -> dict[str, Any]:
    """The same, and which words of its cells have a line through them."""
    facts = workbook(path, limits, sink)
    from goldenthread.intake.gate.struck import struck

    with Archive(path, limits) as archive:
        lines = struck(archive, parts.contents(archive, limits))
    for sheet, found in zip(facts["sheets"], lines, strict=True):
        sheet["struck"] = found
    return facts


def parquet(path: Path, limits: Limits, sink: BinaryIO) -> dict[str, Any]:
    """Check a Parquet file and copy its rows."""
    from goldenthread.intake.gate.parquet_task import write_parquet

    return write_parquet(path, limits, sink)


def document(path: Path, limits: Limits, _: BinaryIO) -> dict[str, Any]:
    """Check a Word document and take out its paragraphs and tables."""
    from goldenthread.intake.gate.document_task import read

    return read(path, limits)


def _measure(
    archive: Archive, contents: Contents, limits: Limits
) -> tuple[list[Extent], dict[str, list[Cut]]]:
    """The extent of every sheet, and what to leave out so that no cell lies far away from all others."""
    check_parts(archive, contents)
    extents: list[Extent] = []
    cuts: dict[str, list[Cut]] = {}
    for listed in contents.sheets:
        with _naming(listed):
            extent = scan_sheet(archive, listed.part, contents.recalculate)
            if extent.sparse:
                extent, cut = without_strays(archive, listed.part, contents.recalculate)
                if cut:
                    cuts[listed.part] = cut
            extent.check(limits)
            extents.append(extent)
    return extents, cuts


@contextmanager
def _cut_copy(archive: Archive, cuts: dict[str, list[Cut]]) -> Iterator[BinaryIO | None]:
    """A copy of the workbook without what is cut, or nothing when nothing is."""
    if not cuts:
        yield None
        return
    with tempfile.TemporaryFile() as copy:
        write_copy(archive, cuts, copy)
        copy.seek(0)
        yield copy


@contextmanager
def _naming(listed: SheetPart) -> Iterator[None]:
    """A refusal inside names the sheet."""
    try:
        yield
    except Refused as refusal:
        raise refusal.named("", listed.name) from refusal.__cause__


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


TASKS = {
    "workbook": workbook,
    "workbook-with-lines": workbook_with_lines,
    "parquet": parquet,
    "document": document,
}
