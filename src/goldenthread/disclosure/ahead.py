"""What the next packs will print: the year to July is already told in part when June is published.

Of twelve months of a small team, three children may not have been seen in time, and no single year to date tells of
it. But years that follow each other can tell that there were two in the last eleven months; and then the next
year, with three, is to be kept back when it is too late. So the months that later years will share may not be
bounded from below either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from goldenthread.disclosure.cells import COMPLEMENT, DENOMINATOR, NUMERATOR, Cell, Need, Rules, Subject
from goldenthread.disclosure.family import Target, Terms


def ahead(cells: Sequence[Cell], amount: Callable[[Terms], float], rules: Rules) -> Iterator[Target]:
    """The longest part of each year to come that is small now: what holds for it holds for its parts too.

    Only its least matters. How many there can be at most is left to the month that is yet to come.
    """
    newest = max(cell.key.month for cell in cells)
    for subject in (cell.subject for cell in cells):
        if subject.months > 1 and subject.key.month == newest:
            for side in (NUMERATOR, DENOMINATOR, COMPLEMENT):
                yield from _longest_small(subject, side, amount, rules)


def _longest_small(
    subject: Subject, side: str, amount: Callable[[Terms], float], rules: Rules
) -> Iterator[Target]:
    if (side == DENOMINATOR and not subject.over) or (side == COMPLEMENT and not subject.whole):
        return
    for months in range(subject.months - 1, 1, -1):
        terms = tuple(sorted(replace(subject, months=months).counts(side).items()))
        number = amount(terms)
        if number == 0:
            return
        if rules.is_small(number):
            yield Target(terms, Need.AHEAD, number)
            return
