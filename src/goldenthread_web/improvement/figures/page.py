"""All that the page of a measure shows to somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from goldenthread.charts.chart import Chart
from goldenthread.reports.blocks import Charts
from goldenthread.reports.formats.pack import html
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.figures.actions import Moved, events_of, moved, unrated
from goldenthread_web.improvement.figures.entered import entered_chart
from goldenthread_web.improvement.figures.held import Held, held, judgement
from goldenthread_web.improvement.figures.series import series_of
from goldenthread_web.improvement.figures.standing import Standing, standing
from goldenthread_web.improvement.models import Action, Entered, Measure
from goldenthread_web.improvement.permissions import sees_work
from goldenthread_web.improvement.queries.measures import entered_of, holds, sees_figures
from goldenthread_web.improvement.queries.plans import dated_for
from goldenthread_web.improvement.status import MeasureKind
from goldenthread_web.performance.chosen import Chosen
from goldenthread_web.performance.indicator import drawn_charts
from goldenthread_web.performance.served import served

_NOTHING = Markup()


@dataclass(frozen=True)
class MeasurePage:
    """standing: of an indicator of the catalogue. chart: its months, or those that people entered.

    is_missing: it is an indicator, and there is no figure of it yet. held: how what people entered stands
    to the target.
    """

    actions: Sequence[Moved]
    standing: Standing | None = None
    is_missing: bool = False
    chart: Markup = _NOTHING
    entered: Sequence[Entered] = ()
    held: Held | None = None


def measure_page(measure: Measure, actions: Sequence[Action], by: SignedIn) -> MeasurePage:
    """The page for somebody: without the figures for those who do not see them, without actions of other parts for
    those who see some."""
    if not sees_figures(by, measure):
        return MeasurePage(moved(actions, by) if sees_work(by) else unrated(dated_for(by, actions)))
    found = served()
    entered = [] if measure.kind == MeasureKind.INDICATOR else entered_of(measure)
    accepted = [one for one in entered if holds(one)]
    series = series_of(measure, accepted, found)
    told = moved(actions, by, series)
    events = events_of(one.action for one in told)
    if measure.kind != MeasureKind.INDICATOR:
        chart = _drawn(entered_chart(measure, accepted, events))
        stands = None if measure.by_itself else held(measure, series, judgement())
        return MeasurePage(told, chart=chart, entered=entered, held=stands)
    shown = standing(measure, found) if found else None
    if found is None or shown is None:
        return MeasurePage(told, is_missing=True)
    drawn = drawn_charts(found, measure.indicator, Chosen(found.month), events)
    return MeasurePage(told, shown, chart=drawn[0] if drawn else _NOTHING)


def _drawn(chart: Chart | None) -> Markup:
    return html.shows(Charts((chart,)), html.Names()) if chart else _NOTHING
