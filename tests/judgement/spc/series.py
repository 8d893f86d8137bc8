"""Series for the tests: monthly days, and a baseline whose limits can be worked out in the head."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goldenthread.judgement.spc.chart import Chart, xmr
from goldenthread.judgement.spc.method import Method
from goldenthread.terms.months import Month
from goldenthread.terms.words import Better

FIRST = Month(2021, 1)

BASE = [0, 3] * 6
"""Twelve figures: average 1.5, average step 3. So the limits are 1.5 -+ 2.66 x 3 = -6.48 and 9.48, and near the
limits is beyond 1.5 -+ 5.32 = -3.82 and 6.82. The last figure, 3, is above the average."""


def monthly(values: Sequence[float | None]) -> list[tuple[date, float | None]]:
    """A figure for each month end from January 2021."""
    return [(FIRST.plus(at).end, value) for at, value in enumerate(values)]


def after_base(
    tail: Sequence[float], better: Better = Better.NEITHER, two_of_three_2023: bool = False, **method: object
) -> Chart:
    """The chart of the baseline and what came after it, with limits from the baseline alone."""
    switches = Method(fix_first=12, two_of_three_2023=two_of_three_2023, **method)  # type: ignore[arg-type]
    return xmr(monthly([*BASE, *tail]), better, method=switches)


def rules_of(chart: Chart, last: int) -> list[str]:
    """The rules that mark the last points."""
    return [point.rule.value for point in chart.points[-last:]]


def types_of(chart: Chart, last: int) -> list[str]:
    return [point.type.value for point in chart.points[-last:]]
