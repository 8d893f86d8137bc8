"""The page of one measure: what it says, how it moved, against whom, for which groups, and what exactly is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.urls import reverse
from markupsafe import Markup

from goldenthread import catalogue
from goldenthread.benchmarks.printed import RELEASE as PRINTED
from goldenthread.charts.cells import Cell, Number, Rating
from goldenthread.charts.monthly import Event
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.indicators.wording import rule_in_words
from goldenthread.reports.blocks import Charts
from goldenthread.reports.formats.cell_markup import cell_markup
from goldenthread.reports.formats.pack import html
from goldenthread.reports.groups import group_order, group_words
from goldenthread.reports.material import Material, theirs
from goldenthread.reports.pages.areas import chart_of
from goldenthread.reports.words import MEANINGS
from goldenthread.scorecard.card import Against, Row
from goldenthread.terms.months import Month
from goldenthread.terms.showing import decimals_of_counts, show_count, show_month
from goldenthread.terms.words import Breakdown
from goldenthread_web.performance.chosen import Chosen
from goldenthread_web.performance.dashboard import ledger_address, place
from goldenthread_web.performance.disproportion import SameForAll, same_for_all
from goldenthread_web.performance.held import held
from goldenthread_web.performance.served import Served, material_of
from goldenthread_web.performance.words import row_words

_CHARTS_HELD = 256  # of one worker: all measures of some months and parts, 5 MB

BREAKDOWN_WORDS = {
    Breakdown.SERVICE: "By service",
    Breakdown.LOCALITY: "By locality",
    Breakdown.TEAM: "By team",
    Breakdown.AGE: "By age",
    Breakdown.SEX: "By sex",
    Breakdown.ETHNICITY: "By ethnicity",
    Breakdown.DISABILITY: "By disability",
}


@dataclass(frozen=True)
class Recent:
    """One figure of the table of figures: its time in words, and where it opens."""

    when: str
    value: Markup
    above: str
    below: str
    address: str
    marks: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    name: str
    value: Markup
    year: str
    rating: Markup
    rule: str
    source: str


@dataclass(frozen=True)
class Part:
    """One row of the measure (all ages, or one age band): its chart, its figures and its comparisons."""

    title: str
    place: str
    blocks: Markup
    recent: tuple[Recent, ...]
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True)
class Split:
    """The figures of a month by one breakdown. `empty`: the groups in which nobody was."""

    title: str
    rows: tuple[tuple[str, Recent], ...]
    empty: tuple[str, ...] = ()


@dataclass(frozen=True)
class IndicatorPage:
    indicator: Indicator
    parts: tuple[Part, ...]
    splits: tuple[Split, ...]
    key: tuple[tuple[str, str], ...]
    same: SameForAll | None
    above: str
    below: str


def indicator_page(
    found: Served, code: str, choice: Chosen, areas: Sequence[str], events: tuple[Event, ...] = ()
) -> IndicatorPage:
    """All that is shown of a measure. `areas`: the parts of the council that the reader sees. `events`: what is marked
    on its charts."""
    indicator = catalogue.load()[code]
    material = found.material(choice.month, choice.area)
    rows = _rows(material, code)
    groups = [] if choice.area else found.groups(code, choice.month)
    above, below = rule_in_words(indicator.measure)
    charts = drawn_charts(found, code, choice, events)
    splits = tuple(_splits(found, indicator, groups, choice, areas))
    return IndicatorPage(
        indicator,
        tuple(_part(material, row, choice, drawn) for row, drawn in zip(rows, charts, strict=True)),
        splits,
        _key(material, rows, splits),
        same_for_all(indicator, groups, choice.month),
        ", ".join((above.counts, *above.only)).replace("*", ""),
        ", ".join((below.counts, *below.only)).replace("*", "") if below else "",
    )


def _key(material: Material, rows: Sequence[Row], splits: Sequence[Split]) -> tuple[tuple[str, str], ...]:
    """The marks at the numbers of the page, and in place of one, each with what it means."""
    figures = [figure for row in rows for figure in (row.shown_year, *row.months)]
    cells = [material.cell(rows[0].indicator, figure) for figure in figures]
    shown = {mark for cell in cells for mark in _marks(cell)}
    shown |= {mark for split in splits for _, one in split.rows for mark in one.marks}
    return tuple((mark, means) for mark, means in MEANINGS.items() if mark in shown)


def _marks(cell: Cell) -> tuple[str, ...]:
    return tuple(cell.mark) if isinstance(cell, Number) else (cell.text,)


def _rows(material: Material, code: str) -> list[Row]:
    return [row for row in material.card.rows if row.indicator.code == code]


def drawn_charts(
    found: Served, code: str, choice: Chosen, events: tuple[Event, ...] = ()
) -> tuple[Markup, ...]:
    """The chart of each row of a measure."""
    return _charts(found.workspace.folder, found.stamp, choice.month, choice.area, code, events)


@held(_CHARTS_HELD)
def _charts(
    folder: Path, stamp: tuple[int, ...], month: Month, area: str, code: str, events: tuple[Event, ...]
) -> tuple[Markup, ...]:
    """Drawn once for all who look at that month and part, until something else is marked on them."""
    material = material_of(folder, stamp, month, area)
    names = html.Names()
    charts = [chart_of(material, row, events) for row in _rows(material, code)]
    return tuple(html.shows(Charts((chart,)), names) if chart else Markup() for chart in charts)


def _part(material: Material, row: Row, choice: Chosen, drawn: Markup) -> Part:
    return Part(
        row_words(row, choice.area),
        place(row),
        drawn,
        tuple(_recent(material, row, choice)),
        tuple(_compared(row)),
    )


def _recent(material: Material, row: Row, choice: Chosen) -> Iterator[Recent]:
    """The year's figure, then the last months, each with its counts."""
    year = row.shown_year
    address = ledger_address(row, Month.of(year.period_end), choice, year=True)
    decimals = _decimals([year, *row.months])
    when = f"Year to {show_month(Month.of(year.period_end))}"
    yield _figure(material, row.indicator, year, when, address, decimals)
    for figure in reversed(row.months[-6:]):
        month = Month.of(figure.period_end)
        address = ledger_address(row, month, choice)
        yield _figure(material, row.indicator, figure, show_month(month), address, decimals)


