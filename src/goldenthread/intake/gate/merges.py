"""Which cells of a workbook a cell above them is merged over: they are empty in the file, and filled on the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from goldenthread.intake.gate import places
from goldenthread.intake.gate.archive import Archive
from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.parts import contents
from goldenthread.intake.gate.shown import Place
from goldenthread.intake.gate.strict_xml import StrictParser, local_name

_MOST_CELLS = 200_000


def merged_from_above(path: Path, limits: Limits) -> dict[str, frozenset[Place]]:
    """By sheet, the row and the column of each cell that goes on from the one above, in a workbook that was read."""
    with Archive(path, limits) as archive:
        return {
            sheet.name: frozenset(_below(_areas(archive, sheet.part)))
            for sheet in contents(archive, limits).sheets
        }


def _areas(archive: Archive, part: str) -> list[str]:
    """The areas that are merged, as "B2:B4"."""
    found: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if local_name(tag) == "mergeCell":
            found.append(attributes.get("ref", ""))

    parser = StrictParser()
    parser.expat.StartElementHandler = start
    for block in archive.stream(part):
        parser.feed(block)
    parser.close()
    return found


def _below(areas: list[str]) -> Iterator[Place]:
    """The first column of each area below its first row, up to as many cells as a plan can have."""
    left = _MOST_CELLS
    for area in areas:
        first, _, last = area.partition(":")
        begins, ends = places.split(first), places.split(last)
        if begins is None or ends is None:
            continue
        for row in range(begins[0] + 1, min(ends[0], begins[0] + left) + 1):
            left -= 1
            yield row, places.letters(begins[1])
