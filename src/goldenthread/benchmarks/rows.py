"""The rows of a published file that hold its indicators, chosen by their labels, one for each year and place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from goldenthread.benchmarks.grid import Table
from goldenthread.benchmarks.layout import Label, Layout
from goldenthread.benchmarks.problem import BenchmarkError, missing

ENGLAND = "England"
LEVELS = {"National": "national", "Regional": "region", "Local authority": "authority"}

Cells = dict[str, str]
Labels = tuple[Label, ...]


class Place(NamedTuple):
    """Where a row speaks of. `code`: "England", a region's code, or an authority's three digits."""

    level: str
    code: str
    name: str
    region: str


class Row(NamedTuple):
    """The cells of one place in one year."""

    place: Place
    cells: Cells


Rows = dict[tuple[int, str], Row]
"""By year and the place's code."""


def chosen_rows(table: Table, layout: Layout) -> dict[Labels, Rows]:
    """For every set of labels of a layout, its rows. Refuses a file in which a label is not where it was."""
    return _Choosing(table, layout).rows


class _Choosing:
    """One pass over the file."""

    def __init__(self, table: Table, layout: Layout) -> None:
        self._file = table.file
        self._layout = layout
        self.rows: dict[Labels, Rows] = {
            labels: {} for series in layout.series for labels in (series.rows, series.over or series.rows)
        }
        columns = {"geographic_level", *(column for column, _ in layout.labels)}
        self._there: dict[str, set[str]] = {column: set() for column in columns}
        self._counted = {
            column for each in layout.series for column in (each.value, *each.numerator) if column
        }
        for number, cells in table:
            self._take(number, cells)
        self._check()

    def _take(self, number: int, cells: Cells) -> None:
        for column, there in self._there.items():
            there.add(cells[column])
        year = cells["time_period"]
        if not (year.isdecimal() and len(year) == 4):
            raise self._at(number, "time_period is not a year of four digits.")
        for labels, rows in self.rows.items():
            if all(cells[column] == label for column, label in labels):
                for place in self._places(number, cells):
                    self._keep(rows, int(year), Row(place, cells), number)

    def _keep(self, rows: Rows, year: int, row: Row, number: int) -> None:
        """One row for a year and place. Of two, one may say that the place did not exist."""
        held = rows.get((year, row.place.code))
        if held is None or self._says_nothing(held):
            rows[year, row.place.code] = row
        elif held.cells != row.cells and not self._says_nothing(row):
            raise self._at(number, f"{row.place.name} has two rows for {year}.")

    def _says_nothing(self, row: Row) -> bool:
        return all(row.cells[column] == "z" for column in self._counted)

    def _places(self, number: int, cells: Cells) -> Iterator[Place]:
        """The place of a row; two for authorities that make one return, which stand as "940 / 941"."""
        level = LEVELS.get(cells["geographic_level"])
        if level == "national":
            yield Place(level, ENGLAND, ENGLAND, "")
        elif level == "region":
            yield Place(level, cells["region_code"], cells["region_name"], "")
        elif level == "authority":
            codes = [code.strip() for code in cells["old_la_code"].split("/")]
            names = [name.strip() for name in cells["la_name"].split(" / ")]
            if not all(code.isdecimal() and len(code) == 3 for code in codes):
                raise self._at(number, "old_la_code is not a code of three digits.")
            for code, name in zip(codes, names if len(names) == len(codes) else codes, strict=True):
                yield Place(level, code, name, cells["region_code"])

    def _check(self) -> None:
        """Refuse a file that has lost a label, naming it and the nearest that is there."""
        for label in LEVELS:
            self._must_be("geographic_level", label)
        newest = self._layout.newest
        for labels, rows in self.rows.items():
            for column, label in labels:
                self._must_be(column, label)
            if (newest, ENGLAND) not in rows:
                said = ", ".join(f'{column} "{label}"' for column, label in labels)
                raise BenchmarkError(
                    f"{self._file}: no row is for England in {newest} with {said}. "
                    "Load the file as DfE published it."
                )

    def _must_be(self, column: str, label: str) -> None:
        there = self._there[column]
        if label not in there:
            expected = {name for where, name in self._layout.labels if where == column}
            expected |= set(LEVELS) if column == "geographic_level" else set()
            raise missing(
                f'{self._file}, column "{column}": the label "{label}"',
                label,
                there - expected,
                "If DfE renamed it, the release needs a file of its own under goldenthread/benchmarks/releases.",
            )

    def _at(self, number: int, words: str) -> BenchmarkError:
        return BenchmarkError(f"{self._file}, row {number}: {words}")
