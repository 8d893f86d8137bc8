"""Counts behind the figures: what was counted, what it was put over, and how to open it to the records."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.charts.cells import Cell, Column, Gap, Number, Words
from goldenthread.disclosure.cells import Rules
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.reports.blocks import Block, Group, Listing, Paragraph, Table
from goldenthread.reports.document import Page
from goldenthread.reports.material import Audience, Material, label
from goldenthread.reports.pages.dashboard import months_shown
from goldenthread.reports.pages.reading import key_of_numbers
from goldenthread.reports.words import BETTER_WORDS, YEAR_WORDS
from goldenthread.scorecard.card import Row
from goldenthread.terms.months import Month
from goldenthread.terms.showing import NOT_APPLICABLE, show_count
from goldenthread.terms.words import Theme, Unit

ORDER = 57
_PARTS = ("counted", "over", "figure")


def pages(material: Material) -> Iterator[Page]:
    if material.card.rows:
        blocks = tuple(_blocks(material))
        yield Page("counts", "Counts behind the figures", blocks, is_wide=True, shown=())


def figures_of(row: Row, month: Month) -> tuple[Figure | None, ...]:
    """The figures of a row that are opened: those that the dashboard shows. None where a month has none."""
    found = {figure.period_end: figure for figure in row.months}
    return (*(found.get(shown.end) for shown in months_shown(month)), row.shown_year)


def _blocks(material: Material) -> Iterator[Block]:
    rules = material.published.protected.rules if material.published else None
    yield Paragraph(how_given(rules), is_lead=True, is_detail=True)
    yield _table(material)
    yield Listing(tuple(_sums(material)), is_detail=True)
    if material.audience is Audience.OPERATIONAL:
        yield Paragraph(_how_opened(material), is_detail=True)
    yield _measures(material)


def _how_opened(material: Material) -> str:
    """What those who may see children's records type, for a measure and for one of its age bands."""
    group = next((row.group for row in material.card.rows if row.group), "")
    by = f" A measure by age has the code of the whole, with --by {group}, say." if group else ""
    return (
        "To see the children behind a figure, someone who may see their records runs: goldenthread ledger CODE "
        f"--month {material.card.month}. The code of each measure stands below.{by}"
    )


def how_given(rules: Rules | None) -> str:
    """What the page holds, and whether its counts are as counted or rounded for publication."""
    step = rules.round_to if rules else 1
    how = f", each count as the nearest multiple of {step}" if step > 1 else ", as they were counted"
    return f"Every figure of the dashboard with the two counts that it was made from{how}."


def _table(material: Material) -> Table:
    month = material.card.month
    months = months_shown(month)
    columns = [Column(f"{shown.start:%b %Y}", part, is_number=True) for shown in months for part in _PARTS]
    year = [Column(f"Year to {month.start:%b}", part, is_number=True, of_year=True) for part in _PARTS]
    return Table(
        "Counts",
        "What was counted, what it was put over, and the figure",
        (Column("Measure"), *columns, *year, Column("The year is")),
        tuple(
            _group(theme, tuple(_counts(material, row) for row in rows)) for theme, rows in material.themes
        ),
        "Area",
        tuple(key_of_numbers(material)),
        is_wide=True,
        is_detail=True,
        opens="Dashboard",
    )


def _group(theme: Theme, rows: tuple[tuple[Cell, ...], ...]) -> Group:
    return Group(theme.value, rows)


def _counts(material: Material, row: Row) -> tuple[Cell, ...]:
    figures = figures_of(row, material.card.month)
    cells = (cell for figure in figures for cell in _opened(material, row, figure))
    return Words(label(row)), *cells, Words(YEAR_WORDS[row.year.basis])


def _opened(material: Material, row: Row, figure: Figure | None) -> tuple[Cell, Cell, Cell]:
    """A figure behind its two counts."""
    shown = material.cell(row.indicator, figure)
    if figure is None:
        return shown, shown, shown
    over = _count(material, figure, figure.denominator)
    if row.indicator.unit is Unit.COUNT and figure.denominator == 1:
        over = Gap(NOT_APPLICABLE)  # a number of its own, of one month
    return _count(material, figure, figure.numerator), over, shown


def _count(material: Material, figure: Figure, count: float | None) -> Cell:
    if count is None:
        return Gap(material.gap(figure) if figure.value is None else NOT_APPLICABLE)
    return Number(count, Unit.COUNT, len(show_count(count).partition(".")[2]))


def _sums(material: Material) -> Iterator[str]:
    """How a figure comes from its counts."""
    yield "A percentage is what was counted, divided by what it is put over, times 100; an average is without the 100."
    yield "A number of its own is put over nothing in a month; its average is over the 12 months of the year."
    times = material.card.settings.get("annualise")
    alone = (
        f" Of what happens in a single month it is also times {times}; at a period's end it is not."
        if times
        else ""
    )
    yield f"A rate is for every 10,000 children aged 0 to 17.{alone}"
    yield "The average of 12 months adds up the counts of all of them on both sides, and divides then."


def _meaning(indicator: Indicator) -> tuple[str, ...]:
    better = BETTER_WORDS[indicator.better]
    return indicator.label, indicator.counted, indicator.over, better, indicator.source


def _measures(material: Material) -> Table:
    """What each measure counts, in words; of an indicator with age bands it is the same for all.

    Its code is for those who type it.
    """
    has_codes = material.audience is Audience.OPERATIONAL
    groups = [
        (theme, {row.indicator.code: row.indicator for row in rows}.values())
        for theme, rows in material.themes
    ]
    return Table(
        "Measures",
        "What is counted, and over what",
        (
            Column("Measure"), Column("Counted"), Column("Over"), Column("Better is"), Column("Source"),
            *([Column("Code")] if has_codes else []),
        ),
        tuple(
            _group(
                theme,
                tuple(
                    tuple(map(Words, (*_meaning(i), i.code) if has_codes else _meaning(i)))
                    for i in indicators
                ),
            )
            for theme, indicators in groups
        ),
        "Area",
        is_detail=True,
    )  # fmt: skip
