"""A published file as a table of texts, whatever it was before: CSV or a sheet of a workbook.

Columns are found by their header, in any order. Whoever opens the file (see `workspace.benchmarks`) has
dealt with byte-order marks, line ends and quotation marks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from goldenthread.benchmarks.problem import BenchmarkError, missing

HEADER_WITHIN = 6  # rows of column letters and titles that may stand above the header


@dataclass(frozen=True)
class Grid:
    """The rows of one file or sheet, top to bottom. `numbers`: the row each has in the file."""

    file: str
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int]

    def lacking(self, needed: Collection[str]) -> set[str]:
        """The needed columns that no header row has; every one of them where there is no header."""
        return min((lacking for _, lacking in self._heads(needed)), key=len, default=set(needed))

    def table(self, needed: Collection[str]) -> Table:
        """The rows under the header, by column name. Refuses a needed column that is missing or there twice."""
        at, lacking = min(self._heads(needed), key=lambda head: len(head[1]))
        headers = [_plain(cell) for cell in self.rows[at]]
        others = set(headers) - {_plain(name) for name in needed}
        for name in sorted(lacking):
            free = (cell for cell in self.rows[at] if _plain(cell) in others)
            raise missing(
                f'{self.file}: the column "{name}"', name, free, "Load the file as DfE published it."
            )
        for name in sorted(needed):
            if headers.count(_plain(name)) > 1:
                raise BenchmarkError(f'{self.file}: two columns are headed "{name}". Remove one.')
        columns = {name: headers.index(_plain(name)) for name in needed}
        return Table(self.file, columns, self.rows[at + 1 :], self.numbers[at + 1 :])

    def _heads(self, needed: Collection[str]) -> Iterator[tuple[int, set[str]]]:
        for at, row in enumerate(self.rows[:HEADER_WITHIN]):
            there = {_plain(cell) for cell in row}
            yield at, {name for name in needed if _plain(name) not in there}


@dataclass(frozen=True)
class Table:
    """Rows with their needed columns known."""

    file: str
    columns: dict[str, int]
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int]

    def __iter__(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Every row that is not blank: its number in the file, and its cells by column name."""
        places = list(self.columns.items())
        for number, row in zip(self.numbers, self.rows, strict=True):
            cells = {name: row[at].strip() for name, at in places}
            if any(cells.values()):
                yield number, cells


def _plain(header: str) -> str:
    return header.strip().casefold()
