"""In line with a comparator: 2 points for percentages, 5% for the rest, both included."""

import pytest

from goldenthread.judgement.gap import Allowance, Comparator
from goldenthread.judgement.in_line import Standing, rule_words, stand, standing
from goldenthread.terms.words import Unit

_NARROW = "24.02% is 2.02 points above England's 22.00%: higher, because it is more than 2 points."
HIGHER, LOWER, IN_LINE = Standing.HIGHER, Standing.LOWER, Standing.IN_LINE


@pytest.mark.parametrize(
    ("value", "comparator", "unit", "expected"),
    [
        (24.0, 22.0, Unit.PERCENT, IN_LINE),
        (24.001, 22.0, Unit.PERCENT, HIGHER),
        (20.0, 22.0, Unit.PERCENT, IN_LINE),
        (19.999, 22.0, Unit.PERCENT, LOWER),
        (4.3, 2.3, Unit.PERCENT, IN_LINE),
        (105.0, 100.0, Unit.COUNT, IN_LINE),
        (105.01, 100.0, Unit.MEAN, HIGHER),
        (95.0, 100.0, Unit.PER_10000, IN_LINE),
        (94.99, 100.0, Unit.PER_10000, LOWER),
        (0.315, 0.3, Unit.MEAN, IN_LINE),
        (0.0, 0.0, Unit.COUNT, IN_LINE),
        (0.1, 0.0, Unit.COUNT, HIGHER),
    ],
)
def test_higher_lower_or_in_line(value: float, comparator: float, unit: Unit, expected: Standing) -> None:
    assert standing(value, comparator, unit) is expected


@pytest.mark.parametrize(
    ("value", "comparator", "unit", "rule"),
    [
        (464.1, 537.7, Unit.PER_10000, "464 is 14% below England's 538: lower, because it is more than 5%."),
        (24.0, 22.0, Unit.PERCENT, "24% is 2 points above England's 22%: in line, because it is within 2 points."),
        (24.02, 22.0, Unit.PERCENT, _NARROW),
        (24.0, None, Unit.PERCENT, "There is no figure for England."),
        (None, 22.0, Unit.PERCENT, "There is no figure of ours to compare."),
    ],
)  # fmt: skip
def test_the_rule_is_said_with_its_numbers(
    value: float | None, comparator: float | None, unit: Unit, rule: str
) -> None:
    found = stand(value, comparator, unit, Comparator.ENGLAND)
    assert found.rule == rule
    assert (found.standing is None) == (value is None or comparator is None)


def test_how_near_is_in_line_is_a_setting() -> None:
    near = Allowance(points=1, per_cent=2.5)
    assert standing(23.5, 22, Unit.PERCENT, near) is HIGHER
    assert standing(102.5, 100, Unit.COUNT, near) is IN_LINE
    assert standing(102.6, 100, Unit.COUNT, near) is HIGHER
    assert rule_words(Unit.PERCENT, near).startswith("In line: no more than 1 point apart.")
    assert "2.5% of the comparator" in rule_words(Unit.COUNT, near)
    assert "5% of the comparator" in rule_words(Unit.COUNT)
