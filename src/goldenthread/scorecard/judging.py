"""One row of the scorecard judged: by which figure, against whom, with which rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goldenthread.benchmarks.comparison import Comparison
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.judgement.gap import Comparator
from goldenthread.judgement.months import gate
from goldenthread.judgement.movement import direction_of_travel
from goldenthread.judgement.rag import rate
from goldenthread.judgement.spc.chart import Chart, xmr
from goldenthread.judgement.spc.words import signal_words
from goldenthread.scorecard.card import Against, Row
from goldenthread.targets.target import AIM_WORDS, Target
from goldenthread.terms.judging import Assurance, Direction, Rag
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show, show_day, show_month
from goldenthread.terms.words import Better

MONTHS_BACK = 6  # how far back the last final month may lie and still be judged in this month's report


def judged_row(
    indicator: Indicator,
    group: str,
    months: Sequence[Figure],
    years: Sequence[Figure],
    published: Comparison | None,
    target: Target | None,
) -> Row:
    """The row of an indicator: `months` and `years` are its figures month by month, the oldest first."""
    judged, why_not = _judged(months, years)
    moved = direction_of_travel(months, indicator.better, indicator.decimals)
    chart = control_chart(indicator, months, target)
    row = Row(
        indicator=indicator,
        group=group,
        months=tuple(months),
        year=years[-1],
        judged=judged,
        unjudged=why_not,
        england=_england(indicator, judged, published),
        neighbours=_neighbours(indicator, judged, published),
        target=_target(indicator, judged, target),
        movement=moved.movement,
        direction=moved.direction,
        signal=chart.signal,
        signal_words=_signal_words(indicator, chart),
        assurance=chart.assurance,
        chart=chart,
        published=published,
    )
    return _without_last_month(row) if row.is_kept_back else row


def _without_last_month(row: Row) -> Row:
    """The row without what would be taken for a word on its last final month, which is kept back."""
    nothing = Direction.NOT_RATED
    return replace(
        row, movement=None, direction=nothing, signal=None, signal_words="", assurance=Assurance.NONE
    )


def control_chart(indicator: Indicator, months: Sequence[Figure], target: Target | None) -> Chart:
    """The control chart of the single months that are final; the others are left out."""
    gated = gate(months)
    series = [(month.end, value) for month, value in gated.series]
    series += [(month.end, None) for month in gated.missing]  # type: ignore[misc]
    goal = target.value if target is not None else None
    better = indicator.better
    if better is Better.NEITHER and target is not None:
        better = target.better(better)
    return xmr(series, better, goal)


def _judged(months: Sequence[Figure], years: Sequence[Figure]) -> tuple[Figure | None, str]:
    """The year's figure to the last month of which both the month and its year are final."""
    final = {figure.period_end for figure in months if figure.may_be_judged}
    for year in list(reversed(years))[: MONTHS_BACK + 1]:
        if year.may_be_judged and year.period_end in final:
            return year, ""
    if years[-1].reason:
        return None, years[-1].reason
    return None, "no month of the last half year is final"


def _england(indicator: Indicator, judged: Figure | None, published: Comparison | None) -> Against | None:
    if published is None or published.england is None or published.england.value is None:
        return None
    value = published.england.value
    rated = _rated(indicator, judged, value, indicator.better, Comparator.ENGLAND)
    return Against("England", value, published.period, _source(published), *rated)


def _neighbours(indicator: Indicator, judged: Figure | None, published: Comparison | None) -> Against | None:
    if published is None or published.sn_mean is None:
        return None
    rated = _rated(indicator, judged, published.sn_mean, indicator.better, Comparator.NEIGHBOURS)
    missing = tuple(f"{n.name} ({n.why_missing})" for n in published.missing)
    return Against(
        "Statistical neighbours", published.sn_mean, published.period, _source(published), *rated,
        n=published.sn_n or None, missing=missing,
    )  # fmt: skip


def _target(indicator: Indicator, judged: Figure | None, target: Target | None) -> Against | None:
    if target is None or target.value is None:
        return None
    by = f"by {show_day(target.by)}" if target.by else "from now on"
    rated = _rated(indicator, judged, target.value, target.better(indicator.better), Comparator.TARGET)
    aim = f"{AIM_WORDS[target.aim]} {show(target.value, indicator.unit, indicator.decimals)} {by}"
    return Against("Target", target.value, aim, target.source, *rated)


def _rated(
    indicator: Indicator, judged: Figure | None, value: float, better: Better, against: Comparator
) -> tuple[Rag, str]:
    ours = judged.value if judged is not None else None
    found = rate(ours, value, indicator.unit, better, against, indicator.decimals)
    return found.rag, found.rule


def _source(published: Comparison) -> str:
    return f"release {published.release}"


def _signal_words(indicator: Indicator, chart: Chart) -> str:
    return signal_words(
        chart,
        lambda day: show_month(Month.of(day)),
        lambda value: show(value, indicator.unit, indicator.decimals),
        indicator.unit,
    )
