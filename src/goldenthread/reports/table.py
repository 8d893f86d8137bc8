"""The monthly table: its rows, their cells, and what stands behind each cell. It computes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.terms.months import Month
from goldenthread.terms.showing import NOT_APPLICABLE, NOT_AVAILABLE, show, show_day, show_month
from goldenthread.terms.words import Basis, Status, Theme

MONTHS_SHOWN = 3


@dataclass(frozen=True)
class Cell:
    """One cell: the text shown, and the figure behind it (none where the basis does not apply)."""

    text: str
    figure: Figure | None

    @property
    def is_provisional(self) -> bool:
        return self.figure is not None and self.figure.status is Status.PROVISIONAL

    @property
    def is_missing(self) -> bool:
        return self.text in (NOT_AVAILABLE, NOT_APPLICABLE)


@dataclass(frozen=True)
class Row:
    """One row: an indicator, or one of its age bands."""

    indicator: Indicator
    band: str
    months: tuple[Cell, ...]
    rolling: Cell
    average: Cell

    @property
    def cells(self) -> tuple[Cell, ...]:
        return (*self.months, self.rolling, self.average)


@dataclass(frozen=True)
class Area:
    """The rows of one area of the report."""

    theme: Theme
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Table:
    """The monthly table of one authority."""

    areas: tuple[Area, ...]
    months: tuple[Month, ...]

    @property
    def rows(self) -> list[Row]:
        return [row for area in self.areas for row in area.rows]


@dataclass(frozen=True)
class Report:
    """A report as every format shows it."""

    authority: str
    authority_name: str
    month: Month
    table: Table
    beside: Table
    loads: tuple[str, ...]
    reference_date: date
    snapshot: str
    settings: Mapping[str, tuple[object, str]]
    made_up: bool

    @property
    def standing(self) -> str:
        """What a reader should know first: how complete the table is and how final, in a sentence or three."""
        rows = self.table.rows
        missing = sum(all(cell.is_missing for cell in row.cells) for row in rows)
        moving = sum(row.months[-1].is_provisional for row in rows)
        known = f"Figures for {show_month(self.month)}, as known on {show_day(self.reference_date)}."
        have = (
            f"All {len(rows)} measures have a figure."
            if not missing
            else _have(len(rows) - missing, len(rows))
        )
        final = (
            f"{moving} {'is' if moving == 1 else 'are'} not final yet."
            if moving
            else "All of them are final."
        )
        return f"{known} {have} {final}"


def _have(found: int, of: int) -> str:
    return f"{found} of {of} measures {'has' if found == 1 else 'have'} a figure; the others say why not."


def monthly_table(
    indicators: Iterable[Indicator], figures: Iterable[Figure], months: Sequence[Month]
) -> Table:
    """The rows of some indicators over some months, in the order of the report."""
    found = {(f.indicator, f.breakdown, f.period_end, f.basis): f for f in figures}
    rows = [
        _row(indicator, band, found, months)
        for indicator in indicators
        for band in ([f"age={band.label}" for band in indicator.bands] or [""])
    ]
    areas = [Area(theme, tuple(group)) for theme, group in groupby(rows, key=lambda row: row.indicator.theme)]
    return Table(tuple(areas), tuple(months))


def _row(
    indicator: Indicator,
    band: str,
    found: Mapping[tuple[str, str, date, Basis], Figure],
    months: Sequence[Month],
) -> Row:
    def cell(month: Month, basis: Basis) -> Cell:
        figure = found.get((indicator.code, band, month.end, basis))
        return Cell(_text(indicator, figure), figure)

    monthly, _ = indicator.bases
    return Row(
        indicator,
        band.partition("=")[2],
        tuple(cell(month, monthly) for month in months),
        cell(months[-1], Basis.ROLLING_12),
        cell(months[-1], Basis.AVERAGE_12),
    )


def _text(indicator: Indicator, figure: Figure | None) -> str:
    if figure is None:
        return NOT_APPLICABLE
    if figure.value is None:
        return NOT_AVAILABLE if figure.status is Status.NOT_AVAILABLE else NOT_APPLICABLE
    return show(figure.value, indicator.unit, indicator.decimals)
