"""A pack is chosen so that the packs after it can still keep back what they must."""

from collections.abc import Callable

from goldenthread.disclosure.ahead import ahead
from goldenthread.disclosure.balances import balances, nests
from goldenthread.disclosure.cells import Cell, Need, Rules
from goldenthread.disclosure.family import Terms
from goldenthread.disclosure.protecting import protect
from goldenthread.terms.months import Month
from tests.disclosure.made import JUNE, counted, share

GIRLS = (3, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0)
"""From July to July a year later: 8 in the year to June, of which July is at most 6; 5 in the year to July."""

BOYS = (3, *[20] * 12)
JULY = JUNE.plus(-11)
NUMBERS = {"sex=F": GIRLS, "sex=M": BOYS, "": tuple(map(sum, zip(GIRLS, BOYS, strict=True)))}


def pack(months: int) -> list[Cell]:
    """The first month is printed, and the year to the last; the other months are known to the council."""
    cells = []
    for group, numbers in NUMBERS.items():
        for back, number in enumerate(numbers[:months]):
            cells.append(counted(group, number, JULY.plus(back), prints=() if back else ("numerator",)))
        year = sum(numbers[months - 12 : months])
        cells.append(counted(group, year, JULY.plus(months - 1), months=12))
    return cells


def test_a_year_that_would_tell_of_the_next_is_kept_back() -> None:
    """6 in July, so girls at most 6, and 8 girls in the year: then 2 at least since, and so in the year to come."""
    first, second = pack(12), pack(13)
    known = balances([cell.subject for cell in second], nests(NUMBERS))
    one = protect(first, (), known)
    two = protect(second, one.shown, known)
    hidden = {
        shown.key.group for shown in one.shown if shown.subject.months == 12 and "[c]" in shown.texts.values()
    }
    assert "sex=F" in hidden
    assert two.exposed == ()
    assert two.attack().proved
    [year] = [one for one in two.attack().intervals if one.key.group == "sex=F" and one.key.month == JUNE.plus(1)
              and one.key.basis == "rolling_12"]  # fmt: skip
    assert (year.need, year.low <= 1, year.high >= 5) == (Need.SMALL, True, True)


def amounts(months: dict[Month, float]) -> Callable[[Terms], float]:
    """Amounts of sums, with twice as many assessments in each month as were done in time."""

    def amount(terms: Terms) -> float:
        times = {"assessments": 2}
        return sum(
            factor * months.get(count.month, 0.0) * times.get(count.counted, 1) for count, factor in terms
        )

    return amount


def test_the_longest_part_that_is_small_stands_for_those_within_it() -> None:
    numbers = {JUNE: 2.0, JUNE.plus(-3): 1.0, JUNE.plus(-4): 9.0}
    [target] = ahead([counted("", 12, months=12)], amounts(numbers), Rules())
    assert (len(target.terms), target.need, target.amount) == (4, Need.AHEAD, 3.0)
    assert list(ahead([counted("", 9, months=12)], amounts({JUNE: 9.0}), Rules())) == []
    assert list(ahead([counted("", 0, months=12)], amounts({}), Rules())) == []
    assert list(ahead([counted("", 3)], amounts({JUNE: 3.0}), Rules())) == []


def test_what_it_is_put_over_and_the_rest_count_too() -> None:
    numbers = {JUNE: 2.0, JUNE.plus(-1): 2.0, JUNE.plus(-2): 9.0}
    found = list(ahead([share("", 13, 26, months=12)], amounts(numbers), Rules()))
    assert [(len(target.terms), target.amount) for target in found] == [(2, 4.0), (4, 4.0)]
