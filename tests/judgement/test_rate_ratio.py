"""Ratios of shares and of rates against published worked values, and at their edges."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.judgement.rate_ratio import CHI_SQUARE, Counted, RateRatio, are_enough, of_rates, of_shares

COUNTS = st.integers(0, 60)


def near(found: RateRatio, value: float, low: float, high: float) -> bool:
    pairs = zip((found.value, found.low, found.high), (value, low, high), strict=True)
    return all(math.isclose(one, other, rel_tol=2e-4) for one, other in pairs)


def test_the_score_interval_of_koopmans_own_example() -> None:
    assert near(of_shares(Counted(36, 40), Counted(16, 80)), 4.5, 2.9396, 7.1522)


def test_the_exact_interval_of_a_textbook_cohort() -> None:
    """Breast cancer after fluoroscopy: 41 in 28,010 years of women, 15 in 19,017 (Boice and Monson 1977)."""
    assert near(of_rates(Counted(41, 28010), Counted(15, 19017)), 1.855759, 1.005684, 3.6093)


def test_nobody_counted_in_one_group_leaves_one_side_open() -> None:
    for ratio_of in (of_shares, of_rates):
        none = ratio_of(Counted(0, 40), Counted(16, 80))
        assert (none.value, none.low) == (0, 0)
        assert 0 < none.high < math.inf
        only = ratio_of(Counted(16, 80), Counted(0, 40))
        assert (only.value, only.high) == (math.inf, math.inf)
        assert 0 < only.low < math.inf


def test_everybody_counted_is_no_difference() -> None:
    same = of_shares(Counted(40, 40), Counted(80, 80))
    assert same.value == 1
    assert not same.is_clear
    assert of_shares(Counted(40, 40), Counted(8, 80)).is_clear


@pytest.mark.parametrize("ratio_of", [of_shares, of_rates])
def test_nobody_counted_at_all_or_an_empty_group_has_no_ratio(ratio_of: object) -> None:
    for group, reference in (
        (Counted(0, 5), Counted(0, 5)),
        (Counted(0, 0), Counted(1, 5)),
        (Counted(1, 5), Counted(0, 0)),
    ):
        with pytest.raises(ValueError, match="a ratio needs"):
            ratio_of(group, reference)


@given(a=COUNTS, b=COUNTS, more_a=st.integers(1, 60), more_b=st.integers(1, 60))
def test_the_interval_holds_the_ratio_and_turns_with_the_groups(
    a: int, b: int, more_a: int, more_b: int
) -> None:
    if a == b == 0:
        return
    one, other = Counted(a, a + more_a), Counted(b, b + more_b)
    for ratio_of in (of_shares, of_rates):
        found, turned = ratio_of(one, other), ratio_of(other, one)
        assert found.low <= found.value <= found.high
        for mine, theirs in ((found.value, turned.value), (found.low, turned.high), (found.high, turned.low)):
            inverse = math.inf if theirs == 0 else 1 / theirs
            assert mine == inverse or math.isclose(mine, inverse, rel_tol=1e-6)


def test_more_of_the_same_is_surer() -> None:
    widths = [
        (found := of_shares(Counted(6 * n, 20 * n), Counted(4 * n, 20 * n))).high / found.low
        for n in (1, 4, 16)
    ]
    assert widths == sorted(widths, reverse=True)
    assert math.isclose(CHI_SQUARE, 1.959963984540054**2)


def test_too_few_are_those_of_whom_fewer_than_five_would_be_expected() -> None:
    def enough(a: int, n: int, b: int, m: int, *, shares: bool = True) -> bool:
        return are_enough(Counted(a, n), Counted(b, m), shares=shares)

    assert enough(5, 20, 25, 100)  # a quarter of 20 is 5
    assert not enough(5, 19, 25, 101)
    assert not enough(15, 19, 75, 101)  # too few who are not counted
    assert enough(0, 20, 30, 100)  # none are counted, and 5 would be expected
    assert enough(9, 9_000, 11, 11_000, shares=False)
    assert not enough(4, 4_000, 11, 11_000, shares=False)
