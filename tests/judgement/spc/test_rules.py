"""Each rule at its edges: the first figure that it marks and the last one that it does not.

The baseline has an average of 1.5, limits of -6.48 and 9.48, and "near" beyond -3.82 and 6.82 (see `series`).
"""

import pytest

from goldenthread.judgement.spc.chart import xmr
from goldenthread.judgement.spc.method import Method, Rebase
from goldenthread.judgement.spc.rules import Rule
from goldenthread.terms.words import Better
from tests.judgement.spc.series import after_base, monthly, rules_of, types_of

pytestmark = pytest.mark.acceptance("3.3")

N, OUT, TREND, NEAR, SHIFT = "none", "outside", "trend", "two_in_three", "shift"


@pytest.mark.parametrize(
    ("value", "rule", "kind"),
    [
        (9.48, N, "common"),
        (9.4801, OUT, "neither_high"),
        (-6.48, N, "common"),
        (-6.4801, OUT, "neither_low"),
    ],
)
def test_outside_is_beyond_a_limit_and_not_on_it(value: float, rule: str, kind: str) -> None:
    """A figure on a limit is inside; one just beyond is marked, high or low."""
    chart = after_base([value])
    assert rules_of(chart, 2) == [N, rule]
    assert types_of(chart, 2) == ["common", kind]


@pytest.mark.parametrize(
    ("tail", "rules"),
    [
        ([7, 2, 7], [NEAR, N, NEAR]),  # only the near ones are marked
        ([2, 7, 7], [N, NEAR, NEAR]),
        ([7, 7], [NEAR, NEAR]),  # with the 3 before them
        ([6.83, 2, 6.83], [NEAR, N, NEAR]),
        ([6.82, 2, 6.83], [N, N, N]),  # exactly two thirds of the way is not near
        ([7, 2, 2, 7], [N, N, N, N]),  # two of four
        ([0, 7, 2, 2, 7, 2, 7], [N, N, N, N, NEAR, N, NEAR]),
        ([7, 1, 7], [N, N, N]),  # the third on the other side of the average
        ([7, 1.5, 7], [N, N, N]),  # or on it
        ([-4, -1, -4], [NEAR, N, NEAR]),
        ([-3.82, -1, -4], [N, N, N]),
        ([1, 7, -4], [N, N, N]),  # near different limits
        ([7, 9.48], [NEAR, NEAR]),  # on the limit is near
    ],
)
def test_two_in_three(tail: list[float], rules: list[str]) -> None:
    """Two of three near the same limit with the third on that side are marked, and only those near."""
    assert rules_of(after_base(tail), len(tail)) == rules


@pytest.mark.parametrize(
    ("tail", "classic", "variant"),
    [
        ([10, 7], [OUT, N], [OUT, NEAR]),  # the figure beyond the limit counts as near
        ([10, 2, 7], [OUT, N, N], [OUT, N, NEAR]),
        ([-7, -4], [OUT, N], [OUT, N]),  # the 3 before them is on the other side
        ([-1, -7, -4], [N, OUT, N], [N, OUT, NEAR]),
        ([7, 10, 7], [NEAR, OUT, NEAR], [NEAR, OUT, NEAR]),
        ([10, 10], [OUT, OUT], [OUT, OUT]),
    ],
)
def test_two_in_three_of_2023_counts_figures_beyond_a_limit(
    tail: list[float], classic: list[str], variant: list[str]
) -> None:
    """With the variant of 2023 a figure beyond the limit helps to mark one near it."""
    assert rules_of(after_base(tail), len(tail)) == classic
    assert rules_of(after_base(tail, two_of_three_2023=True), len(tail)) == variant


@pytest.mark.parametrize(
    ("tail", "rules"),
    [
        # the baseline ends 0, 3: its last step is up, so five more steps make six
        ([3.1, 3.2, 3.3, 3.4], [N] * 6),
        ([3.1, 3.2, 3.3, 3.4, 3.5], [TREND] * 7),
        ([3.1, 3.2, 3.3, 3.4, 3.5, 3.6], [TREND] * 8),
        ([3.1, 3.2, 3.2, 3.3, 3.4, 1], [N] * 8),  # an equal figure breaks it
        ([2, 1, 0, -1, -2], [N] * 7),  # 3 and five down: six in a row
        ([2, 1, 0, -1, -2, -3], [N, *[TREND] * 7]),
        ([2, 1, 0, -1, -2, -3, 0], [N, *[TREND] * 7, N]),
    ],
)
def test_a_trend_is_seven_in_a_row(tail: list[float], rules: list[str]) -> None:
    """Seven figures, six strict steps one way: all of them are marked."""
    assert rules_of(after_base(tail), len(tail) + 2) == rules


def test_a_figure_that_ends_a_trend_and_begins_another_belongs_to_the_second() -> None:
    chart = after_base([2, 1, 0, -1, -2, -3, -2, -1, 0, 1, 2, 3], Better.HIGHER)
    assert rules_of(chart, 13) == [TREND] * 13
    assert types_of(chart, 13) == ["concern_low"] * 6 + ["improvement_high"] * 7


