"""Stray cells: a space typed at the far corner of a sheet, which makes the sheet look a thousand times its size.

They are common, and a reader that takes room for the whole rectangle does not survive them. The few cells that lie
far from all others are found, reported one by one, and cut out of the copy that the reader is given.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

from goldenthread.intake.gate.archive import Archive
from goldenthread.intake.gate.careful_rows import CarefulRows
from goldenthread.intake.gate.extent import Extent

FEW_CELLS = 100
EMPTY_ROWS = 1_000
EMPTY_COLUMNS = 50


class Cut(NamedTuple):
    """Bytes of a part that are left out."""

    start: int
    end: int


class _Survey(CarefulRows):
    """Counts the cells with a value in each row and column."""

    def __init__(self, extent: Extent, recalculate: bool) -> None:
        super().__init__(extent, recalculate)
        self.rows: Counter[int] = Counter()
        self.columns: Counter[int] = Counter()

    def _wanted(self, row: int, column: int) -> bool:
        self.rows[row] += 1
        self.columns[column] += 1
        return True


class _Cutter(CarefulRows):
    """Finds the bytes of the cells beyond a last row and column, and measures the sheet without them."""

    def __init__(self, extent: Extent, recalculate: bool, bottom: int, right: int) -> None:
        super().__init__(extent, recalculate)
        self.cuts: list[Cut] = []
        self._bottom, self._right = bottom, right
        self._started = 0
        self._open = False

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._finish()
        super()._start(tag, attributes)

    def _end(self, tag: str) -> None:
        self._finish()
        super()._end(tag)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._started = self.parser.expat.CurrentByteIndex
        super()._start_cell(attributes)

    def _wanted(self, row: int, column: int) -> bool:
        if row <= self._bottom and column <= self._right:
            return True
        self._open = True
        self.extent.strays.extend((row, column))
        return False

    def _finish(self) -> None:
        """A cell reaches to where the next element starts or the one around it ends."""
        if self._open:
            self._open = False
            self.cuts.append(Cut(self._started, self.parser.expat.CurrentByteIndex))


def without_strays(archive: Archive, part: str, recalculate: bool) -> tuple[Extent, list[Cut]]:
    """The extent of a sheet without its stray cells, and the bytes to leave out so that they are gone."""
    survey = _Survey(Extent(), recalculate)
    _run(survey, archive, part)
    right = _last_near(survey.columns, EMPTY_COLUMNS)
    bottom = _last_near(survey.rows, EMPTY_ROWS)
    cutter = _Cutter(Extent(), recalculate, bottom, right)
    _run(cutter, archive, part)
    return cutter.extent, cutter.cuts


def _run(reader: CarefulRows, archive: Archive, part: str) -> None:
    for block in archive.stream(part):
        reader.feed(block)
    reader.parser.close()


def _last_near(counts: Counter[int], empty: int) -> int:
    """The last position before a wide empty stretch with only a few cells behind it."""
    places = sorted(counts)
    behind = 0
    last = places[-1] if places else 0
    for before, place in zip(reversed(places[:-1]), reversed(places[1:]), strict=True):
        behind += counts[place]
        if behind > FEW_CELLS:
            break
        if place - before > empty:
            last = before
    return last


def write_copy(archive: Archive, cuts: dict[str, list[Cut]], copy: BinaryIO) -> None:
    """The workbook again, without what is cut."""
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name in archive.readable():
            with target.open(name, "w", force_zip64=True) as part:
                for block in _kept(archive.stream(name), cuts.get(name, ())):
                    part.write(block)


def _kept(blocks: Iterable[bytes], cuts: Iterable[Cut]) -> Iterator[bytes]:
    """The bytes of a part but for those that are cut."""
    remaining = iter(cuts)
    cut = next(remaining, None)
    offset = 0
    for block in blocks:
        at, end = offset, offset + len(block)
        while cut and cut.start < end:
            if at < cut.start:
                yield block[at - offset : cut.start - offset]
            at = max(at, min(cut.end, end))
            if cut.end > end:
                break
            cut = next(remaining, None)
        yield block[at - offset :]
        offset = end
