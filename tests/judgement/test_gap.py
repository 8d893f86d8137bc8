"""The gap between two figures in words: it adds up, and never says the opposite of what was judged."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.judgement.comparing import compare
from goldenthread.judgement.gap import Comparator, exceeds, gap, measure
from goldenthread.judgement.saying import listed, points, short
from goldenthread.terms.words import Unit


@pytest.mark.parametrize(
    ("value", "comparator", "unit", "words"),
    [
        (27.4, 22.4, Unit.PERCENT, "27% is 5 points above England's 22%"),
        (27.4, 21.6, Unit.PERCENT, "27.4% is 5.8 points above England's 21.6%"),  # not "27% is 6 above 22%"
        (22.04, 22.0, Unit.PERCENT, "22.04% is 0.04 points above England's 22.00%"),
        (
            32.04,
            22.0,
            Unit.PERCENT,
            "32.04% is 10.04 points above England's 22.00%",
        ),  # red, so not "10 points"
        (31.96, 22.0, Unit.PERCENT, "32% is 10 points above England's 22%"),  # within 10 all the same
        (21.0, 22.0, Unit.PERCENT, "21% is 1 point below England's 22%"),
        (464.1, 537.7, Unit.PER_10000, "464 is 14% below England's 538"),
        (26.14, 26.0, Unit.PER_10000, "26.14 is 0.5% above England's 26.00"),
        (9.5, 10.4, Unit.PER_10000, "9.5 is 9% below England's 10.4"),
        (550.2, 500.0, Unit.COUNT, "550.2 is just over 10% above England's 500.0"),
        (0.0, 5.0, Unit.COUNT, "0 is 100% below England's 5"),
        (5.0, 0.0, Unit.COUNT, "5 is above England's 0"),
        (0.2, 0.0, Unit.MEAN, "0.2 is above England's 0.0"),
        (0.01, 0.0, Unit.MEAN, "0.01 is above England's 0.00"),
        (16.4, 16.4, Unit.MEAN, "16.4 is the same as England's 16.4"),
        (1204.0, 1000.0, Unit.COUNT, "1,204 is 20% above England's 1,000"),
        (1e-13, 0.0, Unit.PERCENT, "0.000000% is 0.000000 points above England's 0.000000%"),
    ],
)
def test_the_gap_in_words(value: float, comparator: float, unit: Unit, words: str) -> None:
    assert gap(value, comparator, unit, Comparator.ENGLAND, edges=(10,)).words == words


def test_an_indicator_shown_with_decimals_keeps_them() -> None:
    found = gap(17.6, 15.4, Unit.PERCENT, Comparator.TARGET, 1)
    assert found.words == "17.6% is 2.2 points above the target of 15.4%"
    assert (found.side, found.size) == (1, pytest.approx(2.2))


SHARES = st.integers(0, 10_000).map(lambda n: n / 100)


@settings(max_examples=500, derandomize=True, deadline=None)
@given(SHARES, SHARES)
def test_of_percentages_the_sentence_adds_up(value: float, comparator: float) -> None:
    words = gap(value, comparator, Unit.PERCENT, Comparator.ENGLAND, edges=(10,)).words
    numbers = [Decimal(found) for found in re.findall(r"[\d.]+\d|\d", words)]
    if value == comparator:
        assert len(numbers) == 2
        assert numbers[0] == numbers[1]
        return
    ours, size, theirs = numbers
    assert size == abs(ours - theirs) > 0
    assert ("above" in words) == (ours > theirs) == (value > comparator)
    assert (size > 10) <= (abs(Decimal(str(value)) - Decimal(str(comparator))) > 10)
    assert (abs(Decimal(str(value)) - Decimal(str(comparator))) > 10) <= (size > 10)


@settings(max_examples=500, derandomize=True, deadline=None)
@given(st.integers(0, 20_000), st.integers(1, 20_000))
def test_of_rates_the_per_cent_agrees_with_what_was_judged(value: int, comparator: int) -> None:
    words = gap(value / 10, comparator / 10, Unit.PER_10000, Comparator.ENGLAND, edges=(10,)).words
    side = compare(value, comparator)
    assert [" is the same as " in words, " above " in words, " below " in words] == [
        side == 0,
        side == 1,
        side == -1,
    ]
    if side:
        (size,) = re.findall(r"([\d,.]+)%", words)
        shown = Decimal(size.replace(",", ""))
        assert (shown > 10) == (abs(value - comparator) * 10 > comparator)


def test_side_and_size() -> None:
    assert [gap(v, 22.0, Unit.PERCENT, Comparator.ENGLAND).side for v in (20, 22, 24)] == [-1, 0, 1]
    assert [gap(v, 22.0, Unit.PERCENT, Comparator.ENGLAND).size for v in (20, 22)] == [2.0, 0.0]
    assert gap(3, 0, Unit.COUNT, Comparator.ENGLAND).size is None
    assert gap(101, 100, Unit.COUNT, Comparator.ENGLAND).words == "101 is 1% above England's 100"
    assert measure(32, 22, Unit.PERCENT) == (1, 10)
    assert measure(12, 22, Unit.PERCENT) == (-1, 10)
    assert measure(110, 100, Unit.COUNT) == (1, pytest.approx(10))
    assert measure(5, 0, Unit.COUNT) == (1, None)
    assert measure(0, 0, Unit.COUNT) == (0, 0.0)


def test_a_size_without_measure_exceeds_every_edge() -> None:
    assert exceeds(None, 10)
    assert not exceeds(0.0, 0)


@pytest.mark.parametrize(
    ("size", "words"), [(1.0, "1 point"), (0.96, "1 point"), (5.0, "5 points"), (0.0, "0 points")]
)
def test_points_in_words(size: float, words: str) -> None:
    assert points(size) == words


@pytest.mark.parametrize(
    ("a", "b", "scale", "side"),
    [
        (1.0, 2.0, 0, -1),
        (2.0, 1.0, 0, 1),
        (0.1 + 0.2, 0.3, 0, 0),
        (1e-15, 0.0, 0, 1),
        (1e-15, 0.0, 1, 0),
        (1e-11, 0.0, 1, 1),
        (1e-12, 0.0, 1, 0),
        (-5.0, -5.0 - 1e-14, 0, 0),
        (1e-15, 0.0, -1, 0),
    ],
)
def test_comparing(a: float, b: float, scale: float, side: int) -> None:
    assert compare(a, b, scale) == side


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (27.0, "27"),
        (2.5, "2.5"),
        (1204.25, "1,204.25"),
        (100.0, "100"),
        (0.0, "0"),
        (-0.004, "0"),
        (20.05, "20.05"),
    ],
)
def test_a_number_takes_no_decimal_that_it_does_not_need(number: float, words: str) -> None:
    assert short(number) == words


def test_a_list_in_words() -> None:
    assert [listed(("a", "b", "c")[:n]) for n in (1, 2, 3)] == ["a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    ("value", "comparator", "words"),
    [
        (55.1, 55.0, "55.1% is 0.1 points above England's 55%"),
        (55.0, 55.0, "55% is the same as England's 55%"),
        (55.1, 54.667, "55.1% is 0.4 points above England's 54.7%"),  # a mean: as many as it takes
    ],
)
def test_a_comparator_is_told_with_the_decimals_it_was_published_with(
    value: float, comparator: float, words: str
) -> None:
    assert gap(value, comparator, Unit.PERCENT, Comparator.ENGLAND, None, (), 0).words == words
