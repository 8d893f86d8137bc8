"""What adds up to what: localities to the authority, teams to localities, boys and girls to all children."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.disclosure.cells import DENOMINATOR, NUMERATOR, Count, Subject
from goldenthread.disclosure.reading import Row


@dataclass(frozen=True)
class Nest:
    """A group whose parts together are the whole of it: ("locality=North", of the teams of the North)."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Balance:
    """Two sums of counts that are equal, as anyone may know; or, `at_most`, of which the left is never the greater.

    Besides nests: in care at the end of June + ended in June = in care at the end of May + started in June. And: in
    care for a year at the end of May is at most in care for a year at the end of June + ended in June.
    """

    left: tuple[Count, ...]
    right: tuple[Count, ...]
    at_most: bool = False

    @property
    def counts(self) -> tuple[Count, ...]:
        return self.left + self.right

    @property
    def row(self) -> Row:
        """What it says of the left less the right: 0, or at most 0."""
        terms: dict[Count, float] = defaultdict(float)
        for side, factor in ((self.left, 1.0), (self.right, -1.0)):
            for count in side:
                terms[count] += factor
        return Row(
            {c: factor for c, factor in terms.items() if factor}, -math.inf if self.at_most else 0.0, 0.0
        )


def nests(groups: Iterable[str], within: Mapping[str, Sequence[str]] | None = None) -> list[Nest]:
    """Nests of the groups of a pack: each breakdown adds up to the authority as a whole.

    `within` says which wider groups a group is part of: {"team=Duty": ("locality=North", "service=Help")}.
    """
    parts = defaultdict(list)
    for group in dict.fromkeys(groups):
        if group:
            parts[""].append((group.partition("=")[0], group))
    kinds = sorted({kind for kind, _ in parts[""]})
    found = [Nest("", tuple(group for k, group in parts[""] if k == kind)) for kind in kinds]
    wider = defaultdict(list)
    for group, totals in (within or {}).items():
        for total in totals:
            wider[(total, group.partition("=")[0])].append(group)
    return found + [Nest(total, tuple(inner)) for (total, _), inner in wider.items()]


def balances(subjects: Iterable[Subject], nested: Sequence[Nest]) -> list[Balance]:
    """The nests of every count that the subjects speak of, where one of the parts is spoken of."""
    known = {c for s in subjects for side in (NUMERATOR, DENOMINATOR) for c in s.counts(side)}
    groups = defaultdict(set)
    for count in known:
        groups[(count.counted, count.area, count.month)].add(count.group)
    return [
        Balance(
            (Count(counted, area, nest.total, month),),
            tuple(Count(counted, area, part, month) for part in nest.parts),
        )
        for (counted, area, month), spoken_of in sorted(groups.items())
        for nest in nested
        if not spoken_of.isdisjoint(nest.parts)
    ]


def stock_and_flow(
    subjects: Iterable[Subject], stock: str, gained: Sequence[str], lost: Sequence[str]
) -> list[Balance]:
    """What is there at the end of a month, and what was lost in it, is what was there before and what was gained.

    In care, started, ended, say. Only for the authority as a whole: a child may move from team to team, and grows up.
    Where it does not come out it is not taken to (`protect` leaves it out).
    """
    spoken_of = {c for s in subjects for side in (NUMERATOR, DENOMINATOR) for c in s.counts(side)}
    at = {(count.area, count.month) for count in spoken_of if count.counted == stock and not count.group}
    return [
        Balance(
            (Count(stock, area, "", month.plus(-1)), *(Count(name, area, "", month) for name in gained)),
            (Count(stock, area, "", month), *(Count(name, area, "", month) for name in lost)),
        )
        for area, month in sorted(at)
        if (area, month.plus(-1)) in at
    ]


def inside(subjects: Iterable[Subject]) -> list[tuple[Count, Count]]:
    """Pairs of counts of which the first is part of the second, month by month."""
    pairs = {}
    for subject in subjects:
        if subject.whole and subject.over:
            sides = zip(subject.counts(NUMERATOR), subject.counts(DENOMINATOR), strict=True)
            pairs.update(dict.fromkeys(sides))
    return list(pairs)
