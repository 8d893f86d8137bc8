"""A published file made tidy: one row for each indicator, breakdown, year and place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pyarrow as pa

from goldenthread.benchmarks.grid import Grid, Table
from goldenthread.benchmarks.layout import PER, Label, Layout, Series
from goldenthread.benchmarks.problem import BenchmarkError, missing
from goldenthread.benchmarks.symbols import WORDS, Cell, cell_of, total

ENGLAND = "England"
LEVELS = {"National": "national", "Regional": "region", "Local authority": "authority"}
SMALLEST, LARGEST_HIDDEN = 1, 5

FIGURES = pa.schema(
    [
        ("release", pa.string()),
        ("indicator", pa.string()),
        ("breakdown", pa.string()),
        ("year", pa.int32()),
        ("period", pa.string()),
        ("unit", pa.string()),
        ("level", pa.string()),
        ("place", pa.string()),
        ("name", pa.string()),
        ("region", pa.string()),
        ("value", pa.float64()),
        ("numerator", pa.float64()),
        ("denominator", pa.float64()),
        ("symbol", pa.string()),
        ("low", pa.float64()),
        ("high", pa.float64()),
    ]
)
"""`place`: "England", a region's code, or an authority's three digits. `low`, `high`: between what a hidden
numerator must lie. A rate without a value is worked out when it is asked for, with the release's populations."""


class Place(NamedTuple):
    """Where a row speaks of."""

    level: str
    code: str
    name: str
    region: str


Rows = dict[tuple[int, Place], dict[str, str]]


def tidy(grid: Grid, layout: Layout, release: str) -> pa.Table:
    """The figures of a file, ordered so that the same figures give the same table, however it was written."""
    table = grid.table(layout.columns)
    reading = _Reading(table, layout)
    rows = [row for series in layout.series for row in reading.rows(series, release)]
    rows.sort(
        key=lambda row: tuple(row[name] for name in ("indicator", "breakdown", "year", "level", "place"))
    )
    return pa.Table.from_pylist(rows, schema=FIGURES)


