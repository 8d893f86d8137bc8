"""What is kept back for its own sake, beyond the counts of 1 to 5: averages of a few children."""

import pytest

from goldenthread.catalogue.discovery import load as catalogue
from goldenthread.disclosure.cells import Rules
from goldenthread.disclosure.figures import cells_of
from goldenthread.disclosure.primary import is_small_average
from goldenthread.terms.words import Basis, Unit
from tests.disclosure.test_figures import figure

STOCK = "cla_u16_unregistered"  # a plain count at a month end; its year is the average of twelve


def average(numerator: float) -> bool:
    found = figure(STOCK, numerator, 12, Unit.COUNT, Basis.AVERAGE_12, 1)
    [cell] = cells_of([found], catalogue().values())
    return is_small_average(cell, Rules())


@pytest.mark.parametrize(
    ("month_ends", "is_small"), [(0, False), (1, True), (15, True), (60, True), (61, False), (600, False)]
)
def test_twelve_month_ends_may_be_of_one_child(month_ends: float, is_small: bool) -> None:
    assert average(month_ends) is is_small


def test_a_month_is_no_average_and_neither_is_what_happened_in_a_year() -> None:
    month = figure(STOCK, 3, 1, Unit.COUNT, Basis.POINT, 1)
    year = figure("referrals", 15, 60_000, Unit.PER_10000, Basis.ROLLING_12, 10_000)
    assert [is_small_average(cell, Rules()) for cell in cells_of([month, year], catalogue().values())] == [
        False,
        False,
    ]


def test_the_rest_of_a_share_is_a_few_children_too() -> None:
    """Of 50 children on a plan all but 3 on average were visited in time."""
    found = figure("cp_visits", 12 * 47, 12 * 50, Unit.PERCENT, Basis.AVERAGE_12, 100)
    [cell] = cells_of([found], catalogue().values())
    assert is_small_average(cell, Rules())
