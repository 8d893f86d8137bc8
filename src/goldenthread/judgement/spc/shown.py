"""Limits as they are drawn and printed: cut where no figure can be. The rules always use the uncut limits."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.judgement.spc.chart import Chart, Group, Point
from goldenthread.judgement.spc.rules import Rule
from goldenthread.terms.showing import decimals_for
from goldenthread.terms.words import Unit

RULE = (
    "Limits are shown cut at 0, and for percentages at 100%, because no figure can be beyond. "
    "The rules use the uncut limits."
)


def shown_limits(group: Group, unit: Unit | None) -> tuple[float, float] | None:
    """Lower and upper limit for showing; None where there are none. Uncut where the unit is not known."""
    reach = group.limits.reach
    if reach is None:
        return None
    lower, upper = group.mean - reach, group.mean + reach
    if unit is None:
        return lower, upper
    return max(0.0, lower), min(100.0, upper) if unit is Unit.PERCENT else upper


def telling_decimals(chart: Chart, unit: Unit, decimals: int | None = None) -> int | None:
    """With how many decimals a chart is shown: as usual, unless average, limits and what is beyond them look alike.

    "100%, below the lower limit, 100%" tells nobody anything.
    """
    return decimals_for(list(_to_tell_apart(chart, unit)), unit, decimals)


def _to_tell_apart(chart: Chart, unit: Unit) -> Iterator[tuple[float, float]]:
    """Average and limits of each stretch; each month beyond a limit and that limit; the last month and what it is held
    against."""
    at = 0
    for group in chart.groups:
        points = chart.points[at : at + group.n]
        at += group.n
        ends = shown_limits(group, unit)
        if group.limits.is_short or ends is None:
            continue
        yield from ((ends[0], group.mean), (group.mean, ends[1]))
        for point in points:
            edge = ends[point.value > group.mean]
            if point.rule is Rule.OUTSIDE and point.value != edge:
                yield point.value, edge
        if points and at == len(chart.points):
            yield from _of_last(points[-1], group.mean, ends)


def _of_last(point: Point, mean: float, ends: tuple[float, float]) -> Iterator[tuple[float, float]]:
    edge = mean if point.rule is Rule.SHIFT else ends[point.value > mean]
    if point.rule in (Rule.SHIFT, Rule.TWO_IN_THREE) and point.value != edge:
        yield point.value, edge
