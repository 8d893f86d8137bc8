"""What the charts of a report are given: a control chart's lines and notes, and our place among neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goldenthread.charts.monthly import Stretch
from goldenthread.judgement.ranking import rank
from goldenthread.judgement.spc.chart import Chart
from goldenthread.judgement.spc.chart import Group as ChartGroup
from goldenthread.judgement.spc.notes import caveat, notes_of_groups
from goldenthread.judgement.spc.rules import Rule
from goldenthread.judgement.spc.shown import shown_limits
from goldenthread.judgement.spc.words import RULE_NAMES, assurance_words
from goldenthread.reports.material import KeyOfRow, Lines, Neighbours, key_of
from goldenthread.scorecard.card import Row
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show, show_ends, show_month
from goldenthread.terms.words import Unit


def lines_of(row: Row) -> Lines:
    """What the control chart of a row shows beside its months."""
    if row.chart is None:
        return Lines()
    return lines_of_chart(row.chart, row.indicator.unit, assurance_of(row))


def lines_of_chart(chart: Chart, unit: Unit, assurance: str = "") -> Lines:
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
        Month.of(point.day): (point.type, RULE_NAMES[point.rule])
        for point in chart.points
        if point.rule is not Rule.NONE
    }

    def when(day: date) -> str:
        return show_month(Month.of(day))

    doubt = caveat(chart, when)
    told = tuple(note for note in notes_of_groups(chart, when) if note != doubt)
    return Lines(stretches, marked, told, assurance, doubt)


def assurance_of(row: Row) -> str:
    """How single months stand to the target if nothing changes; "" without one, or where nothing may be said.

    Whether the target is reached is said of the year's figure.
    """
    if row.chart is None or row.target is None or row.is_kept_back or row.is_too_old:
        return ""
    unit, target = row.indicator.unit, row.target.value

    def shown(value: float) -> str:
        return show(value, unit, row.target_decimals if value == target else row.decimals_in_chart)

    def ends(low: float, high: float) -> tuple[str, str]:
        return show_ends(low, high, unit, row.decimals_in_chart)

    return assurance_words(row.chart, shown, unit, "single months", ends)


def _stretch(group: ChartGroup, end: date, unit: Unit) -> Stretch:
    lower, upper = shown_limits(group, unit) or (None, None)
    first, last = Month.of(group.start), Month.of(end)
    return Stretch(first, last, group.mean, lower, upper, group.few_points)


def places(rows: tuple[Row, ...]) -> Iterator[tuple[KeyOfRow, Neighbours]]:
    """Our place among neighbours, by the figure that is judged, where the neighbours' own figures are known."""
    for row in rows:
        if row.published is None or not row.published.neighbours or row.judged is None:
            continue
        figures = {neighbour.name: neighbour.value for neighbour in row.published.neighbours}
        yield key_of(row), Neighbours(figures, rank(row.judged.value, figures, row.indicator.better))
