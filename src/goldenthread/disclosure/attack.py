"""The attack: how close an outsider comes to what a pack keeps back, from the printed texts alone.

The outsider has every pack, knows what adds up to what, that counts are whole and not below 0, and the rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array

from goldenthread.disclosure.alike import Alike, alike_months, as_one, parts_alike
from goldenthread.disclosure.balances import Balance, inside
from goldenthread.disclosure.cells import DENOMINATOR, NUMERATOR, VALUE, Count, Key, Need, Rules, Shown
from goldenthread.disclosure.conflict import contradiction
from goldenthread.disclosure.linear import FAR, NEAR, Flags, Indices, Lines, Programme, matrix
from goldenthread.disclosure.problem import ContradictionError
from goldenthread.disclosure.reach import NEVER, Enough, Reach
from goldenthread.disclosure.reading import Row, told
from goldenthread.terms.showing import SUPPRESSED


class Interval(NamedTuple):
    """The bounds that an outsider can put on something that is kept back, and what it needs (see `Need`)."""

    key: Key
    side: str
    low: float
    high: float
    need: str = ""

    def is_within(self, other: Interval) -> bool:
        """Whether the bounds are as close as those of another, or closer."""
        return self.low >= other.low and self.high <= other.high

    def holds(self, rules: Rules) -> bool:
        """Whether the outsider is left with as much doubt as the rules ask for."""
        return _holds(self.need, self.low, self.high, rules)


@dataclass(frozen=True)
class Attack:
    """What the attack found. Publishing asks for `proved`.

    given_away: what earlier packs by themselves tell as closely, so that nothing kept back now could mend it.
    """

    intervals: tuple[Interval, ...]
    rules: Rules
    given_away: tuple[Interval, ...] = ()

    @property
    def found_out(self) -> tuple[Interval, ...]:
        """What could be worked out more closely than the rules allow."""
        return tuple(interval for interval in self.intervals if not interval.holds(self.rules))

    @property
    def found_now(self) -> tuple[Interval, ...]:
        """What of it could not be worked out as closely before."""
        gone = set(self.given_away)
        return tuple(interval for interval in self.found_out if interval not in gone)

    def after(self, earlier: Attack) -> Attack:
        """The same, held against what was known of the same things before."""
        known = {(one.key, one.side): one for one in earlier.intervals}
        gone = (one for one in self.found_out if known[one.key, one.side].is_within(one))
        return replace(self, given_away=tuple(gone))

    @property
    def proved(self) -> bool:
        return not self.found_now


Terms = tuple[tuple[Count, int], ...]


class _Target(NamedTuple):
    key: Key
    side: str
    need: str


def attack(
    shown: Iterable[Shown],
    balances: Sequence[Balance] = (),
    rules: Rules | None = None,
    *,
    exact: bool = True,
) -> Attack:
    """The bounds of everything that is kept back in these cells, the newest pack's and all earlier ones'.

    Not `exact`: a bound is followed as far as the rules ask for, and to its end only where it falls short of that.
    Then an interval says what is possible, each end by numbers that fit all that is printed; no more may be. So it
    proves as much, in a small part of the time. Raises `ContradictionError` where the printed numbers cannot all be
    true.
    """
    rules = rules or Rules()
    cells = list(shown)
    try:
        return Attack(tuple(sorted(_intervals(cells, balances, rules, exact=exact))), rules)
    except ContradictionError:
        raise contradiction(cells, balances, rules) from None


def _intervals(
    cells: Sequence[Shown], balances: Sequence[Balance], rules: Rules, *, exact: bool
) -> Iterator[Interval]:
    targets = _targets(cells)
    sums = _sums_and_lines(cells, balances, list(targets), rules)
    needs = [{target.need for target in named} for named in targets.values()]

    def enough(at: int, low: float, high: float) -> bool:
        ends = sums.outwards(at, low, high)
        return not exact and low <= high and all(_holds(need, *ends, rules) for need in needs[at])

    for ends, named in zip(sums.bounds(enough), targets.values(), strict=True):
        for target in named:
            yield Interval(target.key, target.side, *ends, target.need)


def _holds(need: str, low: float, high: float, rules: Rules) -> bool:
    if need == Need.SMALL:
        return low <= 1 and high >= rules.threshold
    return need != Need.WIDE or high - low >= rules.width


@dataclass(frozen=True)
class _Sums:
    """What is to be found out, as sums over the columns of all that the outsider knows."""

    lines: Lines
    below: csr_array
    above: csr_array
    whole: Flags

    def bounds(self, enough: Enough) -> Iterator[tuple[float, float]]:
        """The least and the most that each sum can be, as far as is asked for."""
        settled = np.where(self.lines.free, 0.0, self.lines.least)
        low, high = self.below @ settled, self.above @ settled
        by_count = csr_array(self.above.T)
        for counts, rows in self.lines.blocks(self.above):
            mine = np.unique(by_count[counts].indices)
            reach = Reach(
                Programme.of(self.lines, counts, rows), self.below[mine][:, counts], self.above[mine][:, counts],
                (low[mine], high[mine]), [NEVER] * mine.size,
            )  # fmt: skip
            reach.seek(partial(_of_all, enough, mine))
            low[mine], high[mine] = reach.low, reach.high
        for at in range(low.size):
            yield self.outwards(at, low[at], high[at])

    def outwards(self, at: int, low: float, high: float) -> tuple[float, float]:
        """Bounds as whole numbers where what they bound is one; none where none was met."""
        whole = bool(self.whole[at])
        return 0.0 - _outwards(-low, whole), _outwards(high, whole)


def _of_all(enough: Enough, mine: Indices, at: int, low: float, high: float) -> bool:
    return enough(int(mine[at]), low, high)


def _sums_and_lines(
    cells: Sequence[Shown], balances: Sequence[Balance], targets: Sequence[Terms], rules: Rules
) -> _Sums:
    printed = _printed(cells, rules)
    alike = alike_months(printed, balances)
    rows = _rows(cells, printed, balances, alike)
    ends = [parts_alike(terms, alike, Counter(alike.values())) for terms in targets]
    counts = dict.fromkeys(count for row in rows for count in row.terms)
    counts.update(dict.fromkeys(count for _, above in ends for count in above))
    columns = {count: at for at, count in enumerate(counts)}
    amounts = {(c.counted, c.group) for cell in cells if cell.subject.amounts for c in _spoken_of(cell)}
    whole = np.array([(count.counted, count.group) not in amounts for count in columns], bool)
    lines = Lines.of(rows, columns, whole).only(np.ones(len(rows), bool))
    lines.settle()
    below, above = (matrix([Row(end[side], 0, 0) for end in ends], columns) for side in (0, 1))
    return _Sums(lines, below, above, (abs(above) @ (~whole).astype(float)) == 0)


def _printed(cells: Sequence[Shown], rules: Rules) -> list[Row]:
    """What the texts tell, each fact once."""
    return _once(row for cell in cells for _, row in told(cell, rules))


def _once(rows: Iterable[Row]) -> list[Row]:
    return list({(frozenset(row.terms.items()), row.low, row.high): row for row in rows}.values())


def _rows(
    cells: Sequence[Shown], printed: Sequence[Row], balances: Sequence[Balance], alike: Alike
) -> list[Row]:
    """All that the outsider knows."""
    rows = [as_one(row, alike) for row in printed]
    known = [Row({of: 1.0, part: -1.0}, 0.0, np.inf) for part, of in inside(cell.subject for cell in cells)]
    known += [balance.row for balance in balances]
    return rows + _once(as_one(row, alike) for row in known)


def _targets(cells: Sequence[Shown]) -> dict[Terms, list[_Target]]:
    """What is to be found out: each sum of counts, with the cells and sides that it stands for."""
    targets: dict[Terms, dict[_Target, None]] = {}
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


def _outwards(end: float, whole: bool) -> float:
    if end > FAR / 2:
        return np.inf
    return float(np.floor(end + NEAR)) if whole else round(end, 6)
