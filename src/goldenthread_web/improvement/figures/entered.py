"""The months that people entered for a measure, as a control chart like that of any other series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from goldenthread.charts.chart import Chart
from goldenthread.charts.monthly import Event, Monthly, Point, monthly_chart
from goldenthread.judgement.spc.chart import Chart as ControlChart
from goldenthread.judgement.spc.chart import xmr
from goldenthread.judgement.spc.shown import telling_decimals
from goldenthread.judgement.spc.words import signal_words
from goldenthread.plans.check.values import number_of
from goldenthread.reports.charting import lines_of_chart
from goldenthread.reports.material import Lines
from goldenthread.terms.judging import Variation
from goldenthread.terms.months import Month, months_between
from goldenthread.terms.showing import as_written, show, show_ends, show_month
from goldenthread.terms.words import Unit
from goldenthread_web.improvement.figures.series import Series, series_of
from goldenthread_web.improvement.models import Entered, Measure
from goldenthread_web.improvement.queries.owed import is_wanted_of

_SHOWN = 24


def entered_chart(measure: Measure, accepted: Sequence[Entered], events: tuple[Event, ...]) -> Chart | None:
    """The chart of the last two years; None where fewer than two months were entered and accepted."""
    series = series_of(measure, accepted, None)
    if not series.months:
        return None
    last = series.months[-1][0]
    return _chart(measure, series, [one for one in series.months if one[0] > last.plus(-_SHOWN)], events)


def _chart(
    measure: Measure, series: Series, shown: Sequence[tuple[Month, float]], events: tuple[Event, ...]
) -> Chart | None:
    target = _target(measure, series.unit)
    chart = xmr([(month.end, value) for month, value in shown], series.better, target, method=series.method)
    decimals = telling_decimals(chart, series.unit)
    lines = lines_of_chart(chart, series.unit)
    signal = _signal(chart, series.unit, decimals)
    return monthly_chart(
        Monthly(
            subject=measure.name,
            title="Month by month",
            finding=" ".join(filter(None, (signal, lines.caveat))),
            message=measure.name,
            unit=series.unit,
            points=tuple(_points(shown, lines, measure.series or measure)),
            stretches=lines.stretches,
            target=target,
            decimals=decimals,
            usual=None if target is None else as_written(target, series.unit),
            notes=lines.notes,
            events=events,
        )
    )


def _points(shown: Sequence[tuple[Month, float]], lines: Lines, series: Measure) -> Iterator[Point]:
    """Every month from the first to the last of which a figure is wanted; one that nobody entered is a gap."""
    known = dict(shown)
    for month in months_between(shown[0][0], shown[-1][0]):
        if month not in known and not is_wanted_of(series, month):
            continue
        marked = (Variation.COMMON, "") if lines.caveat else lines.marked.get(month, (Variation.COMMON, ""))
        yield Point(month, known.get(month), "", True, *marked)


def _target(measure: Measure, unit: Unit) -> float | None:
    """The plan's target, where it is a number of the same unit as the figures."""
    return number_of(measure.target) if ("%" in measure.target) == (unit is Unit.PERCENT) else None


def _signal(chart: ControlChart, unit: Unit, decimals: int | None) -> str:
    def when(day: date) -> str:
        return show_month(Month.of(day))

    def shown(value: float) -> str:
        return show(value, unit, decimals)

    def ends(low: float, high: float) -> tuple[str, str]:
        return show_ends(low, high, unit, decimals)

    return signal_words(chart, when, shown, unit, ends)
