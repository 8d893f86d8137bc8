"""Every comparison in a line of its own: with whom, of what time, from which release, how it was rated."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.charts.cells import Cell, Column, Words
from goldenthread.reports.blocks import Group, Table
from goldenthread.reports.document import Page
from goldenthread.reports.material import Material, label, theirs
from goldenthread.reports.pages.reading import key_of_numbers, key_of_ratings
from goldenthread.reports.row_cells import is_judged_elsewhere, judged_cell, rating_cell
from goldenthread.reports.words import source_words
from goldenthread.scorecard.card import Against, Row

ORDER = 55


def pages(material: Material) -> Iterator[Page]:
    if any(row.against for row in material.card.rows):
        title = "Every comparison, and how it was rated"
        yield Page("comparisons", title, (_table(material),), is_wide=True, shown=())


def _table(material: Material) -> Table:
    groups = [
        Group(label(row), tuple(_line(material, row, against) for against in row.against))
        for _, rows in material.themes
        for row in rows
        if row.against
    ]
    return Table(
        "Compared",
        "The year's figure to the last final month, beside each comparator",
        (
            Column("Compared with"), Column("Ours", is_number=True), Column("Theirs", is_number=True),
            Column("Theirs is of"), Column("Source"), Column("Rating"), Column("How it was rated"),
        ),
        tuple(groups),
        "Measure",
        (*key_of_ratings(material), *key_of_numbers(material)),
        is_detail=True,
    )  # fmt: skip


def _line(material: Material, row: Row, against: Against) -> tuple[Cell, ...]:
    counted = f"{against.name} ({against.n} counted)" if against.n is not None else against.name
    return (
        Words(counted), judged_cell(material, row), theirs(row, against.value, against.decimals), Words(against.year),
        Words(source_words(against.source)), rating_cell(row, against), Words(_rule(row, against)),
    )  # fmt: skip


def _rule(row: Row, against: Against) -> str:
    if is_judged_elsewhere(row):
        return "Ours is kept back so that nobody can be recognised, so it is not rated here."
    return against.rule
