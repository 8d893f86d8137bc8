"""The dashboard's table: the report's own, with its rows chosen, its columns chosen, and each figure leading on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import slugify
from markupsafe import Markup

from goldenthread.charts.cells import Cell, Column, Gap, Number
from goldenthread.reports.blocks import Group, Table
from goldenthread.reports.formats.cell_markup import cell_markup
from goldenthread.reports.material import KeyOfRow, Material, key_of
from goldenthread.reports.pages import dashboard as report
from goldenthread.scorecard.card import Row
from goldenthread.terms.judging import Rag, Variation
from goldenthread.terms.months import Month
from goldenthread_web.performance.chosen import Chosen, Show
from goldenthread_web.performance.held import held
from goldenthread_web.performance.pieces import Mark
from goldenthread_web.performance.served import Served, material_of
from goldenthread_web.performance.words import row_words

_DASHBOARDS_HELD = 48  # of one worker: each some 200 kB


@dataclass(frozen=True)
class ShownCell:
    """One cell: what stands in it, how it is set, and where it leads ("": nowhere)."""

    markup: Markup
    kinds: str
    heading: str
    address: str = ""


@dataclass(frozen=True)
class ShownRow:
    """One measure. `address`: its page; `cells`: its figures as the page has them; `marks`: beside its name."""

    key: KeyOfRow
    label: str
    address: str
    cells: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class ShownGroup:
    heading: str
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True)
class Head:
    """A heading over one column or several."""

    name: str
    parts: tuple[Column, ...]

    @property
    def has_parts(self) -> bool:
        return len(self.parts) > 1 and all(part.is_number for part in self.parts)

    @property
    def kinds(self) -> str:
        return _kinds(self.parts[0])


@dataclass(frozen=True)
class Dashboard:
    """The table as a page shows it, and as a file of it: both are made from `table`."""

    table: Table
    heads: tuple[Head, ...]
    groups: tuple[ShownGroup, ...]
    shown: int
    of: int

    @property
    def has_parts(self) -> bool:
        """Whether a heading stands over several, so that the head has two rows."""
        return any(head.has_parts for head in self.heads)


def dashboard(found: Served, choice: Chosen, marks: Mapping[KeyOfRow, tuple[Mark, ...]]) -> Dashboard:
    """The dashboard of a month and a part of the council. `marks`: of each measure that has some."""
    unmarked = _unmarked(found.workspace.folder, found.stamp, choice)
    groups = (
        replace(group, rows=tuple(replace(row, marks=marks.get(row.key, ())) for row in group.rows))
        for group in unmarked.groups
    )
    return replace(unmarked, groups=tuple(groups))


@held(_DASHBOARDS_HELD)
def _unmarked(folder: Path, stamp: tuple[int, ...], choice: Chosen) -> Dashboard:
    """The same without marks: for all who look at that month and part in that way."""
    material = material_of(folder, stamp, choice.month, choice.area, choice.cut)
    rows = [row for _, found in material.themes for row in found]
    kept = [row for row in rows if is_shown(row, choice.show)]
    table = table_of(material, choice)
    groups = _groups(table, kept, choice)
    return Dashboard(table, tuple(_heads(table.columns)), tuple(groups), len(kept), len(rows))


def table_of(material: Material, choice: Chosen) -> Table:
    """The report's table with the rows and the columns that were chosen."""
    whole = report.table(material)
    rows = [row for _, found in material.themes for row in found]
    kept = [at for at, row in enumerate(rows) if is_shown(row, choice.show)]
    columns = [at for at, column in enumerate(whole.columns) if _is_chosen(at, column, choice)]
    return _narrowed(whole, kept, columns)


def is_shown(row: Row, show: Show) -> bool:
    """Whether a row is among those asked for."""
    if show is Show.RED:
        return any(against.rag is Rag.RED for against in row.against)
    if show is Show.SIGNALS:
        return row.signal not in (None, Variation.COMMON)
    return True


def _is_chosen(at: int, column: Column, choice: Chosen) -> bool:
    """The measure and the year's figure always stand there: without them a row says nothing."""
    if at == 0 or column.of_year:
        return True
    return ("months" if _is_month(at) else column.name) in choice.columns


def _is_month(at: int) -> bool:
    return 1 <= at <= report.MONTHS


def _narrowed(table: Table, kept: Sequence[int], columns: Sequence[int]) -> Table:
    """The table with some of its rows and columns; a group without rows is not there."""
    wanted, groups, first = set(kept), [], 0
    for group in table.groups:
        places = range(first, first + len(group.rows))
        rows = tuple(
            tuple(row[at] for at in columns)
            for place, row in zip(places, group.rows, strict=True)
            if place in wanted
        )
        groups += [Group(group.heading, rows)] if rows else []
        first += len(group.rows)
    return replace(table, columns=tuple(table.columns[at] for at in columns), groups=tuple(groups))


def _groups(table: Table, rows: Sequence[Row], choice: Chosen) -> Iterator[ShownGroup]:
    found = iter(rows)
    for group in table.groups:
        yield ShownGroup(
            group.heading, tuple(_row(table.columns, cells, next(found), choice) for cells in group.rows)
        )


def _row(columns: Sequence[Column], cells: Sequence[Cell], row: Row, choice: Chosen) -> ShownRow:
    months = iter(report.months_shown(choice.month))
    shown = []
    for column, cell in zip(columns[1:], cells[1:], strict=True):
        leads = ""
        if column.of_year:
            leads = ledger_address(row, Month.of(row.shown_year.period_end), choice, year=True)
        elif column.is_number and column.name not in choice.columns:
            leads = ledger_address(row, next(months), choice)
        opens = leads if isinstance(cell, Number) else ""
        shown.append(ShownCell(cell_markup(cell), _kinds(column, cell), column.heading, opens))
    drawn = render_to_string("performance/row_cells.html", {"cells": shown})
    return ShownRow(key_of(row), row_words(row, choice.area), indicator_address(row, choice), drawn)


def indicator_address(row: Row, choice: Chosen) -> str:
    query = choice.but(show=Show.ALL, columns=Chosen(choice.month).columns).query
    below = f"#{place(row)}" if row.group not in ("", choice.area) else ""
    return f"{reverse('indicator', args=[row.indicator.code])}?{query}{below}"


def place(row: Row) -> str:
    """Where on the page of its measure a row stands: an age band stands below all ages."""
    return f"row-{slugify(row.group.replace('=', '-'))}" if row.group else "row"


def ledger_address(row: Row, month: Month, choice: Chosen, *, year: bool = False) -> str:
    """Where a figure opens to the rows behind it. An age band of its own is opened as one."""
    group = row.group or choice.area
    query = Chosen(month, group).query + ("&of=year" if year else "")
    return f"{reverse('ledger', args=[row.indicator.code])}?{query}"


def _heads(columns: Sequence[Column]) -> Iterator[Head]:
    """Columns of one name that stand side by side have one heading."""
    run: list[Column] = []
    for column in columns:
        if run and run[-1].name != column.name:
            yield Head(run[0].name, tuple(run))
            run = []
        run.append(column)
    yield Head(run[0].name, tuple(run))


def _kinds(column: Column, cell: Cell | None = None) -> str:
    kinds = ["number"] if column.is_number else []
    kinds += ["year"] if column.of_year else []
    kinds += ["gap"] if isinstance(cell, Gap) else []
    return " ".join(kinds)
