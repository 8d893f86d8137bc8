"""Direction of travel: the last final month against the one before, as arrow and word."""

import pytest

from goldenthread.judgement.movement import direction_of_travel, movement
from goldenthread.terms.judging import Direction, Movement
from goldenthread.terms.words import Better, Unit
from tests.judgement.figures import APRIL, figure, months

_NEITHER = "Down from 27% in April 2023 to 22% in May 2023: not rated, because neither way is better."
UP, DOWN, LEVEL = Movement.UP, Movement.DOWN, Movement.LEVEL


@pytest.mark.parametrize(
    ("before", "last", "unit", "arrow", "higher", "lower"),
    [
        (22, 27, Unit.PERCENT, UP, Direction.BETTER, Direction.WORSE),
        (27, 22, Unit.PERCENT, DOWN, Direction.WORSE, Direction.BETTER),
        (27, 27, Unit.PERCENT, LEVEL, Direction.NO_CHANGE, Direction.NO_CHANGE),
        (26.6, 27.4, Unit.PERCENT, LEVEL, Direction.NO_CHANGE, Direction.NO_CHANGE),  # both shown as 27%
        (26.4, 26.5, Unit.PERCENT, UP, Direction.BETTER, Direction.WORSE),  # 26% and 27%
        (15.94, 16.47, Unit.MEAN, UP, Direction.BETTER, Direction.WORSE),
        (9.94, 9.96, Unit.PER_10000, UP, Direction.BETTER, Direction.WORSE),  # 9.9 and 10
        (99.6, 100.4, Unit.PER_10000, LEVEL, Direction.NO_CHANGE, Direction.NO_CHANGE),
    ],
)
def test_movement(
    before: float, last: float, unit: Unit, arrow: Movement, higher: Direction, lower: Direction
) -> None:
    assert movement(before, last, unit, Better.HIGHER) == (arrow, higher)
    assert movement(before, last, unit, Better.LOWER) == (arrow, lower)
    never = Direction.NO_CHANGE if arrow is LEVEL else Direction.NOT_RATED
    assert movement(before, last, unit, Better.NEITHER) == (arrow, never)


def test_an_indicator_shown_with_decimals_moves_by_them() -> None:
    assert movement(26.6, 27.4, Unit.PERCENT, Better.LOWER, 1) == (UP, Direction.WORSE)


@pytest.mark.parametrize(
    ("values", "better", "rule"),
    [
        ([22, 27], Better.LOWER, "Up from 22% in April 2023 to 27% in May 2023: worse, because lower is better."),
        ([22, 27], Better.HIGHER, "Up from 22% in April 2023 to 27% in May 2023: better, because higher is better."),
        ([27, 22], Better.LOWER, "Down from 27% in April 2023 to 22% in May 2023: better, because lower is better."),
        ([27, 22], Better.NEITHER, _NEITHER),
        ([27, 27.2], Better.LOWER, "No change: 27% in May 2023, as in April 2023."),
    ],
)  # fmt: skip
def test_the_rule_is_said_with_its_numbers(values: list[float], better: Better, rule: str) -> None:
    assert direction_of_travel(months(values), better).rule == rule


def test_only_the_last_two_final_months_count() -> None:
    found = direction_of_travel(months([90, 22, 27, 1], provisional=1), Better.LOWER)
    assert (found.movement, found.direction) == (UP, Direction.WORSE)
    assert found.rule.startswith("Up from 22% in May 2023 to 27% in June 2023")


def test_a_month_is_not_compared_with_another_than_the_one_before() -> None:
    found = direction_of_travel([figure(APRIL, 22), figure(APRIL.plus(2), 27)], Better.LOWER)
    assert (found.movement, found.direction) == (None, Direction.NOT_RATED)
    assert found.rule == "There is no final figure for May 2023 to compare June 2023 with."


@pytest.mark.parametrize("figures", [[], months([22, 27], provisional=2)])
def test_without_a_final_month_nothing_is_said(figures: list) -> None:
    assert direction_of_travel(figures, Better.LOWER) == direction_of_travel([], Better.LOWER)
    assert direction_of_travel(figures, Better.LOWER).rule == "No month is final yet."


def test_one_final_month_has_nothing_to_be_compared_with() -> None:
    assert direction_of_travel(months([22]), Better.LOWER).movement is None
