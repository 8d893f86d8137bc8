"""One page for each area of the report: what the data tell us, then each measure with its charts and comparisons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from goldenthread.charts.cells import Cell, Column, Gap, Number, Rating, Words
from goldenthread.charts.chart import Chart
from goldenthread.charts.marks import ASSURANCES, RATINGS, SIGNALS
from goldenthread.charts.monthly import Monthly, Point, monthly_chart
from goldenthread.charts.ranking import Place, Ranking, ranking_chart
from goldenthread.indicators.figure import Figure
from goldenthread.reports.blocks import Block, Charts, Group, Heading, Listing, PageBreak, Paragraph, Table
from goldenthread.reports.document import Page
from goldenthread.reports.material import Lines, Material, key_of, label
from goldenthread.reports.words import STATUS_MARKS, period_words
from goldenthread.scorecard.card import Against, Row
from goldenthread.terms.judging import Rag, Variation
from goldenthread.terms.months import Month
from goldenthread.terms.showing import NOT_AVAILABLE, show
from goldenthread.terms.words import Theme

ORDER = 40


def pages(material: Material) -> Iterator[Page]:
    for theme, rows in material.themes:
        yield Page(
            theme.name.lower().replace("_", "-"), theme.value, tuple(_blocks(material, theme, rows)), True
        )


def _blocks(material: Material, theme: Theme, rows: list[Row]) -> Iterator[Block]:
    if said := material.narrative.get(theme):
        yield Heading(f"{theme.value}: what are the data telling us?")
        yield Listing(said)
    for row in rows:
        yield Heading(label(row))
        yield Paragraph(_standing(material, row))
        charts = tuple(chart for chart in (_monthly(material, row), _ranking(material, row)) if chart)
        if charts:
            yield Charts(charts)
    if any(row.against for row in rows):
        yield PageBreak()
        yield Heading(f"{theme.value}: compared with others and with our targets")
        yield _comparisons(theme, rows)


def _standing(material: Material, row: Row) -> str:
    """The year's figure in a sentence, and why nothing is judged where nothing is."""
    figure = row.year
    if figure.value is None:
        said = f"No figure ({material.gap(figure)}): {figure.reason or 'there was nothing to count over'}"
    else:
        said = f"{_shown(row, figure.value)} ({_low(period_words(figure))})"
    why = f"Not judged: {row.unjudged}" if row.judged is None and row.unjudged else ""
    return " ".join(f"{part.rstrip('.')}." for part in (said, row.indicator.why, why) if part)


def _monthly(material: Material, row: Row) -> Chart | None:
    """Worth a slide where the last final month holds a signal."""
    lines = material.lines.get(key_of(row), Lines())
    signal = SIGNALS[row.signal] if row.signal else "too few months to tell"
    finding = " ".join(
        f"{part.rstrip('.')}." for part in (row.signal_words or signal, ASSURANCES[row.assurance]) if part
    )
    chart = monthly_chart(
        Monthly(
            subject=label(row),
            title="Month by month",
            finding=finding,
            message=f"{label(row)}: {_low(signal)}",
            unit=row.indicator.unit,
            points=tuple(_point(material, figure, lines) for figure in row.months),
            stretches=lines.stretches,
            target=row.target.value if row.target else None,
            decimals=row.indicator.decimals,
        )
    )
    return chart and replace(chart, is_news=row.signal not in (None, Variation.COMMON))


def _point(material: Material, figure: Figure, lines: Lines) -> Point:
    month = Month.of(figure.period_end)
    variation, why = lines.marked.get(month, (Variation.COMMON, ""))
    return Point(
        month,
        figure.value,
        STATUS_MARKS.get(figure.status, ""),
        figure.may_be_judged,
        variation,
        why,
        material.gap(figure) if figure.value is None else NOT_AVAILABLE,
    )


def _ranking(material: Material, row: Row) -> Chart | None:
    """Worth a slide where we are rated against the neighbours, and not green."""
    found = material.neighbours.get(key_of(row))
    if found is None or row.judged is None:
        return None
    chart = ranking_chart(
        Ranking(
            subject=label(row),
            title="Our place among neighbours",
            finding=found.finding,
            message=found.message,
            unit=row.indicator.unit,
            ours=Place(material.card.authority_name, row.judged.value),
            neighbours=tuple(Place(name, value) for name, value in found.figures.items()),
            england=row.england.value if row.england else None,
            mean=row.neighbours.value if row.neighbours else None,
            notes=_years(row),
            decimals=row.indicator.decimals,
        )
    )
    is_news = row.neighbours is not None and row.neighbours.rag in (Rag.AMBER, Rag.RED)
    return chart and replace(chart, is_news=is_news)


def _years(row: Row) -> tuple[str, ...]:
    """Each figure of the picture is of a time of its own."""
    ours = [f"ours {_low(period_words(row.judged))}"] if row.judged else []
    theirs = [f"{a.name} {a.year}" for a in (row.england, row.neighbours) if a]
    return (f"Of different years: {', '.join([*ours, *theirs])}.",) if theirs else ()


def _comparisons(theme: Theme, rows: list[Row]) -> Table:
    """Each comparison on a line of its own: figure, time, rating and how it was rated."""
    return Table(
        "Compared",
        f"{theme.value}: each comparison, and how it was rated",
        (
            Column("Compared with"),
            Column("Ours", is_number=True),
            Column("Theirs", is_number=True),
            Column("Theirs is of"),
            Column("Rating"),
            Column("How it was rated"),
        ),
        tuple(
            Group(label(row), tuple(_comparison(row, a) for a in row.against)) for row in rows if row.against
        ),
        "Measure",
        tuple((Rating(rag).signed, RATINGS[rag].meaning) for rag in Rag),
        is_detail=True,
    )


def _comparison(row: Row, against: Against) -> tuple[Cell, ...]:
    def number(value: float) -> Number:
        return Number(value, row.indicator.unit, row.indicator.decimals)

    judged = row.judged.value if row.judged else None
    counted = f"{against.name}, mean of {against.n}" if against.n is not None else against.name
    return (
        Words(counted),
        Gap(NOT_AVAILABLE) if judged is None else number(judged),
        number(against.value),
        Words(against.year),
        Rating(against.rag, against.rule),
        Words(against.rule),
    )


def _shown(row: Row, value: float) -> str:
    per = " per 10,000 children" if row.indicator.unit.value == "per 10,000" else ""
    return show(value, row.indicator.unit, row.indicator.decimals) + per


def _low(text: str) -> str:
    return text[:1].lower() + text[1:]