class _Reading:
    """The rows that matter, by the labels that choose them."""

    def __init__(self, table: Table, layout: Layout) -> None:
        self._file = table.file
        self._layout = layout
        self._chosen: dict[tuple[Label, ...], Rows] = {
            labels: {} for series in layout.series for labels in {series.rows, series.over or series.rows}
        }
        self._there: dict[str, set[str]] = {
            column: set() for labels in self._chosen for column, _ in (*labels, ("geographic_level", ""))
        }
        for number, cells in table:
            self._take(number, cells)
        self._check()

    def _take(self, number: int, cells: dict[str, str]) -> None:
        for column, there in self._there.items():
            there.add(cells[column])
        year = cells["time_period"]
        if not (year.isdecimal() and len(year) == 4):
            raise BenchmarkError(f"{self._file}, row {number}: time_period is not a year of four digits.")
        for labels, rows in self._chosen.items():
            if all(cells[column] == label for column, label in labels):
                for place in self._places(number, cells):
                    self._keep(rows, (int(year), place), cells, number)

    def _keep(self, rows: Rows, key: tuple[int, Place], cells: dict[str, str], number: int) -> None:
        """One row for a year and place. Of two, one may say that the place did not exist."""
        values = {
            column for series in self._layout.series for column in (series.value, *series.numerator) if column
        }
        said = rows.get(key)
        if said is None or all(said[column] == "z" for column in values):
            rows[key] = cells
        elif said != cells and not all(cells[column] == "z" for column in values):
            raise BenchmarkError(f"{self._file}, row {number}: {key[1].name} has two rows for {key[0]}.")

    def _places(self, number: int, cells: dict[str, str]) -> Iterator[Place]:
        """The place of a row; two for authorities that make one return, which stand as "940 / 941"."""
        level = LEVELS.get(cells["geographic_level"])
        if level == "national":
            yield Place(level, ENGLAND, ENGLAND, "")
        elif level == "region":
            yield Place(level, cells["region_code"], cells["region_name"], "")
        elif level == "authority":
            codes, names = cells["old_la_code"].split("/"), cells["la_name"].split(" / ")
            for code, name in zip(codes, names if len(names) == len(codes) else codes, strict=True):
                if not (code.strip().isdecimal() and len(code.strip()) == 3):
                    raise BenchmarkError(
                        f"{self._file}, row {number}: old_la_code is not a code of three digits."
                    )
                yield Place(level, code.strip(), name.strip(), cells["region_code"])

    def _check(self) -> None:
        """Refuse a file that has lost a label, naming it and the nearest that is there."""
        for label in LEVELS:
            self._must_be("geographic_level", label)
        for labels, rows in self._chosen.items():
            for column, label in labels:
                self._must_be(column, label)
            if not any(year == self._layout.newest and place.code == ENGLAND for year, place in rows):
                said = ", ".join(f'{column} "{label}"' for column, label in labels)
                raise BenchmarkError(
                    f"{self._file}: no row is for England in {self._layout.newest} with {said}. "
                    "Load the file as DfE published it."
                )

    def _must_be(self, column: str, label: str) -> None:
        there = self._there[column]
        if label not in there:
            expected = {name for labels in self._chosen for where, name in labels if where == column}
            expected |= set(LEVELS) if column == "geographic_level" else set()
            raise missing(
                f'{self._file}, column "{column}": the label "{label}"',
                label,
                there - expected,
                "If DfE renamed it, the release needs a file of its own under goldenthread/benchmarks/releases.",
            )

    def rows(self, series: Series, release: str) -> Iterator[dict[str, Any]]:
        """The tidy rows of one indicator."""
        chosen, over = self._chosen[series.rows], self._chosen[series.over] if series.over else {}
        by_code = {(year, place.code): cells for (year, place), cells in chosen.items()}
        for (year, place), cells in chosen.items():
            partner = by_code.get((year, self._layout.joint.get(place.code, "")))
            said = partner if partner and self._is_elsewhere(series, cells) else cells
            yield {
                "release": release,
                "indicator": series.indicator,
                "breakdown": series.breakdown,
                "year": year,
                "period": series.period.value.format(year),
                "unit": series.unit.value,
                "level": place.level,
                "place": place.code,
                "name": place.name,
                "region": place.region,
                **self._figure(series, said, over.get((year, place), {}) if series.over else said),
            }

    def _is_elsewhere(self, series: Series, cells: dict[str, str]) -> bool:
        return all(cells[column] == "z" for column in (series.value, *series.numerator) if column)

    def _figure(self, series: Series, cells: dict[str, str], over: dict[str, str]) -> dict[str, Any]:
        parts = self._cells(cells, series.numerator)
        numerator, denominator = total(parts), total(self._cells(over, series.denominator))
        if not series.numerator:
            numerator = Cell(None)
        if not series.denominator:
            denominator = Cell(None)
        rest = self._cells(cells, series.rest)
        if (
            numerator.number is None
            and rest
            and denominator.number is not None
            and total(rest).number is not None
        ):
            numerator = Cell(denominator.number - (total(rest).number or 0.0))
        value = (
            self._cells(cells, (series.value,))[0]
            if series.value
            else _worked_out(series, numerator, denominator)
        )
        low, high = _hidden(series, value, parts, rest, denominator.number)
        return {
            "value": value.number,
            "symbol": value.symbol,
            "numerator": numerator.number,
            "denominator": denominator.number,
            "low": low,
            "high": high,
        }

    def _cells(self, cells: dict[str, str], columns: Iterable[str]) -> list[Cell]:
        return [self._cell(cells[column], column) for column in columns] if cells else [Cell(None, "x")]

    def _cell(self, text: str, column: str) -> Cell:
        cell = cell_of(text)
        if cell is None:
            raise BenchmarkError(
                f'{self._file}, column "{column}": a cell is neither a number nor one of the symbols '
                f"{', '.join(WORDS)}. Load the file as DfE published it."
            )
        return cell


def _worked_out(series: Series, numerator: Cell, denominator: Cell) -> Cell:
    """The figure from its counts; a rate by population waits until it is asked for."""
    if numerator.number is None:
        return numerator
    if series.by_population:
        return Cell(None)
    if not denominator.number:
        return Cell(None, denominator.symbol or "z")
    return Cell(numerator.number / denominator.number * PER[series.unit])


def _hidden(
    series: Series, value: Cell, parts: list[Cell], rest: list[Cell], denominator: float | None
) -> tuple[float | None, float | None]:
    """Between which numbers a hidden numerator must lie; nothing where that cannot be told."""
    if value.symbol != "c" or denominator is None:
        return None, None
    if any(cell.number is None and cell.symbol != "c" for cell in (*parts, *rest)):
        return None, None
    if series.rest:
        low, high = _least(parts), denominator - _least(rest)
    elif series.hidden_is_small:
        low, high = SMALLEST, min(LARGEST_HIDDEN, denominator)
    else:
        return None, None
    return (low, high) if low <= high else (None, None)


def _least(cells: list[Cell]) -> float:
    """What cells come to at least: a hidden one is at least 1."""
    return sum(SMALLEST if cell.number is None else cell.number for cell in cells)
