"""What is kept back for its own sake, beyond the counts of 1 to 5: averages of a few children."""

from dataclasses import replace

import pytest

from goldenthread.catalogue.discovery import load as catalogue
from goldenthread.disclosure.balances import balances, nests
from goldenthread.disclosure.cells import COMPLEMENT, SIDES, Cell, Key, Need, Rules, Subject
from goldenthread.disclosure.figures import cells_of
from goldenthread.disclosure.history import still_true
from goldenthread.disclosure.primary import is_small_average
from goldenthread.disclosure.protecting import protect
from goldenthread.terms.months import Month
from goldenthread.terms.words import Basis, Unit
from tests.disclosure.made import JUNE
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


GROUPS = ("", "age=17-18", "age=19-21")


def in_touch(group: str, month: Month, months: int, of: tuple[int, int]) -> Cell:
    """Young people in touch at a month end, or at those of a year; of the older ones a few are not."""
    subject = Subject(
        Key("cl_in_touch", "999", group, month, "average_12" if months > 1 else "point"),
        "cl_in_touch", "care leavers", months=months, scale=100.0, whole=True, stock=True, unit=Unit.PERCENT,
    )  # fmt: skip
    prints = SIDES if months > 1 else ()
    cell = Cell(subject, float(of[0]), float(of[1]), frozenset(prints))
    return replace(cell, prints=frozenset()) if is_small_average(cell, Rules()) else cell


def test_a_small_average_does_not_follow_from_the_others() -> None:
    """Of all and of the younger the year is printed: of the older, 46 month ends not in touch must not follow."""
    months = [JUNE.plus(-back) for back in range(12)]
    older, younger = [(65, 69)] * 10 + [(66, 69)] * 2, [(27, 35)] * 12
    both = [(a + c, b + d) for (a, b), (c, d) in zip(older, younger, strict=True)]
    cells = []
    for group, numbers in zip(GROUPS, (both, younger, older), strict=True):
        year = (sum(a for a, _ in numbers), sum(b for _, b in numbers))
        cells.append(in_touch(group, JUNE, 12, year))
        cells += [in_touch(group, month, 1, of) for month, of in zip(months, numbers, strict=True)]
    done = protect(cells, balances=balances([cell.subject for cell in cells], nests(GROUPS)))
    [rest] = [
        one
        for one in done.attack().intervals
        if one.key.group == GROUPS[2] and one.key.basis == "average_12" and one.side == COMPLEMENT
    ]
    assert rest.need == Need.WIDE
    assert rest.high - rest.low >= 5
    assert done.attack().proved
    kept = [one for one in done.shown if "[c]" in one.texts.values()]
    assert {one.key.basis for one in kept} == {"average_12"}
    later = still_true(done.shown, cells, {}, Rules())
    assert [shown for shown in later if shown.needs.get(COMPLEMENT) == Need.WIDE]


def test_an_average_that_only_its_months_make_small_hides_nothing() -> None:
    """Ten in four month ends and nobody in eight: each month may be read, and the year says no more than they do."""
    numbers = [(0, 40)] * 8 + [(10, 40)] * 4
    months = [
        replace(in_touch("", JUNE.plus(-back), 1, of), prints=frozenset(SIDES))
        for back, of in enumerate(numbers)
    ]
    year = in_touch("", JUNE, 12, (40, 480))
    assert year.prints == frozenset()
    done = protect([*months, year])
    assert not [shown for shown in done.shown if "[c]" in shown.texts.values()]
