"""The two icons: what the last point shows, and whether the target will be met."""

import pytest

from goldenthread.judgement.spc.chart import xmr
from goldenthread.judgement.spc.method import Method, Rebase
from goldenthread.terms.words import Better
from tests.judgement.spc.series import BASE, FIRST, after_base, monthly

pytestmark = pytest.mark.acceptance("3.3")

HIGH, LOW = [10], [-7]


@pytest.mark.parametrize(
    ("tail", "better", "variation"),
    [
        ([2], Better.HIGHER, "common"),
        ([2], Better.LOWER, "common"),
        ([2], Better.NEITHER, "common"),
        (HIGH, Better.HIGHER, "improvement_high"),
        (LOW, Better.HIGHER, "concern_low"),
        (HIGH, Better.LOWER, "concern_high"),
        (LOW, Better.LOWER, "improvement_low"),
        (HIGH, Better.NEITHER, "neither_high"),
        (LOW, Better.NEITHER, "neither_low"),
        ([*HIGH, 2], Better.HIGHER, "common"),  # the last point alone tells
    ],
)
def test_variation_is_what_the_last_point_shows(tail: list[float], better: Better, variation: str) -> None:
    """All seven variation icons come from the last point."""
    chart = after_base(tail, better)
    assert chart.variation.value == variation
    assert chart.signal is chart.variation


# the baseline's limits are -6.48 and 9.48
@pytest.mark.parametrize(
    ("target", "higher", "lower"),
    [
        (9.4801, "fail", "pass"),
        (9.48, "hit_or_miss", "hit_or_miss"),
        (1.5, "hit_or_miss", "hit_or_miss"),
        (-6.48, "hit_or_miss", "hit_or_miss"),
        (-6.4801, "pass", "fail"),
        (0.0, "hit_or_miss", "hit_or_miss"),
    ],
)
def test_assurance_compares_the_target_with_the_limits(target: float, higher: str, lower: str) -> None:
    """A target beyond a limit is always or never met; between them or on one it is hit or miss."""
    for better, said in ((Better.HIGHER, higher), (Better.LOWER, lower), (Better.NEITHER, "none")):
        assert xmr(monthly(BASE), better, target).assurance.value == said


MAYBE = "hit_or_miss"


@pytest.mark.parametrize(
    ("target", "higher", "lower"),
    [
        (9.48, "fail", "pass"),
        (9.4799, MAYBE, MAYBE),
        (-6.48, "pass", "fail"),
        (-6.4799, MAYBE, MAYBE),
    ],
)
def test_a_target_on_a_limit_is_beyond_it_where_switched(target: float, higher: str, lower: str) -> None:
    method = Method(touching_counts=True)
    assert xmr(monthly(BASE), Better.HIGHER, target, method=method).assurance.value == higher
    assert xmr(monthly(BASE), Better.LOWER, target, method=method).assurance.value == lower


@pytest.mark.parametrize("size", [0.001, 1000])
def test_assurance_does_not_depend_on_the_size_of_the_figures(size: float) -> None:
    for target, said in ((9.5, "fail"), (9.4, "hit_or_miss"), (-6.5, "pass")):
        found = xmr(monthly([v * size for v in BASE]), Better.HIGHER, target * size)
        assert found.assurance.value == said


def test_without_a_target_there_is_no_assurance() -> None:
    assert xmr(monthly(BASE), Better.HIGHER).assurance.value == "none"


def test_assurance_is_of_the_last_group() -> None:
    values = [10, 11] * 7 + [60, 61] * 7
    start = FIRST.plus(14).end
    assert xmr(monthly(values), Better.HIGHER, 40).assurance.value == "hit_or_miss"
    assert xmr(monthly(values), Better.HIGHER, 40, [Rebase(start, "new service")]).assurance.value == "pass"


@pytest.mark.parametrize(
    ("value", "target", "better", "said"),
    [
        (0, 0, Better.LOWER, "pass"),
        (0, 0, Better.HIGHER, "pass"),
        (0, 1, Better.LOWER, "pass"),
        (0, 1, Better.HIGHER, "fail"),
        (100, 100, Better.HIGHER, "pass"),
        (100, 99, Better.LOWER, "fail"),
        (5, 5, Better.NEITHER, "none"),
    ],
)
def test_a_constant_series_is_held_against_the_target_itself(
    value: float, target: float, better: Better, said: str
) -> None:
    """Nil every month against a target of nil is a pass, and so is 100% against 100%."""
    chart = xmr(monthly([value] * 12), better, target)
    assert chart.assurance.value == said
    assert (chart.groups[0].lower, chart.groups[0].upper, chart.variation.value) == (None, None, "common")


@pytest.mark.parametrize(
    ("target", "better", "said"),
    [(0, Better.LOWER, "hit_or_miss"), (4, Better.LOWER, "pass"), (5, Better.HIGHER, "fail")],
)
def test_a_constant_baseline_with_other_figures_after_it(target: float, better: Better, said: str) -> None:
    chart = xmr(monthly([0] * 12 + [4]), better, target, method=Method(fix_first=12))
    assert chart.assurance.value == said


@pytest.mark.parametrize("n", [1, 6])
def test_too_few_points_tell_nothing(n: int) -> None:
    """Fewer than seven points: no limits, no marks, no signal and no assurance."""
    chart = xmr(monthly([0, 9, 0, 50, 0, 2][:n]), Better.HIGHER, 100)
    assert {point.type.value for point in chart.points} == {"common"}
    assert (chart.signal, chart.variation.value, chart.assurance.value) == (None, "common", "none")


def test_a_constant_series_too_short_to_judge_has_no_assurance() -> None:
    assert xmr(monthly([0] * 6), Better.LOWER, 0).assurance.value == "none"


def test_no_figures_at_all() -> None:
    chart = xmr(monthly([None, None]), Better.HIGHER, 5)
    assert (chart.groups, chart.points, chart.signal, chart.assurance.value) == ((), (), None, "none")
