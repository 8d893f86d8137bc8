"""What must stand under a control chart: new starts, trial limits, months left out, figures it does not suit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from goldenthread.judgement.saying import listed
from goldenthread.judgement.spc.chart import Chart, Group
from goldenthread.judgement.spc.limits import SCREENED_FROM
from goldenthread.judgement.spc.words import When
from goldenthread.terms.months import Month, months_between
from goldenthread.terms.showing import show_day, show_month


def notes(chart: Chart, when: When = show_day) -> tuple[str, ...]:
    """All that a reader must know before believing the chart, a sentence each."""
    gaps = gaps_of(chart)
    left_out = [f"No figure for {listed(gaps)}: left out. Runs go on across the gap."] if gaps else []
    return (*notes_of_groups(chart, when), *left_out)


def notes_of_groups(chart: Chart, when: When = show_day) -> tuple[str, ...]:
    """The same without the gaps, for pictures that name their own."""
    found = [sentence for at, group in enumerate(chart.groups) for sentence in _of_group(group, at, when)]
    if chart.method.fix_first:
        found.append(
            f"Averages and limits rest on the first {chart.method.fix_first} figures of each stretch."
        )
    if chart.method.screen:
        found.append(f"Steps of {SCREENED_FROM} times the average step or more are left out of the limits.")
    return tuple(found)


def _of_group(group: Group, at: int, when: When) -> Iterator[str]:
    start = when(group.start)
    if at:
        reason = f": {group.reason.rstrip('.')}" if group.reason else ", for which no reason is given"
        yield f"From {start} the average and limits start anew{reason}."
    if group.limits.is_short:
        yield f"From {start} there are too few figures for limits or a signal ({group.n})."
        return
    if group.limits.reach is None:
        yield f"From {start} there are no limits, because the figures they would rest on are all the same."
    elif group.few_points:
        yield f"The limits from {start} rest on {group.n} figures: trial limits, which each new figure will move."
    if group.limits.not_screened:
        yield f"From {start} no step is left out, because none would be left that is not 0."
    if group.limits.reach is not None and _mostly_the_same(group):
        yield _poor_fit(start)


def caveat(chart: Chart, when: When = show_day) -> str:
    """What must be said wherever the last figure's signal is told; "" where nothing must."""
    last = chart.groups[-1] if chart.groups else None
    doubtful = last and not last.limits.is_short and last.limits.reach is not None and _mostly_the_same(last)
    return _poor_fit(when(last.start)) if last and doubtful else ""


def _poor_fit(start: str) -> str:
    return (
        f"More than half of the figures from {start} are the same. This kind of chart suits them poorly: a run on "
        "one side of the average may be no change at all."
    )


def _mostly_the_same(group: Group) -> bool:
    return 2 * max(Counter(group.values).values()) > group.n


def gaps_of(chart: Chart) -> list[str]:
    """What has no figure: the days given without one, and in a monthly series the months not given at all."""
    days = [point.day for point in chart.points]
    named = [(day, show_day(day)) for day in chart.missing]
    if _is_monthly([*days, *chart.missing]):
        there = {Month.of(day) for day in days}
        absent = {Month.of(day) for day in chart.missing} | _between(there)
        named = [(month.end, show_month(month)) for month in absent - there]
    return [words for _, words in sorted(named)]


def _is_monthly(days: Sequence[date]) -> bool:
    """One figure a month at most, and mostly one month apart."""
    numbers = sorted(Month.of(day).number for day in days)
    steps = [b - a for a, b in pairwise(numbers)]
    return bool(steps) and 0 not in steps and 2 * steps.count(1) >= len(steps)


def _between(months: set[Month]) -> set[Month]:
    return set(months_between(min(months), max(months))) if months else set()
