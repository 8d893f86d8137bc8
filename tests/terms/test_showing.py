"""Numbers as a reader sees them: rounded once, half up, with the decimals that the unit has."""

from datetime import date

import pytest

from goldenthread.terms.months import Month, months_between
from goldenthread.terms.showing import (
    MARKS,
    as_written,
    places,
    round_half_up,
    show,
    show_between,
    show_count,
    show_day,
    show_month,
)
from goldenthread.terms.words import Unit


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (0.5, Unit.PERCENT, "1%"),
        (0.49999, Unit.PERCENT, "0%"),
        (2.5, Unit.PERCENT, "3%"),  # to the even neighbour it would be 2
        (62.5, Unit.PERCENT, "63%"),
        (100.0, Unit.PERCENT, "100%"),
        (99.5, Unit.PERCENT, "100%"),
        (-0.5, Unit.PERCENT, "-1%"),  # away from zero, as people round
        (-0.4, Unit.PERCENT, "0%"),
        (-9.95, Unit.PER_10000, "-10.0"),
        (1e-9, Unit.PERCENT, "0%"),
        (0.05, Unit.PER_10000, "0.1"),
        (1.005, Unit.PER_10000, "1.0"),
        (9.949, Unit.PER_10000, "9.9"),
        (9.95, Unit.PER_10000, "10"),  # 10.0 once rounded, and from 10 on a rate is whole
        (10.0, Unit.PER_10000, "10"),
        (10.5, Unit.PER_10000, "11"),
        (999.5, Unit.PER_10000, "1,000"),
        (1e-9, Unit.PER_10000, "0.0"),
        (16.45, Unit.MEAN, "16.5"),
        (16.449, Unit.MEAN, "16.4"),
        (1204.0, Unit.COUNT, "1,204"),
        (0.0, Unit.COUNT, "0"),
        (0.25, Unit.COUNT, "0.3"),
    ],
)
def test_a_value_is_shown_rounded_half_up(value: float, unit: Unit, shown: str) -> None:
    assert show(value, unit) == shown


def test_an_indicator_may_ask_for_its_own_decimals() -> None:
    assert show(25.45, Unit.PERCENT, 1) == "25.5%"
    assert places(25.45, Unit.PERCENT, 1) == 1


@pytest.mark.parametrize(
    ("value", "unit", "decimals"),
    [
        (97.5, Unit.PERCENT, 1),
        (98.0, Unit.PERCENT, 0),
        (15.0, Unit.MEAN, 1),
        (0.25, Unit.COUNT, 2),
        (1 / 3, Unit.PERCENT, 0),
    ],
)
def test_what_people_agreed_on_keeps_its_decimals(value: float, unit: Unit, decimals: int) -> None:
    assert as_written(value, unit) == decimals


def test_a_half_is_the_half_that_people_read() -> None:
    """2.675 is a little less than that in binary; the reader sees 2.675 and expects 2.68."""
    assert str(round_half_up(2.675, 2)) == "2.68"
    assert str(round_half_up(1.15, 1)) == "1.2"


@pytest.mark.parametrize(
    ("value", "shown"), [(0, "0"), (999, "999"), (1000, "1,000"), (36395.0, "36,395"), (12.345, "12.35")]
)
def test_counts_have_a_comma_from_a_thousand(value: float, shown: str) -> None:
    assert show_count(value) == shown


def test_dates_are_written_out() -> None:
    assert show_month(Month(2023, 6)) == "June 2023"
    assert show_day(date(2023, 6, 30)) == "30 June 2023"
    assert [str(m) for m in months_between(Month(2022, 12), Month(2023, 2))] == [
        "2022-12",
        "2023-01",
        "2023-02",
    ]


def test_every_mark_has_its_meaning() -> None:
    assert set(MARKS) == {"[x]", "[z]"}
    assert all(MARKS.values())


@pytest.mark.parametrize(
    ("low", "high", "unit", "shown"),
    [
        (0.0, 53.2, Unit.PER_10000, "0 to 53"),
        (5.3, 53.14, Unit.PER_10000, "5.3 to 53.1"),
        (0.0, 4.2, Unit.PER_10000, "0.0 to 4.2"),
        (0.0, 0.0, Unit.PER_10000, "0.0 to 0.0"),
        (1.25, 3.0, Unit.COUNT, "1.3 to 3.0"),
        (12.4, 31.6, Unit.PERCENT, "12% to 32%"),
    ],
)
def test_two_ends_of_a_range_have_the_same_decimals(low: float, high: float, unit: Unit, shown: str) -> None:
    assert show_between(low, high, unit) == shown
