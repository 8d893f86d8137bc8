"""One page for each area of the report: what the data tell us, then each measure month by month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from goldenthread.charts.chart import Chart
from goldenthread.charts.marks import DOUBTFUL, SIGNALS
from goldenthread.charts.monthly import Event, Monthly, Point, monthly_chart
from goldenthread.indicators.figure import Figure
from goldenthread.reports.blocks import Block, Charts, Heading, Listing, Paragraph, Terms
from goldenthread.reports.document import Page
from goldenthread.reports.material import Audience, Lines, Material, key_of, label
from goldenthread.reports.row_cells import has_signal, is_doubtful
from goldenthread.reports.short_table import short_table
from goldenthread.reports.standing import CONCERN, IMPROVEMENT, change_words, red_words
from goldenthread.reports.words import STATUS_MARKS, period_words, sentence
from goldenthread.scorecard.card import Row
from goldenthread.terms.judging import Rag, Variation
from goldenthread.terms.months import Month
from goldenthread.terms.showing import NOT_AVAILABLE, show, show_month
from goldenthread.terms.words import Better, Theme, Unit

ORDER = 40
_NEWS = {
    **dict.fromkeys(CONCERN, "changed for the worse, more than chance explains"),
    **dict.fromkeys(IMPROVEMENT, "changed for the better, more than chance explains"),
    Variation.COMMON: "no signal",
    Variation.NEITHER_HIGH: "unusually high",
    Variation.NEITHER_LOW: "unusually low",
}
_BETTER = {Better.HIGHER: "; higher is better", Better.LOWER: "; lower is better", Better.NEITHER: ""}
_SAID = re.compile(r" (?:Higher|Lower) is better\.$")  # at the end of a signal's words: it is said already
_KIND = re.compile(r"^(?:Concern|Improvement|Change, neither good nor bad): ")  # before a signal's words
_TOO_FEW = "Too few months to tell a signal"
_SIDE_BY_SIDE = 2
_NO_LINE = 2  # months with a figure that make no line


def pages(material: Material) -> Iterator[Page]:
    for theme, rows in material.themes:
        name = theme.name.lower().replace("_", "-")
        blocks = tuple(_blocks(material, theme, rows))
        yield Page(
            name, theme.value, blocks, is_wide=True, shown=tuple(_shown(material, theme, rows, blocks))
        )


def _shown(material: Material, theme: Theme, rows: list[Row], blocks: tuple[Block, ...]) -> Iterator[Block]:
    """What we say, then the measures in a short table; all else of the page is for the speaker."""
    yield from blocks
    message = f"{theme.value}: {red_words(rows) or change_words(material, rows)}"
    yield short_table(material, theme.value, theme.value, [("", message, rows)])


def _blocks(material: Material, theme: Theme, rows: list[Row]) -> Iterator[Block]:
    if said := material.narrative.get(theme):
        yield Heading(f"{theme.value}: what are the data telling us?")
        yield Listing(said, is_detail=True)
    if commentary := material.commentary.areas.get(theme):
        yield Heading(f"{theme.value}: what we say")
        yield from (Paragraph(said) for said in commentary)
    shown = [row for row in rows if _is_drawn(material, row)]
    drawn = {key_of(row): chart for row in shown if (chart := chart_of(material, row)) is not None}
    if drawn:
        yield Heading(f"{theme.value}: month by month")
    charts = tuple(drawn.values())
    for at in range(0, len(charts), _SIDE_BY_SIDE):
        yield Charts(charts[at : at + _SIDE_BY_SIDE])
    if rest := [row for row in rows if key_of(row) not in drawn]:
        pairs = tuple((label(row), _in_words(material, row)) for row in rest)
        yield Terms(f"{theme.value}: measures without a chart", pairs, is_detail=True)


def _in_words(material: Material, row: Row) -> str:
    """A measure in words alone: there is no figure, or all are the same."""
    known = [figure for figure in row.months if figure.value is not None]
    signal = _SAID.sub("", row.signal_words) if known else ""
    said = (_standing(material, row), _only(row, known), signal, *_pace(row))
    return " ".join(sentence(part) for part in said if part)


def _only(row: Row, known: list[Figure]) -> str:
    """One month or two make no chart; they are told."""
    if not 0 < len(known) <= _NO_LINE:
        return ""
    months = " and ".join(show_month(Month.of(figure.period_end)) for figure in known)
    shown = " and ".join(_shown_as(row, figure.value or 0.0) for figure in known)
    one = len(known) == 1
    there = ("is shown" if one else "are shown") if any(figure.kept_back for figure in row.months) else ""
    return f"Only {months} {there or ('has a figure' if one else 'have figures')}: {shown}"


def _standing(material: Material, row: Row) -> str:
    """The year's figure, which way is good, and why nothing is judged where nothing is."""
    figure = row.shown_year
    if figure.value is None:
        if figure.kept_back:
            return f"The year's figure is {figure.reason}, {material.gap(figure)}"
        return f"No figure for the year, {material.gap(figure)}: {figure.reason or 'there was nothing to count over'}"
    said = f"{period_words(figure)}: {_shown_as(row, figure.value)}{_BETTER[row.indicator.better]}"
    return f"{said}. Not judged: {row.unjudged}" if row.judged is None and row.unjudged else said


