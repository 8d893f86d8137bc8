"""One row of the scorecard judged: by which figure, against whom, with which rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from goldenthread.benchmarks.comparison import Comparison
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.judgement.gap import Comparator, told_with
from goldenthread.judgement.months import gate
from goldenthread.judgement.movement import direction_of_travel
from goldenthread.judgement.new_start import NewStart, rebases
from goldenthread.judgement.rag import rate
from goldenthread.judgement.settings import DEFAULT, MEDIAN, Judgement
from goldenthread.judgement.spc.chart import Chart, xmr
from goldenthread.judgement.spc.shown import telling_decimals
from goldenthread.judgement.spc.words import signal_words
from goldenthread.judgement.trajectory import Trajectory, trajectory
from goldenthread.scorecard.card import Against, Row
from goldenthread.targets.target import AIM_WORDS, Aim, Target
from goldenthread.terms.judging import Assurance, Direction, Rag
from goldenthread.terms.months import Month
from goldenthread.terms.showing import as_written, show, show_day, show_ends, show_month
from goldenthread.terms.words import Better, Unit


def judged_row(
    indicator: Indicator,
    group: str,
    months: Sequence[Figure],
    years: Sequence[Figure],
    published: Comparison | None,
    target: Target | None,
    by: Judgement = DEFAULT,
    starts: Iterable[NewStart] = (),
) -> Row:
    """The row of an indicator: `months` and `years` are its figures month by month, the oldest first.

    `by`: the council's choices of judgement. `starts`: its new starts, of whichever measure.
    """
    judged, why_not = _judged(months, years, by.months_back)
    too_old = _too_old(months, by.months_back)
    own_starts = [start for start in starts if start.concerns(indicator.code, group)]
    chart = control_chart(indicator, months, target, by, own_starts)
    telling = telling_decimals(chart, indicator.unit, indicator.decimals)
    moved = direction_of_travel(months, indicator.better, indicator.decimals)
    row = Row(
        indicator=indicator,
        group=group,
        months=tuple(months),
        year=years[-1],
        judged=judged,
        unjudged=why_not,
        england=_england(indicator, judged, published, by),
        neighbours=_neighbours(indicator, judged, published, by),
        target=_target(indicator, judged, target, by),
        movement=moved.movement,
        direction=moved.direction,
        signal=chart.signal,
        signal_words=_signal_words(indicator.unit, telling, chart),
        assurance=chart.assurance,
        chart=chart,
        published=published,
        pace=_pace(indicator, telling, months, target, by),
        near=by.near,
        is_too_old=too_old is not None,
        telling=telling,
    )
    if row.is_kept_back:
        return _without_signal(replace(_without_last_month(row), is_too_old=False))
    if too_old is not None:
        words = (
            f"The last final month, {show_month(Month.of(too_old.period_end))}, is too long ago to be judged."
        )
        return replace(_without_last_month(row), signal_words=words)
    return _without_signal(row) if _rests_on_kept_back(row) else row


def _rests_on_kept_back(row: Row) -> bool:
    """Whether a month that the limits would rest on is kept back."""
    groups = row.chart.groups if row.chart else ()
    since = groups[-1].start if len(groups) > 1 else row.months[0].period_end
    return any(figure.kept_back and figure.period_end >= since for figure in row.months)


def _without_signal(row: Row) -> Row:
    """The row without what is judged by limits: those of the months that are shown are not those of all months.

    Else the public would be told of a signal where there is none, or of none where there is one.
    """
    words = "Some months are kept back, so what is more than chance can't be told."
    return replace(row, signal=None, signal_words=words, assurance=Assurance.NONE, chart=None, pace=None)


def _too_old(months: Sequence[Figure], months_back: int) -> Figure | None:
    """The last final month, where it lies further back than the council judges."""
    last = gate(months).last
    oldest = Month.of(months[-1].period_end).plus(-months_back)
    return last if last is not None and last.period_end < oldest.start else None


def _without_last_month(row: Row) -> Row:
    """The row without what would be taken for a word on its last final month: that is kept back, or too old."""
    nothing = Direction.NOT_RATED
    return replace(
        row,
        movement=None,
        direction=nothing,
        signal=None,
        signal_words="",
        assurance=Assurance.NONE,
        pace=None,
    )


def control_chart(
    indicator: Indicator,
    months: Sequence[Figure],
    target: Target | None,
    by: Judgement = DEFAULT,
    starts: Sequence[NewStart] = (),
) -> Chart:
    """The control chart of the single months that are final; the others are left out."""
    gated = gate(months)
    series: list[tuple[date, float | None]] = [(month.end, value) for month, value in gated.series]
    days = [day for day, _ in series]
    series += [(month.end, None) for month in gated.missing]
    goal = target.value if target is not None else None
    better = indicator.better
    if better is Better.NEITHER and target is not None:
        better = target.better(better)
    return xmr(series, better, goal, rebases(starts, days), by.method)


def _judged(months: Sequence[Figure], years: Sequence[Figure], months_back: int) -> tuple[Figure | None, str]:
    """The year's figure to the last month of which both the month and its year are final.

    A month in which there was nothing to count over is as final as any other. Where the year itself holds nothing,
    nothing is judged: an older year would stand for children who are no longer in it.
    """
    final = {figure.period_end for figure in months if figure.is_final}
    for year in list(reversed(years))[: months_back + 1]:
        if year.is_final and year.period_end in final:
            return (year, "") if year.value is not None else (None, year.reason)
    if years[-1].reason:
        return None, years[-1].reason
    last = Month.of(years[-1].period_end)
    if not months_back:
        return None, f"{show_month(last)} is not final"
    return None, f"no month from {show_month(last.plus(-months_back))} on is final"


def _england(
    indicator: Indicator, judged: Figure | None, published: Comparison | None, by: Judgement
) -> Against | None:
    if published is None or published.england is None or published.england.value is None:
        return None
    value = published.england.value
    found = rated(indicator, judged, value, indicator.better, Comparator.ENGLAND, by)
    return Against("England", value, published.period, _source(published), *found)


def _neighbours(
    indicator: Indicator, judged: Figure | None, published: Comparison | None, by: Judgement
) -> Against | None:
    if published is None:
        return None
    value = published.sn_median if by.neighbours == MEDIAN else published.sn_mean
    if value is None:
        return None
    found = rated(indicator, judged, value, indicator.better, Comparator.NEIGHBOURS, by)
    missing = tuple(f"{n.name} ({n.why_missing})" for n in published.missing)
    return Against(
        "Statistical neighbours", value, published.period, _source(published), *found,
        n=published.sn_n or None, missing=missing, put_together=by.neighbours,
    )  # fmt: skip


def _target(
    indicator: Indicator, judged: Figure | None, target: Target | None, by: Judgement
) -> Against | None:
    if target is None or target.value is None:
        return None
    when = f"by {show_day(target.by)}" if target.by else "from now on"
    better = target.better(indicator.better)
    found = rated(indicator, judged, target.value, better, Comparator.TARGET, by)
    decimals = as_written(target.value, indicator.unit, indicator.decimals)
    aim = f"{AIM_WORDS[target.aim]} {show(target.value, indicator.unit, decimals)} {when}"
    return Against("Target", target.value, aim, target.source, *found, decimals=decimals)


def _pace(
    indicator: Indicator, telling: int | None, months: Sequence[Figure], target: Target | None, by: Judgement
) -> Trajectory | None:
    """Single months tell the pace; rolling years overlap, so that chance looks like a line."""
    if target is None:
        return None
    better, keep = target.better(indicator.better), target.aim is Aim.KEEP
    series = gate(months).series
    unit, usual = indicator.unit, indicator.decimals
    return trajectory(series, target.value, unit, better, keep, usual, by.near, telling)


def rated(
    indicator: Indicator,
    judged: Figure | None,
    value: float,
    better: Better,
    against: Comparator,
    by: Judgement,
) -> tuple[Rag, str]:
    """The colour of the judged figure against one comparator, and the rule in words."""
    ours = judged.value if judged is not None else None
    theirs = told_with(against, value, indicator.unit, indicator.decimals)
    asked = against is Comparator.TARGET and indicator.better is Better.NEITHER
    found = rate(
        ours, value, indicator.unit, better, against, indicator.decimals, by.amber, theirs, asked=asked
    )
    return found.rag, found.rule


def _source(published: Comparison) -> str:
    return f"release {published.release}"


def _signal_words(unit: Unit, telling: int | None, chart: Chart) -> str:
    return signal_words(
        chart,
        lambda day: show_month(Month.of(day)),
        lambda value: show(value, unit, telling),
        unit,
        lambda low, high: show_ends(low, high, unit, telling),
    )
