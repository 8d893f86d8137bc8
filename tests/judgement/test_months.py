"""The complete-month gate: a month that is not final is shown, and judged by nothing."""

import pytest

from goldenthread.judgement import months as gate_module
from goldenthread.judgement.months import gate
from goldenthread.judgement.movement import direction_of_travel
from goldenthread.judgement.spc.chart import xmr
from goldenthread.judgement.trajectory import trajectory
from goldenthread.terms.judging import Movement
from goldenthread.terms.months import Month
from goldenthread.terms.words import Better, Status, Unit
from tests.judgement.figures import APRIL, figure, months

MAY, JUNE = APRIL.plus(1), APRIL.plus(2)


def test_final_months_are_judged_and_the_newest_of_them_is_the_last() -> None:
    found = gate(months([31, 27, 5], provisional=1))
    assert found.series == ((APRIL, 31), (MAY, 27))
    assert found.last is not None
    assert found.last.value == 27
    assert [f.value for f in found.shown_only] == [5]
    assert found.missing == ()
    assert found.words == ("June 2023 is not final yet: shown, not judged.",)


@pytest.mark.parametrize(
    ("status", "judged", "shown"),
    [
        (Status.FINAL, 1, 0),
        (Status.REBUILT, 1, 0),
        (Status.PROVISIONAL, 0, 1),
        (Status.NOT_AVAILABLE, 0, 0),
    ],
)
def test_each_status(status: Status, judged: int, shown: int) -> None:
    found = gate([figure(APRIL, None if status is Status.NOT_AVAILABLE else 5.0, status)])
    assert (len(found.judged), len(found.shown_only)) == (judged, shown)


def test_a_final_month_without_a_value_is_not_judged() -> None:
    assert gate([figure(APRIL, None)]).judged == ()
    assert gate([figure(APRIL, None, Status.PROVISIONAL)]).shown_only == ()


def test_months_between_that_have_no_final_figure_are_named() -> None:
    found = gate([figure(JUNE, 3), figure(APRIL, 1), figure(JUNE.plus(2), 4)])
    assert found.series == ((APRIL, 1), (JUNE, 3), (JUNE.plus(2), 4))
    assert found.missing == (MAY, JUNE.plus(1))
    assert found.words[0] == "There is no final figure for May 2023: it is left out."


def test_nothing_final() -> None:
    found = gate(months([1, 2], provisional=2))
    assert (found.judged, found.last, found.missing, found.series) == ((), None, (), ())


@pytest.mark.acceptance("3.6")
def test_an_immature_month_takes_no_direction_signal_or_pace() -> None:
    """A June of 5% that is not final moves neither arrow, control chart nor pace: they stand as without it."""
    values = [28, 31, 27, 30, 29, 33, 28, 30, 31, 27, 29, 30, 28]
    first = JUNE.plus(-13)
    with_june = months([*values, 5], first, provisional=1)
    without = months(values, first)
    assert direction_of_travel(with_june, Better.LOWER) == direction_of_travel(without, Better.LOWER)
    assert direction_of_travel(with_june, Better.LOWER).movement is Movement.DOWN
    series = gate(with_june).series
    assert series == gate(without).series
    assert Month(2023, 6) not in dict(series)
    chart = xmr([(month.end, value) for month, value in series], Better.LOWER, 25)
    assert (chart.variation.value, chart.groups[0].mean) == ("common", sum(values) / 13)
    all_in = xmr([(f.period_end, f.value) for f in with_june], Better.LOWER, 25)
    assert all_in.variation.value == "improvement_low"  # what the gate prevents
    pace = trajectory(series, 25, Unit.PERCENT, Better.LOWER)
    assert "May 2023" not in pace.rule or pace.month is None


def test_the_rule_names_all_that_a_month_not_final_stays_out_of() -> None:
    for word in ("average", "colours", "direction", "signal", "pace"):
        assert word in gate_module.RULE
