"""This month: what changed that is more than chance, what is red, and how fresh the figures are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from goldenthread.charts.cells import Rating
from goldenthread.charts.marks import SIGNALS
from goldenthread.reports.formats.cell_markup import cell_markup
from goldenthread.reports.material import KeyOfRow, Material, key_of, theirs
from goldenthread.reports.row_cells import has_signal, is_doubtful, signal_cell
from goldenthread.scorecard.card import Against, Row
from goldenthread.terms.judging import Rag, Variation
from goldenthread.terms.showing import show, show_day
from goldenthread_web.performance.chosen import Chosen
from goldenthread_web.performance.dashboard import indicator_address
from goldenthread_web.performance.pieces import Item, Mark
from goldenthread_web.performance.words import row_words

_CONCERN = {Variation.CONCERN_HIGH, Variation.CONCERN_LOW}
_IMPROVEMENT = {Variation.IMPROVEMENT_HIGH, Variation.IMPROVEMENT_LOW}

_IN_A_SENTENCE = {"Target": "the target of", "Statistical neighbours": "statistical neighbours"}

Marks = Mapping[KeyOfRow, tuple[Mark, ...]]
_NO_MARKS: Marks = {}


@dataclass(frozen=True)
class ThisMonth:
    """concerns and improvements: signals that are bad or good; others: those where neither way is better.

    doubtful: signals that may be none, since the chart suits the figures poorly: they are counted nowhere else.
    red: measures worse than a comparator by more than is allowed.
    """

    concerns: tuple[Item, ...]
    improvements: tuple[Item, ...]
    others: tuple[Item, ...]
    doubtful: tuple[Item, ...]
    red: tuple[Item, ...]
    known_on: str
    not_final: int
    measures: int


def this_month(material: Material, choice: Chosen, marks: Marks = _NO_MARKS) -> ThisMonth:
    """What there is to look at, for a month and a part of the council; each measure with its marks."""
    rows = material.card.rows
    told = [row for row in rows if has_signal(row) and not is_doubtful(material, row)]
    doubtful = [row for row in rows if is_doubtful(material, row)]

    def items(found: Iterable[Row]) -> tuple[Item, ...]:
        return tuple(_signal(material, row, choice, marks) for row in found)

    last = [row.months[-1] for row in rows if row.months]
    return ThisMonth(
        items(row for row in told if row.signal in _CONCERN),
        items(row for row in told if row.signal in _IMPROVEMENT),
        items(row for row in told if row.signal not in _CONCERN | _IMPROVEMENT),
        items(doubtful),
        tuple(_reds(rows, choice, marks)),
        show_day(material.card.reference_date),
        sum(figure.value is not None and not figure.is_final for figure in last),
        len(rows),
    )


def _signal(material: Material, row: Row, choice: Chosen, marks: Marks) -> Item:
    assert row.signal is not None  # noqa: S101 - only rows with a signal are told of
    doubt = material.lines[key_of(row)].caveat if is_doubtful(material, row) else ""
    return Item(
        row_words(row, choice.area),
        indicator_address(row, choice),
        cell_markup(signal_cell(material, row)),
        doubt or row.signal_words or SIGNALS[row.signal],
        marks.get(key_of(row), ()),
    )


def _reds(rows: tuple[Row, ...], choice: Chosen, marks: Marks) -> Iterator[Item]:
    for row in rows:
        against = [a for a in row.against if a.rag is Rag.RED]
        if against and row.judged is not None and row.judged.value is not None:
            ours = show(row.judged.value, row.indicator.unit, row.indicator.decimals)
            others = ", ".join(f"{_named(a)} {theirs(row, a.value, a.decimals).text}" for a in against)
            mark = cell_markup(Rating(Rag.RED))
            yield Item(
                row_words(row, choice.area),
                indicator_address(row, choice),
                mark,
                f"{ours} against {others}",
                marks.get(key_of(row), ()),
            )


def _named(against: Against) -> str:
    """Inside a sentence: "the target of", "statistical neighbours"; a place keeps its capital."""
    return _IN_A_SENTENCE.get(against.name, against.name)