@pytest.mark.parametrize(
    ("tail", "rules"),
    [
        # the last figure of the baseline, 3, is above the average already
        ([2, 2.5, 2, 2.5, 2], [N] * 6),
        ([2, 2.5, 2, 2.5, 2, 2.5], [SHIFT] * 7),
        ([2, 2.5, 2, 2.5, 2, 2.5, 2], [SHIFT] * 8),
        ([2, 2.5, 1.5, 2.5, 2, 2.5, 2], [N] * 8),  # one on the average breaks it
        ([1, 0, 1, 0, 1, 0, 1], [N, *[SHIFT] * 7]),
        ([1, 0, 1, 0, 1, 0], [N] * 7),
        ([1, 0, 1, 0, 1, 0, 1.5], [N] * 8),
        ([1, 0, 1, 0, 1, 0, 1, 2], [N, *[SHIFT] * 7, N]),
    ],
)
def test_a_shift_is_seven_on_one_side_of_the_average(tail: list[float], rules: list[str]) -> None:
    """Seven strictly on one side of the average: all of them are marked."""
    assert rules_of(after_base(tail), len(tail) + 1) == rules


@pytest.mark.parametrize(
    ("tail", "last", "rule"),
    [
        ([3.1, 3.2, 3.3, 3.4, 9.5], 1, OUT),  # outside and end of a trend
        ([3.1, 3.2, 3.3, 7.1, 7.2], 2, TREND),  # trend and two near a limit
        ([2, 2.5, 2, 2.5, 7, 7], 1, NEAR),  # two near a limit and a shift
        ([2, 2.5, 2, 2.5, 7, 7], 3, SHIFT),
        ([2, 2.5, 2, 2.5, 2, 9.5], 1, OUT),  # outside and shift
        ([3.1, 3.2, 3.3, 3.4, 3.5], 1, TREND),  # trend and shift
    ],
)
def test_the_first_rule_in_order_is_named(tail: list[float], last: int, rule: str) -> None:
    """Outside, trend, two in three, shift: the first that marks a figure gives its name."""
    assert rules_of(after_base(tail), last)[0] == rule


def test_the_order_of_the_rules() -> None:
    assert [rule.value for rule in Rule] == [OUT, TREND, NEAR, SHIFT, N]


def test_a_trend_is_judged_by_its_way_and_not_by_the_side_it_is_on() -> None:
    falling_above = [8, 7.5, 6, 5, 4, 3, 2]
    assert types_of(after_base(falling_above, Better.HIGHER), 7) == ["concern_low"] * 7


def test_what_is_good_by_one_rule_and_bad_by_another_follows_the_order_unless_switched() -> None:
    falling_above = [8, 7.5, 6, 5, 4, 3, 2]
    switched = after_base(falling_above, Better.HIGHER, improvement_first=True)
    assert (rules_of(switched, 1), types_of(switched, 1)) == ([SHIFT], ["improvement_high"])
    assert types_of(after_base(falling_above, Better.LOWER, improvement_first=True), 1) == ["improvement_low"]
    assert types_of(after_base(falling_above, improvement_first=True), 1) == ["neither_low"]
    rising_below = [-5, -4, -3, -2, -1, 0, 1]
    assert types_of(after_base(rising_below, Better.LOWER), 1) == ["concern_high"]
    switched = after_base(rising_below, Better.LOWER, improvement_first=True)
    assert (rules_of(switched, 1), types_of(switched, 1)) == ([SHIFT], ["improvement_low"])


def test_a_figure_that_ends_a_good_trend_and_begins_a_bad_one_is_an_improvement_where_switched() -> None:
    up_and_down = [3.1, 3.2, 3.3, 3.4, 3.5, 3.4, 3.3, 3.2, 3.1, 3.0, 2.9]  # all above the average
    turn = 7
    for better, plain, switched in (
        (Better.HIGHER, "concern_low", "improvement_high"),
        (Better.LOWER, "improvement_low", "improvement_low"),
        (Better.NEITHER, "neither_low", "neither_low"),
    ):
        assert types_of(after_base(up_and_down, better), turn)[0] == plain
        found = after_base(up_and_down, better, improvement_first=True)
        assert types_of(found, turn)[0] == switched
        assert rules_of(found, turn)[0] == TREND


def test_runs_stop_at_a_new_start() -> None:
    rising = monthly([0, 1, 2, 3, 4, 5, 6, 7])
    whole = xmr(rising, method=Method(fewest=2))
    assert rules_of(whole, 4)[:2] == [TREND, TREND]
    cut = xmr(rising, rebase=[Rebase(rising[4][0])], method=Method(fewest=2))
    assert rules_of(cut, 8) == [N] * 8


def test_runs_go_on_across_a_missing_month() -> None:
    values = [0, 3] * 6 + [3.1, 3.2, None, 3.3, 3.4, 3.5]
    gap = xmr(monthly(values), method=Method(fix_first=12))
    assert rules_of(gap, 5) == [TREND] * 5
    assert len(gap.points) == 17
    assert gap.missing == (monthly(values)[14][0],)
