"""A published file made tidy: one row for each indicator, breakdown, year and place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa

from goldenthread.benchmarks.grid import Grid
from goldenthread.benchmarks.layout import PER, Layout, Series
from goldenthread.benchmarks.problem import BenchmarkError
from goldenthread.benchmarks.rows import Cells, Place, Rows, chosen_rows
from goldenthread.benchmarks.symbols import WORDS, Cell, cell_of, total

SMALLEST, LARGEST_HIDDEN = 1, 5  # what DfE hides: a true 0 is shown

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


def tidy(grid: Grid, layout: Layout, release: str) -> pa.Table:
    """The figures of a file, ordered so that the same figures give the same table, however it was written."""
    chosen = chosen_rows(grid.table(layout.columns), layout)
    rows = [
        {"release": release, **row}
        for series in layout.series
        for row in _Reading(grid.file, series, layout.joint).rows(
            chosen[series.rows], chosen[series.over or series.rows]
        )
    ]
    order = ("indicator", "breakdown", "year", "level", "place")
    rows.sort(key=lambda row: tuple(row[name] for name in order))
    return pa.Table.from_pylist(rows, schema=FIGURES)


class _Reading:
    """The figures of one indicator in one file."""

    def __init__(self, file: str, series: Series, joint: Mapping[str, str]) -> None:
        self._file = file
        self._series = series
        self._joint = joint

    def rows(self, chosen: Rows, over: Rows) -> Iterator[dict[str, Any]]:
        """The tidy rows: a figure for every year and place. `over`: the rows that hold the denominator."""
        series = self._series
        for (year, code), (place, cells) in chosen.items():
            at = year, self._joint.get(code, "")
            if at in chosen and self._is_elsewhere(cells):
                cells = chosen[at].cells
            else:
                at = year, code
            yield {
                "indicator": series.indicator,
                "breakdown": series.breakdown,
                "year": year,
                "period": series.period.value.format(year),
                "unit": series.unit.value,
                **_of_place(place),
                **self._figure(cells, over[at].cells if at in over else {}),
            }

    def _is_elsewhere(self, cells: Cells) -> bool:
        columns = (self._series.value, *self._series.numerator)
        return all(cells[column] == "z" for column in columns if column)

    def _figure(self, cells: Cells, over: Cells) -> dict[str, Any]:
        series = self._series
        parts, rest = self._cells(cells, series.numerator), self._cells(cells, series.rest)
        denominator = total(self._cells(over, series.denominator))
        numerator = _counted(parts, rest, denominator)
        if series.value:
            value = self._cell(cells[series.value], series.value)
        else:
            value = _worked_out(series, numerator, denominator)
        low, high = _hidden(series, value, parts, rest, denominator.number)
        return {
            "value": value.number,
            "symbol": value.symbol,
            "numerator": numerator.number,
            "denominator": denominator.number,
            "low": low,
            "high": high,
        }

    def _cells(self, cells: Cells, columns: Iterable[str]) -> list[Cell]:
        return [self._cell(cells.get(column, "x"), column) for column in columns]

    def _cell(self, text: str, column: str) -> Cell:
        cell = cell_of(text)
        if cell is None:
            raise BenchmarkError(
                f'{self._file}, column "{column}": a cell is neither a number nor one of the symbols '
                f"{', '.join(WORDS)}. Load the file as DfE published it."
            )
        return cell


def _of_place(place: Place) -> dict[str, str]:
    return {"level": place.level, "place": place.code, "name": place.name, "region": place.region}


def _counted(parts: list[Cell], rest: list[Cell], denominator: Cell) -> Cell:
    """The numerator; where a part of it is hidden, the denominator less the rest, if all of that is known."""
    counted, others = total(parts), total(rest)
    if counted.number is None and rest and denominator.number is not None and others.number is not None:
        return Cell(denominator.number - others.number)
    return counted


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
