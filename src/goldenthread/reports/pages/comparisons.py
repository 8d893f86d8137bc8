"""Every comparison in a line of its own: with whom, of what time, from which release, how it was rated."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.charts.cells import Cell, Column, Gap, Rating, Words
from goldenthread.reports.blocks import Group, Table
from goldenthread.reports.document import Page
from goldenthread.reports.material import KEPT_BACK, Material, label, theirs
from goldenthread.reports.pages.reading import key_of_ratings
from goldenthread.scorecard.card import Against, Row
from goldenthread.terms.showing import NOT_APPLICABLE, NOT_AVAILABLE

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
        key_of_ratings(material),
        is_detail=True,
    )  # fmt: skip


def judged_cell(material: Material, row: Row) -> Cell:
    """Our figure that is compared, or why there is none: it is kept back, or nothing is final."""
    if row.judged is not None:
        return material.cell(row.indicator, row.judged)
    return Gap(nothing_judged(row))


def nothing_judged(row: Row) -> str:
    return KEPT_BACK if row.year.kept_back or row.is_kept_back else NOT_AVAILABLE


def against_cells(row: Row, against: Against | None) -> tuple[Cell, Cell]:
    """A comparator's figure, and how ours is rated against it."""
    if against is None:
        return Gap(NOT_APPLICABLE), Gap(NOT_APPLICABLE)
    return theirs(row, against.value), rating_cell(row, against)


def rating_cell(row: Row, against: Against) -> Gap | Rating:
    """How our figure is rated; where it is kept back nothing is, and the mark says so."""
    if row.judged is None and nothing_judged(row) == KEPT_BACK:
        return Gap(KEPT_BACK)
    return Rating(against.rag, against.rule)


def _line(material: Material, row: Row, against: Against) -> tuple[Cell, ...]:
    counted = f"{against.name} ({against.n} counted)" if against.n is not None else against.name
    return (
        Words(counted), judged_cell(material, row), theirs(row, against.value), Words(against.year),
        Words(against.source), rating_cell(row, against), Words(against.rule),
    )  # fmt: skip
