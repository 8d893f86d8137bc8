"""Which cells of a workbook one above or beside them is merged over: empty in the file, and filled on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from goldenthread.intake.gate import places
from goldenthread.intake.gate.archive import Archive
from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.parts import contents
from goldenthread.intake.gate.shown import Place
from goldenthread.intake.gate.strict_xml import StrictParser, local_name

_MOST_CELLS = 200_000


@dataclass(frozen=True, slots=True)
class Merged:
    """The row and the column of each cell that goes on from the one above, and of each that does from its left."""

    below: frozenset[Place] = frozenset()
    beside: frozenset[Place] = frozenset()


def merged_cells(path: Path, limits: Limits) -> dict[str, Merged]:
    """The merged cells of each sheet of a workbook that was read."""
    with Archive(path, limits) as archive:
        areas = {sheet.name: _areas(archive, sheet.part) for sheet in contents(archive, limits).sheets}
    return {
        name: Merged(frozenset(_below(found)), frozenset(_beside(found))) for name, found in areas.items()
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
    every = (
        (row, places.letters(column))
        for first_row, column, last_row, _ in _corners(areas)
        for row in range(first_row + 1, last_row + 1)
    )
    return islice(every, _MOST_CELLS)


def _beside(areas: list[str]) -> Iterator[Place]:
    """The first row of each area beside its first column, up to as many cells."""
    every = (
        (row, places.letters(column))
        for row, first_column, _, last_column in _corners(areas)
        for column in range(first_column + 1, last_column + 1)
    )
    return islice(every, _MOST_CELLS)


def _corners(areas: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """The first row and column of each area, and its last ones."""
    for area in areas:
        first, _, last = area.partition(":")
        begins, ends = places.split(first), places.split(last)
        if begins is not None and ends is not None:
            yield *begins, *ends
