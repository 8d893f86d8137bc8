"""Months that nothing printed tells apart: they are looked at as one, which changes no bound.

A pack prints three months and the year. Of the other nine months only the sum is told, in every group alike. Whatever
fits the sum fits one month that has all of it and eight that have nothing; so one column stands for the nine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from goldenthread.disclosure.balances import Balance
from goldenthread.disclosure.cells import Count
from goldenthread.disclosure.reading import Row
from goldenthread.terms.months import Month

Alike = Mapping[Month, Month]


def alike_months(printed: Iterable[Row], balances: Iterable[Balance]) -> dict[Month, Month]:
    """For each month, the first of those that stand in the same lines as it does.

    The lines are of one group each, and hold the same counts for each of their months. A balance between
    months keeps its months apart.
    """
    stands_in: dict[Month, list[int]] = defaultdict(list)
    for number, row in enumerate(printed):
        for month in {count.month for count in row.terms}:
            stands_in[month].append(number)
    first: dict[object, Month] = {}
    apart = _apart(balances)
    return {
        month: first.setdefault(month if month in apart else tuple(lines), month)
        for month, lines in sorted(stands_in.items())
    }


def as_one(row: Row, alike: Alike) -> Row:
    """The line with one term in place of those of months that are alike."""
    return Row({_of(count, alike): factor for count, factor in row.terms.items()}, row.low, row.high)


def parts_alike(
    terms: Sequence[tuple[Count, int]], alike: Alike, sizes: Mapping[Month, int]
) -> tuple[dict[Count, float], dict[Count, float]]:
    """A sum as (what bounds it from below, what bounds it from above).

    They differ where the sum holds some but not all of the months that are alike: these may have nothing, or all.
    """
    months: dict[Count, int] = defaultdict(int)
    factors: dict[Count, float] = {}
    for count, factor in terms:
        one = _of(count, alike)
        months[one] += 1
        factors[one] = float(factor)
    whole = {one: factor for one, factor in factors.items() if months[one] == sizes.get(one.month, 1)}
    return whole, factors


def _of(count: Count, alike: Alike) -> Count:
    month = alike.get(count.month, count.month)
    return count if month == count.month else Count(count.counted, count.area, count.group, month)


def _apart(balances: Iterable[Balance]) -> set[Month]:
    months = [{count.month for count in balance.counts} for balance in balances]
    return set().union(*(those for those in months if len(those) > 1))