def _decimals(figures: Iterable[Figure]) -> int:
    return decimals_of_counts(count for figure in figures for count in (figure.numerator, figure.denominator))


def _figure(
    material: Material, indicator: Indicator, figure: Figure, when: str, address: str, decimals: int
) -> Recent:
    counts = (figure.numerator, figure.denominator)
    above, below = ("" if n is None else show_count(n, decimals) for n in counts)
    cell = material.cell(indicator, figure)
    return Recent(
        when, cell_markup(cell), above, below, address if isinstance(cell, Number) else "", _marks(cell)
    )


def _compared(row: Row) -> Iterator[Comparison]:
    for against in row.against:
        value = theirs(row, against.value, against.decimals)
        yield Comparison(
            _name(against), cell_markup(value), against.year, cell_markup(Rating(against.rag, against.rule)),
            against.rule, _source(against),
        )  # fmt: skip


def _source(against: Against) -> str:
    """Where theirs comes from; the figures that stand in until some are loaded have no release of their own."""
    return "One report of June 2023" if against.source.endswith(f" {PRINTED}") else against.source


def _name(against: Against) -> str:
    return f"{against.name} ({against.n} counted)" if against.n is not None else against.name


def _splits(
    found: Served, indicator: Indicator, groups: Sequence[Figure], choice: Chosen, areas: Sequence[str]
) -> Iterator[Split]:
    """The month's figures by each breakdown; a team stands there for those who may see it."""
    material = found.material(choice.month)
    figures = [figure for figure in groups if figure.basis is indicator.bases[0] and figure.breakdown]
    own = {f"{Breakdown.AGE}={band.label}" for band in indicator.bands}
    for kind, words in BREAKDOWN_WORDS.items():
        of_kind = [
            figure
            for figure in figures
            if figure.breakdown.startswith(f"{kind}=")
            and figure.breakdown not in own
            and (
                kind not in (Breakdown.TEAM, Breakdown.SERVICE, Breakdown.LOCALITY)
                or figure.breakdown in areas
            )
            and figure.numerator is not None
        ]
        of_kind.sort(key=lambda figure: group_order(figure.breakdown))
        decimals = _decimals(of_kind)
        rows = tuple(
            (
                group_words(figure.breakdown),
                _figure(material, indicator, figure, "", _group_address(indicator, figure, choice), decimals),
            )
            for figure in of_kind
            if not _is_empty(figure)
        )
        empty = tuple(group_words(figure.breakdown) for figure in of_kind if _is_empty(figure))
        if rows:
            yield Split(words, rows, empty)


def _is_empty(figure: Figure) -> bool:
    """Whether there was nobody in a group to count."""
    return figure.numerator == 0 and figure.denominator == 0


def _group_address(indicator: Indicator, figure: Figure, choice: Chosen) -> str:
    return f"{reverse('ledger', args=[indicator.code])}?{Chosen(choice.month, figure.breakdown).query}"
