"""Measures in the few columns that are taken in at a glance: month, year, ratings, signal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from goldenthread.charts.cells import Cell, Column, Gap, Words
from goldenthread.reports.blocks import Group, Table
from goldenthread.reports.material import KEPT_BACK, Material, label
from goldenthread.reports.pages.reading import key_of_numbers, key_of_ratings
from goldenthread.reports.row_cells import key_of_alike, rating_cell, signal_cell
from goldenthread.reports.standing import change_words, red_words
from goldenthread.scorecard.card import Row
from goldenthread.terms.months import Month
from goldenthread.terms.showing import NOT_APPLICABLE

_HEADS = {"england": "England", "neighbours": "Neighbours", "target": "Target"}
_SPARED = {"england": 2, "neighbours": 3, "target": 0}  # on slides without room: in which order they go
Part = tuple[str, str, Sequence[Row]]
"""The heading of some rows, what they show, and the rows."""


def short_table(
    material: Material, name: str, caption: str, parts: Sequence[Part], grouped_by: str = "", about: str = ""
) -> Table:
    """A row for each measure. A comparator that none of them has is left out. Of which month a signal is, is said.

    about: what a slide with some of the rows calls them; else the table's name.
    """
    month = material.card.month
    fields = [field for field in _HEADS if any(getattr(row, field) for _, _, rows in parts for row in rows)]
    ends = sorted({end for _, _, rows in parts for row in rows if (end := signal_month(row))})
    columns = (
        Column("Measure"),
        Column(f"{month.start:%b}", str(month.year), is_number=True),
        Column("Year", f"to {month.start:%b}", is_number=True, of_year=True, spared=1),
        *(Column(_HEADS[field], spared=_SPARED[field]) for field in fields),
        *([Column("Signal's", "month", spared=4)] if len(ends) > 1 else []),
        Column("Signal", f"of {ends[0].start:%b %Y}" if len(ends) == 1 else ""),
    )
    groups = tuple(
        Group(
            heading,
            tuple(_row(material, row, fields, len(ends) > 1) for row in rows),
            message,
            _of_some(material, rows, about or name),
        )
        for heading, message, rows in parts
    )
    alike = key_of_alike([row for _, _, rows in parts for row in rows])
    key = (*key_of_ratings(material), *alike, *key_of_numbers(material))
    return Table(name, caption, columns, groups, grouped_by, key)


def signal_month(row: Row) -> Month | None:
    """The month that a row's signal, or that it has none, is said of: its last that may be judged."""
    if row.signal is None:
        return None
    return max((Month.of(figure.period_end) for figure in row.months if figure.may_be_judged), default=None)


def _row(material: Material, row: Row, fields: Sequence[str], dated: bool) -> tuple[Cell, ...]:
    last = next((f for f in row.months if f.period_end == material.card.month.end), None)
    none = KEPT_BACK if row.is_kept_back or row.is_signal_kept_back else NOT_APPLICABLE
    return (
        Words(label(row)),
        material.cell(row.indicator, last),
        material.cell(row.indicator, row.shown_year),
        *(rating_cell(row, getattr(row, field)) for field in fields),
        *([Words(f"{end.start:%b %Y}") if (end := signal_month(row)) else Gap(none)] if dated else []),
        signal_cell(material, row),
    )


def _of_some(
    material: Material, rows: Sequence[Row], about: str
) -> Callable[[Sequence[tuple[Cell, ...]]], str]:
    """What some of the rows show, for a slide that has no room for all: it says that it counts only these."""
    named = {label(row): row for row in rows}

    def said(lines: Sequence[tuple[Cell, ...]]) -> str:
        there = [named[line[0].text] for line in lines]
        return f"{about}: of these, {red_words(there) or change_words(material, there)}"

    return said
