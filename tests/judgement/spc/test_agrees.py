"""Generated series: the charts agree with the slow, exact ones of `slow` in every group, point and icon."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.judgement.spc.chart import xmr
from goldenthread.judgement.spc.method import Method, Rebase
from goldenthread.terms.words import Better
from tests.judgement.spc import slow
from tests.judgement.spc.series import monthly

pytestmark = pytest.mark.acceptance("3.3")


def agree(
    values: list[float], better: Better, target: float | None, starts: list[int], method: Method
) -> list[tuple[str, str]]:
    """Compare the two, and give what the points show."""
    series = monthly(values)
    days = [day for day, _ in series]
    cuts = [days[at] for at in starts if at < len(days)]
    chart = xmr(series, better, target, [Rebase(day) for day in cuts], method)
    groups, points, assurance = slow.chart(
        days,
        values,
        better.value,
        target,
        cuts,
        method.screen,
        method.fix_first,
        method.two_of_three_2023,
        method.fewest,
    )
    assert [(point.rule.value, point.type.value) for point in chart.points] == points
    for ours, (n, mean, lower, upper) in zip(chart.groups, groups, strict=True):
        assert ours.n == n
        assert ours.mean == pytest.approx(float(mean), abs=1e-9)
        assert (ours.lower is None, ours.upper is None) == (lower is None, upper is None)
        if lower is not None:
            assert (ours.lower, ours.upper) == pytest.approx((float(lower), float(upper)), abs=1e-9)
    assert chart.assurance.value == assurance
    assert chart.variation.value == points[-1][1]
    return points


METHODS = st.builds(
    Method,
    screen=st.booleans(),
    fix_first=st.none() | st.integers(12, 20),
    two_of_three_2023=st.booleans(),
    fewest=st.sampled_from([2, 7, 13]),
)
FIGURES = st.one_of(
    st.lists(st.integers(0, 3), min_size=1, max_size=40),
    st.lists(st.integers(0, 120), min_size=1, max_size=40),
    st.lists(st.integers(-500, 500).map(lambda n: n / 10), min_size=1, max_size=40),
)


@settings(max_examples=600, derandomize=True, deadline=None)
@given(
    values=FIGURES,
    better=st.sampled_from(Better),
    target=st.none() | st.integers(-20, 130).map(lambda n: n / 2),
    starts=st.lists(st.integers(0, 39), max_size=3, unique=True),
    method=METHODS,
)
def test_generated_series(
    values: list[float], better: Better, target: float | None, starts: list[int], method: Method
) -> None:
    """Series of any shape give the same chart as the slow, exact rules."""
    agree(values, better, target, starts, method)


def test_wandering_series_meet_every_rule_both_ways() -> None:
    """So do series that wander, among which every rule marks figures high and low many times."""
    draw = random.Random(20)
    met: Counter[tuple[str, str]] = Counter()
    for _ in range(400):
        level, values = 50.0, []
        for _ in range(draw.randint(8, 36)):
            level += draw.choice([-2.5, -1.0, -0.5, 0.0, 0.5, 1.0, 2.5])
            values.append(round(level + draw.choice([0, 0, 0.5, 1, -1, 8, -8]), 1))
        method = Method(
            screen=draw.random() < 0.5,
            fix_first=draw.choice([None, 12]),
            two_of_three_2023=draw.random() < 0.5,
        )
        better = draw.choice(list(Better))
        met.update(agree(values, better, draw.choice([None, 45.0, 60.0]), [draw.randint(0, 60)], method))
    sides = Counter((rule, kind.rpartition("_")[2]) for rule, kind in met.elements())
    for rule in ("outside", "trend", "two_in_three", "shift"):
        assert min(sides[rule, "high"], sides[rule, "low"]) >= 20, sides
    assert len(met) == 4 * 6 + 1, "each rule with each of the six types, and none"
