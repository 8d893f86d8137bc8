"""Which cells of a workbook are shown as percentages: they hold 0.27, and people see and mean 27%."""

from __future__ import annotations

import re
from pathlib import Path

from goldenthread.intake.gate import places
from goldenthread.intake.gate.archive import Archive
from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.parts import contents
from goldenthread.intake.gate.strict_xml import StrictParser, local_name

_STYLES = "xl/styles.xml"
_ALWAYS = frozenset({"9", "10"})  # the formats 0% and 0.00%, which a workbook need not list
_NO_SIGN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')

Place = tuple[int, str]


def percentages(path: Path, limits: Limits) -> dict[str, frozenset[Place]]:
    """By sheet, the row and the column of each cell that is shown as a percentage, in a workbook that was read."""
    with Archive(path, limits) as archive:
        styles = _styles(archive) if _STYLES in archive.parts else frozenset()
        if not styles:
            return {}
        return {
            sheet.name: frozenset(_cells(archive, sheet.part, styles))
            for sheet in contents(archive, limits).sheets
        }


def _styles(archive: Archive) -> frozenset[str]:
    """The numbers of the styles that show a percentage."""
    formats, found = set(_ALWAYS), []
    inside = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        tag = local_name(tag)
        if tag == "numFmt" and "%" in _NO_SIGN.sub("", attributes.get("formatCode", "")):
            formats.add(attributes.get("numFmtId", ""))
        elif tag == "cellXfs":
            inside = True
        elif tag == "xf" and inside:
            found.append(attributes.get("numFmtId", "") in formats)

    def end(tag: str) -> None:
        nonlocal inside
        inside = inside and local_name(tag) != "cellXfs"

    parser = StrictParser()
    parser.expat.StartElementHandler, parser.expat.EndElementHandler = start, end
    parser.feed(archive.read(_STYLES))
    parser.close()
    return frozenset(str(n) for n, is_percentage in enumerate(found) if is_percentage)


def _cells(archive: Archive, part: str, styles: frozenset[str]) -> set[Place]:
    found: set[Place] = set()
    row = column = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column
        tag = local_name(tag)
        if tag == "row":
            said = attributes.get("r", "")
            row, column = int(said) if said.isdecimal() else row + 1, 0
        elif tag == "c":
            place = places.split(attributes.get("r", ""))
            column = place[1] if place else column + 1
            if attributes.get("s", "0") in styles:
                found.add((row, places.letters(column)))

    parser = StrictParser()
    parser.expat.StartElementHandler = start
    for block in archive.stream(part):
        parser.feed(block)
    parser.close()
    return found
