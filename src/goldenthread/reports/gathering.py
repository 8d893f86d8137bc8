"""Gathers all that a report is made from: the scorecard, its charts' limits, our place among neighbours, the words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goldenthread.charts.monthly import Stretch
from goldenthread.judgement.ranking import QUARTERS, rank
from goldenthread.judgement.spc.chart import Chart
from goldenthread.judgement.spc.chart import Group as ChartGroup
from goldenthread.judgement.spc.rules import Rule
from goldenthread.judgement.spc.shown import shown_limits
from goldenthread.judgement.spc.words import rule_words
from goldenthread.narrative.checked import told
from goldenthread.records.settings import Settings
from goldenthread.reports.material import Audience, KeyOfRow, Lines, Material, Neighbours, key_of, label
from goldenthread.scorecard.building import Wanted, read
from goldenthread.scorecard.card import Row
from goldenthread.terms.months import Month
from goldenthread.terms.words import Unit
from goldenthread.workspace import Workspace

MONTHS_BETWEEN_REPORTS = 3


def gather(workspace: Workspace, month: Month, audience: Audience, wanted: Wanted | None = None) -> Material:
    """Everything for one report. Sentences that the claim check would not pass are left out of it."""
    before = month.plus(-MONTHS_BETWEEN_REPORTS)
    reading = read(workspace, before, month, wanted)
    card, earlier = reading.card(month), reading.card(before)
    words = told(card, earlier)
    return Material(
        card,
        audience,
        words.headlines,
        words.areas,
        {key_of(row): lines_of(row.chart, row.indicator.unit) for row in card.rows if row.chart is not None},
        dict(_places(card.rows)),
        loads=reading.snapshot.loads,
        settings={name: (value, Settings.meaning(name)) for name, value in card.settings.items()},
    )


def lines_of(chart: Chart, unit: Unit) -> Lines:
    """A control chart's means and limits as they are shown, and the months that a rule marks."""
    if not chart.points:
        return Lines()
    starts = [group.start for group in chart.groups]
    days = [point.day for point in chart.points]
    ends = [max(day for day in days if day < start) for start in starts[1:]] + [days[-1]]
    stretches = tuple(
        _stretch(group, end, unit)
        for group, end in zip(chart.groups, ends, strict=True)
        if not group.limits.is_short
    )
    marked = {
        Month.of(point.day): (point.type, rule_words(point.rule, chart.method))
        for point in chart.points
        if point.rule is not Rule.NONE
    }
    return Lines(stretches, marked)


def _stretch(group: ChartGroup, end: date, unit: Unit) -> Stretch:
    lower, upper = shown_limits(group, unit) or (None, None)
    first, last = Month.of(group.start), Month.of(end)
    return Stretch(first, last, group.mean, lower, upper, group.few_points, group.reason)


def _places(rows: tuple[Row, ...]) -> Iterator[tuple[KeyOfRow, Neighbours]]:
    """Our place among neighbours, by the figure that is judged, where the neighbours' own figures are known."""
    for row in rows:
        if row.published is None or not row.published.neighbours or row.judged is None:
            continue
        figures = {neighbour.name: neighbour.value for neighbour in row.published.neighbours}
        found = rank(row.judged.value, figures, row.indicator.better)
        quarter = f", {QUARTERS[found.quarter - 1]} quarter" if found.quarter else ""
        message = f"{label(row)}: {found.rank} of {found.of}{quarter}"
        yield key_of(row), Neighbours(figures, found.rule, message)
