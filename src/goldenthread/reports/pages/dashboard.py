"""The dashboard: every measure in one row, with its months, its comparisons, its direction and its signal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from goldenthread.charts.cells import Cell, Column, Gap, Signal, Travel, Words
from goldenthread.charts.sparkline import Sparkline
from goldenthread.indicators.figure import Figure
from goldenthread.judgement.saying import listed
from goldenthread.reports.blocks import Block, Group, Table, Terms
from goldenthread.reports.document import Page
from goldenthread.reports.material import KEPT_BACK, Material, label
from goldenthread.reports.pages.reading import key_of_numbers, key_of_ratings
from goldenthread.reports.row_cells import against_cells, key_of_alike, signal_cell
from goldenthread.reports.words import sentence
from goldenthread.scorecard.card import Row
from goldenthread.terms.months import Month
from goldenthread.terms.showing import NOT_APPLICABLE, NOT_AVAILABLE, show, show_month

ORDER = 30
MONTHS = 3


def pages(material: Material) -> Iterator[Page]:
    if material.card.rows:
        yield Page("dashboard", "Dashboard", tuple(_blocks(material)), is_wide=True, shown=())


def _blocks(material: Material) -> Iterator[Block]:
    yield table(material)
    if years := tuple(_years(material)):
        yield Terms("What England's and the neighbours' figures are of", years)


def months_shown(month: Month) -> list[Month]:
    """The single months that have a column: the report's, and those before it."""
    return [month.plus(back) for back in range(1 - MONTHS, 1)]


def table(material: Material) -> Table:
    """The rows by area. The columns are the same in every month."""
    month = material.card.month
    months = months_shown(month)
    told = told_of(material.card.rows, month)
    groups = [
        Group(theme.value, tuple(_row(material, row, months, told) for row in rows))
        for theme, rows in material.themes
    ]
    return Table(
        "Dashboard",
        f"Every measure, {show_month(months[0])} to {show_month(month)}",
        (
            Column("Measure"),
            *(Column(f"{m.start:%b}", str(m.year), is_number=True) for m in months),
            Column("Year", f"to {month.start:%b}", is_number=True, of_year=True),
            Column("England", "figure", is_number=True), Column("England", "rating"),
            Column("Neighbours", material.card.judgement.neighbours, is_number=True), Column("Neighbours", "rating"),
            Column("Target", "figure", is_number=True), Column("Target", "rating"),
            Column("Direction", f"to {told.start:%b}"), Column("Signal", f"of {told.start:%b}"),
            Column("Months", "up to 24"),
        ),
        tuple(groups),
        "Area",
        tuple(key(material)),
        is_wide=True,
        opens="Counts",
    )  # fmt: skip


def told_of(rows: tuple[Row, ...], month: Month) -> Month:
    """The month that direction and signal are of for most measures: the last final one."""
    found = Counter(Month.of(row.last_final.period_end) for row in rows if row.last_final and row.movement)
    return max(found, key=lambda each: (found[each], each.number)) if found else month


def _row(material: Material, row: Row, months: list[Month], told: Month) -> tuple[Cell, ...]:
    found = {figure.period_end: figure for figure in row.months}
    return (
        Words(label(row)),
        *(material.cell(row.indicator, found.get(month.end)) for month in months),
        material.cell(row.indicator, row.shown_year),
        *(
            cell
            for against in (row.england, row.neighbours, row.target)
            for cell in against_cells(row, against)
        ),
        *_movement(material, row, told),
        _shape(row),
    )


def _movement(material: Material, row: Row, told: Month) -> tuple[Cell, Cell]:
    """Direction and signal of the last final month, which is named where it is another than the column's head says."""
    last = Month.of(row.last_final.period_end) if row.last_final else told
    other = "" if last == told else f"{last.start:%b}"
    signal = signal_cell(material, row)
    return (
        Gap(_nothing(row)) if row.movement is None else Travel(row.movement, row.direction, other),
        replace(signal, of=other) if isinstance(signal, Signal) else signal,
    )


def _years(material: Material) -> Iterator[tuple[str, str]]:
    """The years of the comparators, the commonest first, the others each with its measures."""
    found: dict[str, list[str]] = {}
    for row in material.card.rows:
        if year := _year(row):
            found.setdefault(year, []).append(label(row))
    whole = "All measures that are not named below" if len(found) > 1 else "All measures"
    for at, (year, names) in enumerate(sorted(found.items(), key=lambda one: -len(one[1]))):
        yield sentence(year)[:-1], "; ".join(names) if at else whole


def _year(row: Row) -> str:
    england, neighbours = (against.year if against else "" for against in (row.england, row.neighbours))
    if not england or not neighbours or england == neighbours:
        return england or neighbours
    return f"{england}; neighbours: {neighbours}"


def _nothing(row: Row) -> str:
    """Why nothing is said of the last final month: it is kept back, or there is nothing to say."""
    return KEPT_BACK if row.is_kept_back or any(f.kept_back for f in row.months[-MONTHS:]) else NOT_APPLICABLE


def _shape(row: Row) -> Cell:
    """The months as a sparkline, with its ends in words."""
    if all(figure.value is None for figure in row.months):
        return Gap(KEPT_BACK if row.is_kept_back else NOT_AVAILABLE)
    final = tuple(figure.may_be_judged for figure in row.months)
    return Sparkline(tuple(figure.value for figure in row.months), " ".join(_in_words(row)), final)


def _in_words(row: Row) -> Iterator[str]:
    """From the first to the last final month. What is not final is no change: it is told by itself."""
    known = [figure for figure in row.months if figure.value is not None]
    final = [_dated(row, figure) for figure in known if figure.is_final]
    unsure = [_dated(row, figure) for figure in known if not figure.is_final][-MONTHS:]
    if final:
        yield f"{final[0]}." if len(final) == 1 else f"From {final[0]} to {final[-1]}."
    if unsure:
        yield f"Not final yet: {listed(unsure)}."


def _dated(row: Row, figure: Figure) -> str:
    return f"{show(figure.value or 0.0, row.indicator.unit, row.indicator.decimals)} in {figure.period_end:%b %Y}"


def key(material: Material) -> Iterator[tuple[str, str]]:
    """What the marks of a table of figures and ratings mean."""
    yield from key_of_ratings(material)
    yield from key_of_alike(material.card.rows)
    yield from key_of_numbers(material)
