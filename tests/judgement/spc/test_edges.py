"""Series that trip charts up: all nil, all the same, one spike, equal but for a computer's decimals, beyond 100%."""

import pytest

from goldenthread.judgement.spc.chart import xmr
from goldenthread.judgement.spc.method import Method
from goldenthread.terms.words import Better
from tests.judgement.spc.series import monthly, rules_of

pytestmark = pytest.mark.acceptance("3.3")


@pytest.mark.parametrize("value", [0, 1, 100, 0.1, 1 / 3, -2.7])
@pytest.mark.parametrize("screen", [True, False])
def test_a_constant_series_has_no_limits_and_no_marks(value: float, screen: bool) -> None:
    """Figures that are all the same have no limits, and none of them is marked."""
    chart = xmr(monthly([value] * 24), method=Method(screen=screen))
    assert {point.rule.value for point in chart.points} == {"none"}
    assert (chart.groups[0].lower, chart.groups[0].upper) == (None, None)
    assert chart.groups[0].mean == pytest.approx(value)
    assert not chart.groups[0].limits.not_screened


def test_after_a_constant_baseline_a_shift_is_still_found() -> None:
    chart = xmr(monthly([5] * 12 + [6] * 7), Better.HIGHER, method=Method(fix_first=12))
    assert rules_of(chart, 8) == ["none", *["shift"] * 7]
    shorter = xmr(monthly([5] * 12 + [6] * 6), Better.HIGHER, method=Method(fix_first=12))
    assert rules_of(shorter, 6) == ["none"] * 6


@pytest.mark.parametrize("screen", [True, False])
def test_one_spike_in_a_flat_series_is_outside_and_the_rest_is_not(screen: bool) -> None:
    """One spike is outside; screening does not turn the rest into figures below the limit."""
    chart = xmr(monthly([5] * 12 + [20] + [5] * 11), method=Method(screen=screen))
    assert chart.points[12].rule.value == "outside"
    assert "outside" not in {point.rule.value for at, point in enumerate(chart.points) if at != 12}
    assert chart.groups[0].upper == pytest.approx(5.625 + 2.66 * 30 / 23)
    assert chart.groups[0].limits.not_screened is screen


def test_screening_that_leaves_some_steps_is_done() -> None:
    limits = xmr(monthly([5, 6] * 6 + [40] + [5, 6] * 6), method=Method(screen=True)).groups[0].limits
    assert (limits.not_screened, limits.reach) == (False, pytest.approx(2.66))


def test_equal_figures_that_a_computer_keeps_apart_are_equal() -> None:
    """0.1 + 0.2 is 0.30000000000000004 to a computer, which is no step up."""
    same = [0.3, 0.1 + 0.2]
    assert same[0] != same[1]
    chart = xmr(monthly(same * 6), Better.HIGHER, 0.3)
    assert (chart.groups[0].lower, chart.assurance.value) == (None, "pass")


def test_a_figure_equal_to_the_average_is_on_neither_side() -> None:
    base = [0.1, 0.7] * 6  # 0.4 on average, of which a computer makes 0.39999999999999997
    chart = xmr(monthly([*base, *[0.4] * 8]), method=Method(fix_first=12))
    assert rules_of(chart, 8) == ["none"] * 8


def test_a_target_on_a_limit_is_on_it_whatever_the_decimals() -> None:
    values = [0.1, 0.7] * 6
    for target in (0.4 + 2.66 * 0.6, 0.4 - 2.66 * 0.6, 1.996, -1.196):
        assert xmr(monthly(values), Better.HIGHER, target).assurance.value == "hit_or_miss"


def test_limits_beyond_what_is_possible_are_kept_for_the_rules() -> None:
    """Limits pass 0 and 100%, so a target of 100% may be met in a good month."""
    chart = xmr(monthly([97, 99, 98, 99, 97, 100] * 3), Better.HIGHER, 100)
    assert chart.groups[0].upper is not None
    assert chart.groups[0].upper > 100
    assert chart.assurance.value == "hit_or_miss"
    assert xmr(monthly([0, 1, 0, 2] * 4), Better.LOWER, 0).assurance.value == "hit_or_miss"


def test_large_and_small_numbers_make_the_same_chart() -> None:
    values = [3, 5, 4, 6, 5, 7, 4, 20, 5, 6, 4, 5, 6]
    marks = [point.rule for point in xmr(monthly(values)).points]
    for size in (1e-9, 1e9):
        assert [point.rule for point in xmr(monthly([v * size for v in values])).points] == marks


BIG = 1e12  # of which the smallest difference that counts is a little more than 1


def around_big(*offsets: float) -> list[float]:
    return [BIG + offset for offset in offsets]


@pytest.mark.parametrize(("step", "is_one"), [(1.0, False), (1.5, True)])
@pytest.mark.parametrize("screen", [True, False])
def test_a_step_is_more_than_the_precision_of_the_figures(step: float, is_one: bool, screen: bool) -> None:
    method = Method(screen=screen)
    (group,) = xmr(monthly(around_big(*[0.0, -step] * 6)), method=method).groups
    assert (group.upper is not None) is is_one
    assert not group.limits.not_screened
    tail = [-8.0 + step * at for at in range(1, 7)]
    chart = xmr(monthly(around_big(*[0.0, -8.0] * 6, *tail)), method=Method(fix_first=12))
    assert ("trend" in rules_of(chart, 7)) is is_one
    spiked = around_big(*[0.0, -step] * 4, -100.0, -step, *[0.0, -step] * 4)
    (group,) = xmr(monthly(spiked), method=Method(screen=True)).groups
    assert group.limits.not_screened is not is_one


@pytest.mark.parametrize(("offset", "is_above"), [(-3.0, False), (-2.5, True)])
def test_a_side_of_the_average_is_more_than_the_precision_away(offset: float, is_above: bool) -> None:
    values = around_big(*[0.0, -8.0] * 6, *[offset] * 7)  # the average is 4 below
    chart = xmr(monthly(values), method=Method(fix_first=12))
    assert ("shift" in rules_of(chart, 7)) is is_above