def _pace(row: Row) -> tuple[str, str]:
    """The target, whether the year's figure reaches it, and how single months go."""
    if row.pace is None or row.target is None:
        return "", ""
    year = {Rag.GREEN: "reaches", Rag.NOT_RATED: ""}.get(row.target.rag, "does not reach")
    verdict = f" The year's figure {year} it." if year else ""
    return f"Target: {row.target.year}.{verdict}", row.pace.rule


def _is_drawn(material: Material, row: Row) -> bool:
    """Two figures are no line, and figures that are all the same need no picture. A measure beside the table is drawn
    for those who run the service, and for others where it holds a signal."""
    values = [figure.value for figure in row.months if figure.value is not None]
    if len(values) <= _NO_LINE or (len(set(values)) == 1 and row.target is None):
        return False
    return row.indicator.in_report or material.audience is Audience.OPERATIONAL or has_signal(row)


def chart_of(material: Material, row: Row, events: tuple[Event, ...] = ()) -> Chart | None:
    """A measure month by month. events: what is marked on it."""
    lines = material.lines.get(key_of(row), Lines())
    signal = _SAID.sub("", row.signal_words) or (SIGNALS[row.signal] if row.signal else _TOO_FEW)
    if row.is_kept_back:
        signal = ""
    doubt = lines.caveat if signal and has_signal(row) else ""
    if doubt:  # neither is told without the other
        signal = f"{sentence(_KIND.sub(DOUBTFUL + ': ', signal))} {doubt}"
    standing, (target, pace) = _standing(material, row), _pace(row)
    limits = lines.assurance
    further = row.pace.after_limits(row.assurance) if row.pace and limits else ""
    said = (standing, signal, target, *((limits, further) if further else (pace, limits)))
    main = (signal, target, limits, further or pace, standing)
    chart = monthly_chart(
        Monthly(
            subject=label(row),
            title="Month by month",
            finding=" ".join(sentence(part) for part in said if part),
            message=f"{label(row)}: {_news(material, row)}",
            unit=row.indicator.unit,
            points=tuple(_point(material, figure, lines) for figure in row.months),
            stretches=lines.stretches,
            target=row.target.value if row.target else None,
            decimals=row.decimals_in_chart,
            usual=row.target_decimals,
            notes=(*lines.notes, *([lines.caveat] if lines.caveat and not doubt else []), row.indicator.why),
            main=tuple(sentence(part) for part in main if part),
            events=events,
        )
    )
    return chart and replace(chart, is_news=False)


def _news(material: Material, row: Row) -> str:
    """What the chart shows, in a few words, with its month where that is not the report's."""
    if is_doubtful(material, row):
        return "doubtful, may be no change at all"
    last = Month.of(row.last_final.period_end) if row.last_final else material.card.month
    when = "" if last == material.card.month or row.signal is None else f", in {show_month(last)}"
    return f"{_NEWS[row.signal or Variation.COMMON]}{when}"


def _point(material: Material, figure: Figure, lines: Lines) -> Point:
    month = Month.of(figure.period_end)
    # Where this kind of chart suits the figures poorly, no point of it is called more than chance.
    variation, why = (
        (Variation.COMMON, "") if lines.caveat else lines.marked.get(month, (Variation.COMMON, ""))
    )
    return Point(
        month,
        figure.value,
        STATUS_MARKS.get(figure.status, ""),
        figure.may_be_judged,
        variation,
        why,
        material.gap(figure) if figure.value is None else NOT_AVAILABLE,
    )


def _shown_as(row: Row, value: float) -> str:
    per = " per 10,000 children" if row.indicator.unit is Unit.PER_10000 else ""
    return show(value, row.indicator.unit, row.indicator.decimals) + per
