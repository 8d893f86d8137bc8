"""The scan of a workbook: every part well-formed and without a document type, every sheet measured."""

from __future__ import annotations

from goldenthread.intake.gate.archive import Archive
from goldenthread.intake.gate.careful_rows import CarefulRows
from goldenthread.intake.gate.extent import Extent
from goldenthread.intake.gate.parts import Contents
from goldenthread.intake.gate.plain_rows import PlainRows
from goldenthread.intake.gate.strict_xml import StrictParser

XML_ENDINGS = (".xml", ".rels", ".vml")


def check_parts(archive: Archive, contents: Contents) -> None:
    """Check every part that is no worksheet and that some reader could open."""
    sheets = {sheet.part for sheet in contents.sheets}
    for part in archive.readable():
        if part not in sheets:
            _check_part(archive, part)


def scan_sheet(archive: Archive, part: str, recalculate: bool) -> Extent:
    """Measure one worksheet. What it says of its own dimension is not believed."""
    extent = Extent()
    careful = CarefulRows(extent, recalculate)
    PlainRows(extent, not recalculate, careful.feed).run(archive.stream(part))
    careful.parser.close()
    return extent


def _check_part(archive: Archive, part: str) -> None:
    """Check XML as XML; anything else is only unpacked and counted."""
    parser = StrictParser() if part.lower().endswith(XML_ENDINGS) else None
    for block in archive.stream(part):
        if parser:
            parser.feed(block)
    if parser:
        parser.close()
