"""The monthly table: its rows, their cells, and what stands behind each cell. It computes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.reports.words import CAVEAT_WORDS, STATUS_MARKS, STATUS_WORDS, causes, reasons
from goldenthread.terms.months import Month
from goldenthread.terms.showing import NOT_APPLICABLE, NOT_AVAILABLE, show, show_day, show_month
from goldenthread.terms.words import Basis, Status, Theme

MONTHS_SHOWN = 3
_CAVEATS = list(CAVEAT_WORDS)


@dataclass(frozen=True)
class Column:
    """One column of numbers: its heading in two lines, and a name that stays the same within a report."""

    name: str
    under: str
    ident: str
    of_year: bool = False


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

    @property
    def mark(self) -> str:
        """The letter beside a number that is not simply final."""
        return "" if self.is_missing or self.figure is None else STATUS_MARKS.get(self.figure.status, "")


@dataclass(frozen=True)
class Row:
    """One row: an indicator, or one of its age bands; a cell for each column of the table."""

    indicator: Indicator
    band: str
    months: tuple[Cell, ...]
    rolling: Cell
    average: Cell

    @property
    def cells(self) -> tuple[Cell, ...]:
        return (*self.months, self.rolling, self.average)

    @property
    def figures(self) -> list[Figure]:
        return [cell.figure for cell in self.cells if cell.figure is not None]

    @property
    def ident(self) -> str:
        return f"{self.indicator.code}-{self.band}" if self.band else self.indicator.code

    @property
    def group(self) -> str:
        """The age band in words; nothing for all ages."""
        return f"aged {self.band.replace('-', ' to ')}" if self.band else ""

    @property
    def label(self) -> str:
        return f"{self.indicator.label}, {self.group}" if self.band else self.indicator.label


@dataclass(frozen=True)
class Area:
    """The rows of one area of the report."""

    theme: Theme
    rows: tuple[Row, ...]

    @property
    def measures(self) -> list[Measure]:
        """The rows of each indicator together."""
        return [Measure(i, tuple(rows)) for i, rows in groupby(self.rows, key=lambda row: row.indicator)]


@dataclass(frozen=True)
class Measure:
    """An indicator with all its rows: what a reader opens to see how its figures were made."""

    indicator: Indicator
    rows: tuple[Row, ...]

    @property
    def reasons(self) -> list[tuple[Status, str]]:
        """Why some of its figures are not final, or final with a reservation, each reason once."""
        told = [(reason, f.status) for row in self.rows for f in row.figures for reason in reasons(f)]
        return [(status, reason) for reason, status in _most_final(told).items()]

    @property
    def has_gaps(self) -> bool:
        """Whether a count or a figure of it is missing."""
        return any(f.numerator is None or f.value is None for row in self.rows for f in row.figures)

    @property
    def populations(self) -> list[str]:
        return list(dict.fromkeys(f.population for row in self.rows for f in row.figures if f.population))


@dataclass(frozen=True)
class Table:
    """The monthly table of one authority."""

    areas: tuple[Area, ...]
    months: tuple[Month, ...]

    @property
    def rows(self) -> list[Row]:
        return [row for area in self.areas for row in area.rows]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of numbers, in the order of a row's cells."""
        return (
            *(Column(f"{month.start:%b}", str(month.year), str(month)) for month in self.months),
            Column("Rolling", "12 months", "rolling", of_year=True),
            Column("Average", "12 months", "average", of_year=True),
        )


@dataclass(frozen=True)
class Caveat:
    """A reason why figures are not final, or how they are off, and the rows that it holds for.

    `status`: the most final that a figure with this reason is.
    """

    status: Status
    reason: str
    rows: tuple[str, ...]


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
    def title(self) -> str:
        return f"Children's social care performance: {show_month(self.month)}"

    @property
    def areas(self) -> list[Area]:
        """Every area with all its rows, those of the monthly table first."""
        rows = sorted(
            self.table.rows + self.beside.rows, key=lambda row: list(Theme).index(row.indicator.theme)
        )
        return [Area(theme, tuple(group)) for theme, group in groupby(rows, key=lambda r: r.indicator.theme)]

    @property
    def populations(self) -> list[str]:
        """The estimates of children that rates were worked out with."""
        return list(dict.fromkeys(p for area in self.areas for m in area.measures for p in m.populations))

    @property
    def caveats(self) -> list[Caveat]:
        """What a reader should know before using the figures: each cause once, missing figures first."""
        told = [
            (cause, figure.status, row.label)
            for area in self.areas
            for row in area.rows
            for figure in row.figures
            for cause in causes(figure)
        ]
        rows: dict[str, dict[str, None]] = {}
        for cause, _, label in told:
            rows.setdefault(cause, {})[label] = None
        standing = _most_final((cause, status) for cause, status, _ in told)
        found = [Caveat(standing[cause], cause, tuple(labels)) for cause, labels in rows.items()]
        return sorted(found, key=lambda caveat: _CAVEATS.index(caveat.status))

    @property
    def standing(self) -> str:
        """What a reader should know first: how complete the table is and how final, in a sentence or three."""
        rows = self.table.rows
        found = [row for row in rows if not all(cell.is_missing for cell in row.cells)]
        known = f"Figures for {show_month(self.month)}, as known on {show_day(self.reference_date)}."
        return f"{known} {_have(len(found), len(rows))} {_final(found)}".strip()


def _most_final(told: Iterable[tuple[str, Status]]) -> dict[str, Status]:
    """Each reason once, with the most final status that it comes with."""
    found: dict[str, Status] = {}
    for reason, status in told:
        found[reason] = max(found.get(reason, status), status, key=_CAVEATS.index)
    return found


def _have(found: int, of: int) -> str:
    if found == of:
        return f"All {of} measures have a figure."
    return f"{found} of {of} measures {'has' if found == 1 else 'have'} a figure; the others say why not."


def _final(rows: Sequence[Row]) -> str:
    """How final the last column of months is, over the rows that have a figure."""
    latest = [row.months[-1].figure for row in rows]
    counts = [(sum(f is not None and f.status is status for f in latest), status) for status in STATUS_MARKS]
    said = [
        f"{count} {'is' if count == 1 else 'are'} {STATUS_WORDS[status].lower()}"
        for count, status in counts
        if count
    ]
    if not rows:
        return ""
    return f"{' and '.join(said)}; the rest are final." if said else "Every figure given is final."


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
