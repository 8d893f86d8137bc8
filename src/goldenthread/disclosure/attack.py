"""The attack: how close an outsider comes to what a pack keeps back, from the printed texts alone.

The outsider has every pack, knows what adds up to what, that counts are whole and not below 0, and the rules.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array, vstack

from goldenthread.disclosure.alike import Alike, alike_months, as_one, parts_alike
from goldenthread.disclosure.balances import Balance, inside
from goldenthread.disclosure.cells import DENOMINATOR, NUMERATOR, VALUE, Count, Key, Need, Rules, Shown
from goldenthread.disclosure.linear import FAR, NEAR, Contradiction, Floats, Lines, Programme, matrix
from goldenthread.disclosure.reading import Row, told
from goldenthread.terms.showing import SUPPRESSED


class Interval(NamedTuple):
    """The bounds that an outsider can put on something that is kept back, and what it needs (see `Need`)."""

    key: Key
    side: str
    low: float
    high: float
    need: str = ""

    def holds(self, rules: Rules) -> bool:
        """Whether the outsider is left with as much doubt as the rules ask for."""
        if self.need == Need.SMALL:
            return self.low <= 1 and self.high >= rules.threshold
        return self.need != Need.WIDE or self.high - self.low >= rules.width


@dataclass(frozen=True)
class Attack:
    """What the attack found. Publishing asks for `proved`."""

    intervals: tuple[Interval, ...]
    rules: Rules

    @property
    def found_out(self) -> tuple[Interval, ...]:
        """What could be worked out more closely than the rules allow."""
        return tuple(interval for interval in self.intervals if not interval.holds(self.rules))

    @property
    def proved(self) -> bool:
        return not self.found_out


class _Target(NamedTuple):
    key: Key
    side: str
    need: str


def attack(shown: Iterable[Shown], balances: Sequence[Balance] = (), rules: Rules | None = None) -> Attack:
    """The bounds of everything that is kept back in these cells, the newest pack's and all earlier ones'.

    Raises `Contradiction` where the printed numbers cannot all be true.
    """
    rules = rules or Rules()
    cells = list(shown)
    printed = _printed(cells, rules)
    alike = alike_months(printed, balances)
    rows = _rows(cells, printed, balances, alike)
    targets = _targets(cells)
    sums = [parts_alike(terms, alike, Counter(alike.values())) for terms in targets]
    counts = dict.fromkeys(count for row in rows for count in row.terms)
    counts.update(dict.fromkeys(count for _, above in sums for count in above))
    columns = {count: at for at, count in enumerate(counts)}
    amounts = {(c.counted, c.group) for cell in cells if cell.subject.amounts for c in _spoken_of(cell)}
    whole = np.array([(count.counted, count.group) not in amounts for count in columns], bool)
    lines = Lines.of(rows, columns, whole).only(np.ones(len(rows), bool))
    lines.settle()
    below = matrix([Row(below, 0, 0) for below, _ in sums], columns)
    above = matrix([Row(above, 0, 0) for _, above in sums], columns)
    ends = _highest(lines, csr_array(vstack([-below, above])))
    found = [
        Interval(target.key, target.side, 0.0 - low, high, target.need)
        for low, high, named in zip(ends[: len(sums)], ends[len(sums) :], targets.values(), strict=True)
        for target in named
    ]
    return Attack(tuple(sorted(found)), rules)


def _printed(cells: Sequence[Shown], rules: Rules) -> list[Row]:
    """What the texts tell, each fact once."""
    rows = (row for cell in cells for _, row in told(cell, rules))
    return list({(frozenset(row.terms.items()), row.low, row.high): row for row in rows}.values())


def _rows(
    cells: Sequence[Shown], printed: Sequence[Row], balances: Sequence[Balance], alike: Alike
) -> list[Row]:
    """All that the outsider knows."""
    rows = [as_one(row, alike) for row in printed]
    known = [Row({of: 1.0, part: -1.0}, 0.0, np.inf) for part, of in inside(cell.subject for cell in cells)]
    known += [Row(balance.difference, 0.0, 0.0) for balance in balances]
    merged = (as_one(row, alike) for row in known)
    return rows + list({frozenset(row.terms.items()): row for row in merged}.values())


def _targets(cells: Sequence[Shown]) -> dict[tuple[tuple[Count, int], ...], list[_Target]]:
    """What is to be found out: each sum of counts, with the cells and sides that it stands for."""
    targets: dict[tuple[tuple[Count, int], ...], dict[_Target, None]] = {}
    for cell in cells:
        sides = {side: "" for side in (NUMERATOR, DENOMINATOR) if cell.texts.get(side) == SUPPRESSED}
        if cell.texts.get(VALUE) == SUPPRESSED and not sides:
            sides[NUMERATOR] = ""
        for side, need in {**sides, **cell.needs}.items():
            terms = tuple(sorted(cell.subject.counts(side).items()))
            targets.setdefault(terms, {})[_Target(cell.key, side, need)] = None
    return {terms: list(named) for terms, named in targets.items()}


def _spoken_of(cell: Shown) -> list[Count]:
    return [*cell.subject.counts(NUMERATOR), *cell.subject.counts(DENOMINATOR)]


def _highest(lines: Lines, sums: csr_array) -> list[float]:
    """The most that each sum can be."""
    ends = sums @ np.where(lines.free, 0.0, lines.least)
    home = np.full(sums.shape[1], -1)
    blocks = list(lines.blocks(sums))
    for number, (counts, _) in enumerate(blocks):
        home[counts] = number
    wanted: dict[int, list[int]] = defaultdict(list)
    for at in range(sums.shape[0]):
        inner = home[sums.indices[sums.indptr[at] : sums.indptr[at + 1]]]
        if (free := inner[inner >= 0]).size:
            wanted[int(free[0])].append(at)
    for number, ats in wanted.items():
        counts, rows = blocks[number]
        ends[ats] += _highest_in(Programme.of(lines, counts, rows), sums[ats][:, counts].toarray())
    whole = (abs(sums) @ (~lines.whole).astype(float)) == 0
    return [_outwards(float(end), bool(exact)) for end, exact in zip(ends, whole, strict=True)]


def _highest_in(programme: Programme, sums: Floats) -> Floats:
    """The most of each sum in a block. Where a point found before meets a bound, there is nothing to work out."""
    least, most = programme.outermost()
    ceiling = np.where(sums > 0, sums * most, sums * least).sum(axis=1)
    reached = np.full(len(sums), -np.inf)
    for at, terms in enumerate(sums):
        if reached[at] < ceiling[at] - NEAR:
            point = programme.best(-terms)
            if point is None:
                raise Contradiction
            reached = np.maximum(reached, sums @ point)
    return reached


def _outwards(end: float, whole: bool) -> float:
    """A bound as a whole number where what it bounds is one; no bound where none was met."""
    if end > FAR / 2:
        return np.inf
    return float(np.floor(end + NEAR)) if whole else end
