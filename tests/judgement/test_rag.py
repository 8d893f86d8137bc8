"""RAG against one comparator: each edge, each unit, each direction, and the sentence that goes with it."""

import pytest

from goldenthread.judgement.gap import Allowance, Comparator
from goldenthread.judgement.rag import rate, rule_words
from goldenthread.terms.judging import Rag
from goldenthread.terms.words import Better, Unit

ENGLAND, NEIGHBOURS, TARGET = Comparator.ENGLAND, Comparator.NEIGHBOURS, Comparator.TARGET
LOW, HIGH = Better.LOWER, Better.HIGHER
GREEN, AMBER, RED, NOT_RATED = Rag.GREEN, Rag.AMBER, Rag.RED, Rag.NOT_RATED


@pytest.mark.parametrize(
    ("value", "comparator", "lower", "higher"),
    [
        (22.0, 22.0, GREEN, GREEN),
        (22.0001, 22.0, AMBER, GREEN),
        (21.9999, 22.0, GREEN, AMBER),
        (32.0, 22.0, AMBER, GREEN),  # exactly 10 points
        (32.0001, 22.0, RED, GREEN),
        (12.0, 22.0, GREEN, AMBER),
        (11.9999, 22.0, GREEN, RED),
        (12.3, 2.3, AMBER, GREEN),  # 10.000000000000002 to a computer
        (100 / 3, 70 / 3, AMBER, GREEN),
        (0.1 + 0.2, 0.3, GREEN, GREEN),
        (0.0, 0.0, GREEN, GREEN),
        (10.0, 0.0, AMBER, GREEN),
        (10.1, 0.0, RED, GREEN),
    ],
)
def test_percentages_go_by_points(value: float, comparator: float, lower: Rag, higher: Rag) -> None:
    assert rate(value, comparator, Unit.PERCENT, Better.LOWER, ENGLAND).rag is lower
    assert rate(value, comparator, Unit.PERCENT, Better.HIGHER, ENGLAND).rag is higher


@pytest.mark.parametrize("unit", [Unit.PER_10000, Unit.COUNT, Unit.MEAN])
@pytest.mark.parametrize(
    ("value", "comparator", "lower", "higher"),
    [
        (500.0, 500.0, GREEN, GREEN),
        (550.0, 500.0, AMBER, GREEN),  # exactly 10%
        (550.001, 500.0, RED, GREEN),
        (450.0, 500.0, GREEN, AMBER),
        (449.999, 500.0, GREEN, RED),
        (0.33, 0.3, AMBER, GREEN),  # 10.000000000000009% to a computer
        (17.93, 16.3, AMBER, GREEN),
        (0.0, 0.0, GREEN, GREEN),
        (1.0, 0.0, RED, GREEN),  # 10% of 0 is 0
    ],
)
def test_the_rest_goes_by_ten_per_cent(
    unit: Unit, value: float, comparator: float, lower: Rag, higher: Rag
) -> None:
    assert rate(value, comparator, unit, Better.LOWER, ENGLAND).rag is lower
    assert rate(value, comparator, unit, Better.HIGHER, ENGLAND).rag is higher


@pytest.mark.parametrize(
    ("value", "comparator", "unit", "better", "against", "rule"),
    [
        (27, 22, Unit.PERCENT, LOW, ENGLAND, "27% is 5 points above England's 22%: within 10 points."),
        (33, 22, Unit.PERCENT, LOW, ENGLAND, "33% is 11 points above England's 22%: more than 10 points."),
        (20, 22, Unit.PERCENT, LOW, ENGLAND, "20% is 2 points below England's 22%: better."),
        (22, 22, Unit.PERCENT, LOW, ENGLAND, "22% is the same as England's 22%: equal."),
        (89, 90, Unit.PERCENT, HIGH, TARGET, "89% is 1 point below the target of 90%: within 10 points."),
        (
            16.5,
            16.2,
            Unit.MEAN,
            LOW,
            NEIGHBOURS,
            "16.5 is 2% above the statistical neighbours' 16.2: within 10%.",
        ),
        (3, 0, Unit.COUNT, LOW, TARGET, "3 is above the target of 0: more than 10%, because 10% of 0 is 0."),
    ],
)
def test_the_rule_is_said_with_its_numbers(
    value: float, comparator: float, unit: Unit, better: Better, against: Comparator, rule: str
) -> None:
    assert (
        rate(value, comparator, unit, better, against).rule
        == f"{better.value.capitalize()} is better. {rule}"
    )


def test_what_is_red_is_never_rounded_onto_the_edge() -> None:
    assert rate(32.04, 22, Unit.PERCENT, LOW, ENGLAND).rule == (
        "Lower is better. 32.04% is 10.04 points above England's 22.00%: more than 10 points."
    )


def test_not_rated_says_why() -> None:
    found = rate(464, 538, Unit.PER_10000, Better.NEITHER, ENGLAND)
    assert found.rule == (
        "Neither higher nor lower is better, so this is not rated. 464 is 14% below England's 538."
    )
    assert rate(None, 22, Unit.PERCENT, LOW, ENGLAND).rule == "There is no figure of ours to compare."
    assert [rate(27, None, Unit.PERCENT, LOW, each).rule for each in Comparator] == [
        "There is no figure for England.",
        "There is no figure for the statistical neighbours.",
        "No target has been set.",
    ]


@pytest.mark.parametrize(("value", "comparator"), [(None, 22), (27, None)])
def test_what_cannot_be_compared_is_not_rated(value: float | None, comparator: float | None) -> None:
    assert rate(value, comparator, Unit.PERCENT, Better.LOWER, ENGLAND).rag is NOT_RATED


@pytest.mark.parametrize("value", [0.0, 22.0, 99.0])
def test_where_neither_way_is_better_there_is_no_colour(value: float) -> None:
    assert rate(value, 22.0, Unit.PERCENT, Better.NEITHER, ENGLAND).rag is NOT_RATED


def test_how_much_worse_is_still_amber_is_a_setting() -> None:
    strict = Allowance(points=5, per_cent=2.5)
    found = rate(27.5, 22, Unit.PERCENT, Better.LOWER, ENGLAND, amber=strict)
    assert (found.rag, found.rule[-20:]) == (RED, " more than 5 points.")
    found = rate(103, 100, Unit.COUNT, Better.LOWER, ENGLAND, amber=strict)
    assert (found.rag, found.rule[-17:]) == (RED, ": more than 2.5%.")
    assert rate(102.5, 100, Unit.COUNT, Better.LOWER, ENGLAND, amber=strict).rag is AMBER


def test_the_rule_for_a_legend() -> None:
    assert "Lower is better. Green" in rule_words(Unit.PERCENT, Better.LOWER)
    assert "including 10 points." in rule_words(Unit.PERCENT, Better.LOWER)
    assert "Higher is better. Green" in rule_words(Unit.COUNT, Better.HIGHER)
    assert "including 10% of the comparator." in rule_words(Unit.COUNT, Better.HIGHER)
    assert rule_words(Unit.COUNT, Better.NEITHER).startswith("Neither higher nor lower")
