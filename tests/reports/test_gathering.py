"""What a chart is given: limits cut where no figure can be, and each marked month with its rule."""

from datetime import date

from goldenthread.judgement.spc.chart import xmr
from goldenthread.reports.gathering import lines_of
from goldenthread.terms.judging import Variation
from goldenthread.terms.months import Month
from goldenthread.terms.words import Better, Unit

VALUES = [4.0, 30.0, 2.0, 28.0, 5.0, 31.0, 3.0, 29.0, 4.0, 30.0, 2.0, 27.0, 6.0, 30.0]
SERIES = [(Month(2022, 1).plus(at).end, value) for at, value in enumerate(VALUES)]


def test_limits_are_shown_cut_at_nought_and_at_a_hundred() -> None:
    chart = xmr(SERIES, Better.LOWER)
    assert chart.groups[0].lower is not None
    assert chart.groups[0].lower < 0
    [stretch] = lines_of(chart, Unit.PER_10000).stretches
    assert (stretch.lower, stretch.upper) == (0.0, chart.groups[0].upper)
    high = xmr([(day, 100 - value) for day, value in SERIES], Better.HIGHER)
    assert lines_of(high, Unit.PERCENT).stretches[0].upper == 100.0


def test_a_marked_month_says_which_rule_marks_it() -> None:
    days = [date(2022, 1, 31), *(Month(2022, 1).plus(at).end for at in range(1, 20))]
    values = [10.0 + at % 2 for at in range(19)] + [40.0]
    lines = lines_of(xmr(zip(days, values, strict=True), Better.LOWER), Unit.COUNT)
    variation, why = lines.marked[Month(2023, 8)]
    assert variation is Variation.CONCERN_HIGH
    assert "beyond a limit" in why
