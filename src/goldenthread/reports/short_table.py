"""Measures in the few columns that are taken in at a glance: month, year, ratings, signal; and what they come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldenthread.charts.cells import Cell, Column, Gap, Rating, Signal, Words
from goldenthread.reports.blocks import Group, Table
from goldenthread.reports.material import KEPT_BACK, Material, label
from goldenthread.reports.pages.reading import key_of_numbers, key_of_ratings
from goldenthread.scorecard.card import Row
from goldenthread.terms.judging import Rag, Variation
from goldenthread.terms.months import Month
from goldenthread.terms.showing import NOT_APPLICABLE

AGAINST = {"england": "England", "neighbours": "our neighbours", "target": "our target"}
_HEADS = {"england": "England", "neighbours": "Neighbours", "target": "Target"}
_SPARED = {"england": 2, "neighbours": 3, "target": 0}  # on slides without room: in which order they go
CONCERN = (Variation.CONCERN_HIGH, Variation.CONCERN_LOW)
IMPROVEMENT = (Variation.IMPROVEMENT_HIGH, Variation.IMPROVEMENT_LOW)
NEITHER = (Variation.NEITHER_HIGH, Variation.NEITHER_LOW)
Part = tuple[str, str, Sequence[Row]]
"""The heading of some rows, what they show, and the rows."""


def short_table(
    material: Material, name: str, caption: str, parts: Sequence[Part], grouped_by: str = ""
) -> Table:
    """A row for each measure. A comparator that none of them has is left out. Of which month a signal is, is said."""
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
        Group(heading, tuple(_row(material, row, fields, len(ends) > 1) for row in rows), message)
        for heading, message, rows in parts
    )
    key = (*key_of_ratings(material), *key_of_numbers(material))
    return Table(name, caption, columns, groups, grouped_by, key)


def signal_month(row: Row) -> Month | None:
    """The month that a row's signal is of, its last that may be judged; None where it has no signal."""
    if row.signal in (None, Variation.COMMON):
        return None
    return max((Month.of(figure.period_end) for figure in row.months if figure.may_be_judged), default=None)


def _row(material: Material, row: Row, fields: Sequence[str], dated: bool) -> tuple[Cell, ...]:
    last = next((f for f in row.months if f.period_end == material.card.month.end), None)
    none = KEPT_BACK if row.is_kept_back or row.is_signal_kept_back else NOT_APPLICABLE
    against = [getattr(row, field) for field in fields]
    return (
        Words(label(row)),
        material.cell(row.indicator, last),
        material.cell(row.indicator, row.shown_year),
        *(Rating(one.rag, one.rule) if one else Gap(NOT_APPLICABLE) for one in against),
        *([Words(f"{end.start:%b %Y}") if (end := signal_month(row)) else Gap(none)] if dated else []),
        Gap(none) if row.signal is None else Signal(row.signal),
    )


def red_words(rows: Sequence[Row]) -> str:
    """How many of some measures are red: against the first comparator with a red one, else the first that is rated."""
    found = [(name, rated) for field, name in AGAINST.items() if (rated := list(_rated(rows, field)))]
    if not found:
        return ""
    name, rated = next((pair for pair in found if Rag.RED in pair[1]), found[0])
    red = rated.count(Rag.RED)
    if len(rated) == 1:
        return f"the one measure rated against {name} is {'' if red else 'not '}red"
    return f"{red or 'none'} of {len(rated)} measures rated against {name} {'are' if red > 1 else 'is'} red"


def _rated(rows: Sequence[Row], field: str) -> Iterator[Rag]:
    for row in rows:
        against = getattr(row, field)
        if against is not None and against.rag is not Rag.NOT_RATED:
            yield against.rag


def signal_words(rows: Sequence[Row]) -> str:
    """How many of some measures are of concern, and how many are improving; of what is kept back nothing is said."""
    concern = sum(row.signal in CONCERN for row in rows)
    better = sum(row.signal in IMPROVEMENT for row in rows)
    told = " that is shown" if any(row.is_kept_back or row.is_signal_kept_back for row in rows) else ""
    measures = {0: f"no measure{told} is", 1: "1 measure is"}.get(concern, f"{concern} measures are")
    others = {0: "none is", 1: "1 is"}.get(better, f"{better} are")
    return f"{measures} of concern, {others} improving"
