"""Children in care at the month ends, with those who came and those who left: any two of the three give the third."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from random import Random

import pytest

from goldenthread.catalogue.discovery import load as catalogue
from goldenthread.disclosure.attack import attack
from goldenthread.disclosure.balances import Balance, balances, nests, stock_and_flow
from goldenthread.disclosure.cells import NUMERATOR, Cell, Shown
from goldenthread.disclosure.figures import cells_of, key_of
from goldenthread.disclosure.protecting import Protected, protect
from goldenthread.indicators.figure import Figure
from goldenthread.terms.months import Month, months_between
from goldenthread.terms.words import Basis, Status, Unit

FIRST, CHILDREN = Month(2022, 1), 14_300.0
STOCK, STARTS, ENDS = IN_CARE = ("cla_end", "cla_starts", "cla_ends")
SEXES = ("sex=F", "sex=M")
MONTHS, PRINTED, PACKS = 17, 3, 4

Counts = Counter[tuple[str, str, Month]]


def care(seed: int) -> Counts:
    """A small council: about 70 children in care, and a handful who come and leave each month."""
    random = Random(seed)
    counts: Counts = Counter()
    there = Counter({sex: random.randint(25, 45) for sex in SEXES})
    for month in months_between(FIRST, FIRST.plus(MONTHS - 1)):
        for sex in SEXES:
            moved = {STARTS: random.randint(0, 6), ENDS: random.randint(0, 6)}
            there[sex] += moved[STARTS] - moved[ENDS]
            for what, number in {STOCK: there[sex], **moved}.items():
                counts.update({(what, sex, month): number, (what, "", month): number})
    return counts


def figures(counts: Counts, month: Month, *, year: bool) -> Iterable[Figure]:
    """The three in all groups, as the engine gives them: for the month, or for the year to it."""
    months = [month.plus(-back) for back in range(12 if year else 1)]
    for what in IN_CARE:
        stock = what == STOCK
        basis = (Basis.AVERAGE_12 if year else Basis.POINT) if stock else (
            Basis.ROLLING_12 if year else Basis.MONTH_ANNUALISED
        )  # fmt: skip
        over, times = CHILDREN * (len(months) if stock else 1), 1 if stock or year else 12
        for group in ("", *SEXES):
            number = sum(counts[what, group, each] for each in months)
            value = number / over * 10_000 * times
            yield Figure(
                what,
                "999",
                group,
                month.end,
                basis,
                number,
                over,
                value,
                Unit.PER_10000,
                Status.FINAL,
                "",
                "s",
            )


def pack(counts: Counts, month: Month) -> list[Cell]:
    """Three months and the year are printed; the months before are known to the council."""
    printed = [*figures(counts, month, year=True)]
    for back in range(PRINTED):
        printed += figures(counts, month.plus(-back), year=False)
    keys = {key_of(figure) for figure in printed}
    other = [f for at in months_between(FIRST, month) for f in figures(counts, at, year=False)]
    cells = cells_of([*printed, *(f for f in other if key_of(f) not in keys)], catalogue().values())
    return [cell if cell.key in keys else replace(cell, prints=frozenset()) for cell in cells]


def known(cells: list[Cell]) -> tuple[list[Balance], list[Balance]]:
    """That girls and boys are all children; that who stays is who was there, and came, and did not leave."""
    subjects = [cell.subject for cell in cells]
    return balances(subjects, nests(("", *SEXES))), stock_and_flow(subjects, STOCK, [STARTS], [ENDS])


def publish(counts: Counts, *, with_flow: bool) -> tuple[Protected, list[Balance], list[Shown]]:
    """Packs month after month: the last, all that anyone may know, and all that was published."""
    published: list[Shown] = []
    for number in range(PACKS):
        cells = pack(counts, FIRST.plus(MONTHS - PACKS + number))
        nested, flow = known(cells)
        done = protect(cells, published, nested + flow if with_flow else nested)
        published += done.shown
    return done, nested + flow, published


def test_the_catalogue_counts_the_three_under_these_names() -> None:
    counts = care(1)
    cells = pack(counts, FIRST.plus(MONTHS - 1))
    flow = known(cells)[1]
    assert {cell.subject.counted for cell in cells} == set(IN_CARE)
    assert len(flow) == MONTHS - 1
    assert {count.counted for balance in flow for count in balance.counts} == set(IN_CARE)
    for balance in flow:
        left, right = (
            sum(counts[count.counted, count.group, count.month] for count in side)
            for side in (balance.left, balance.right)
        )
        assert left == right


@pytest.mark.acceptance("3.5")
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_who_came_and_who_left_cannot_be_worked_out_from_who_is_there(seed: int) -> None:
    """Packs of children in care with starts and ends: a small number of either does not follow from the month ends."""
    done, anyone_knows, published = publish(care(seed), with_flow=True)
    assert done.exposed == ()
    assert done.attack().proved
    assert attack(published, anyone_knows, exact=False).proved
    small = [one for one in done.attack().intervals if one.need == "small" and not one.key.group]
    assert {one.key.indicator for one in small} & {STARTS, ENDS}
    assert all(one.low <= 1 and one.high >= 5 for one in small)


def test_without_the_balance_it_would_follow() -> None:
    """The same packs, made by someone who forgot it, are found out by someone who did not."""
    done, anyone_knows, published = publish(care(1), with_flow=False)
    assert done.attack().proved
    found = attack(published, anyone_knows, exact=False).found_out
    assert {one.key.indicator for one in found} & {STARTS, ENDS}
    assert NUMERATOR in {one.side for one in found}


def test_where_children_also_leave_by_growing_up_the_balance_is_not_taken_to_hold() -> None:
    """A child who turns 18 is no longer in the stock, and no period of care ended: nothing follows from it."""
    counts = care(1)
    last = FIRST.plus(MONTHS - 1)
    counts[STOCK, "sex=M", last] -= 1
    counts[STOCK, "", last] -= 1
    cells = pack(counts, last)
    nested, flow = known(cells)
    done = protect(cells, (), nested + flow)
    assert set(flow) - set(done.balances) == {flow[-1]}
    assert done.attack().proved
