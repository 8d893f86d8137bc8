"""The word at a marked point touches neither the point nor a limit where there is room beside them."""

import pytest

from goldenthread.charts.beside import HIGH, Surroundings, best_spot

WIDE, TALL, WORD = 420.0, 190.0, 50.0
POINT = 6.5  # half of the largest mark at a point


def around(dots: list[tuple[float, float]], levels: tuple[float, ...] = ()) -> Surroundings:
    return Surroundings(dots, [], levels, wide=WIDE, high=TALL)


@pytest.mark.parametrize("y", [4.0, 95.0, 186.0])
@pytest.mark.parametrize("x", [5.0, 210.0, 415.0])
def test_it_leaves_its_own_point_free(x: float, y: float) -> None:
    dots = [(x, y)]
    spot = best_spot(dots, WORD, around(dots), below_first=True)
    assert not spot.holds(x, y, POINT)


def test_it_stands_on_no_limit_where_there_is_room_further_off() -> None:
    """A low point near the lower limit, with a line of months falling to it and rising again."""
    dots = [(30.0 * at, 60.0 + 10.0 * at) for at in range(8)] + [
        (210.0 + 30.0 * at, 125.0 - 14.0 * at) for at in range(1, 7)
    ]
    lower = 150.0
    spot = best_spot([dots[7]], WORD, around(dots, (lower,)), below_first=True)
    assert abs(spot.down - lower) >= HIGH / 2
