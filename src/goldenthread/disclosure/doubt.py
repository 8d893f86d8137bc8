"""How much doubt a choice leaves: whether each thing that must not be found out keeps the room that it needs.

A point that fits everything told is a witness for all of them at once, and goes on being one when more is hidden.
"""

from __future__ import annotations

import math
from collections.abc import Container, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from goldenthread.disclosure.cells import Need, Rules
from goldenthread.disclosure.family import Family, Target, Terms
from goldenthread.disclosure.linear import NEAR, Flags, Indices, Lines, Programme
from goldenthread.disclosure.reach import NEVER, Reach
from goldenthread.disclosure.solving import Floats


@dataclass(frozen=True)
class Failing:
    """A target that could be found out too closely: its number among the targets, and its bounds."""

    target: int
    low: float
    high: float


class Doubt:
    """The check of a family's targets. Blocks that have passed once are not looked at again.

    `passed`: the sums that were targets of earlier packs. A block that has no others, and of which this pack
    tells nothing new, has passed when those packs were made.
    """

    def __init__(self, family: Family, rules: Rules, passed: Container[Terms]) -> None:
        self.family, self.rules, self.earlier = family, rules, passed
        self._passed: set[tuple[bytes, bytes, bytes]] = set()
        self._seen: dict[Terms, tuple[float, float]] = {}  # what fits goes on fitting when more is hidden
        before = family.lines.only(family.told_before)
        before.settle()
        self._free_before = before.free

    def failing(self, hidden: Flags, targets: Sequence[Target]) -> list[Failing]:
        """The targets that do not keep the room they need while these units are hidden."""
        told = self.family.told(hidden)
        lines = self.family.lines.only(told)
        lines.settle()
        new = ~self.family.told_before[told] | (
            (lines.terms != 0) @ (self._free_before & ~lines.free).astype(float) > 0
        )
        if not targets:
            return []
        below, above = self.family.sums(targets)
        settled = np.where(lines.free, 0.0, lines.least)
        sums = _Sums(below, above, below @ settled, above @ settled)
        loose = (abs(above) @ lines.free.astype(float)) > 0
        found = [
            Failing(at, float(sums.least[at]), float(sums.most[at]))
            for at in np.flatnonzero(~loose).tolist()
            if not self.enough(targets[at], float(sums.least[at]), float(sums.most[at]))
        ]
        by_count = csr_array(above.T)
        for counts, rows in lines.blocks(above):
            mine = np.unique(by_count[counts].indices)
            if mine.size and (new[rows].any() or any(targets[at].terms not in self.earlier for at in mine)):
                found += self._block(lines, counts, rows, mine, sums, targets)
        return sorted(found, key=lambda failing: failing.target)

    def _block(
        self,
        lines: Lines,
        counts: Indices,
        rows: Indices,
        mine: Indices,
        sums: _Sums,
        targets: Sequence[Target],
    ) -> list[Failing]:
        identity = (
            counts.tobytes(),
            lines.terms[rows].data.tobytes() + lines.low[rows].tobytes(),
            mine.tobytes(),
        )
        if identity in self._passed:
            return []
        wanted = [targets[at] for at in mine]
        reach = Reach(
            Programme.of(lines, counts, rows), sums.below[mine][:, counts], sums.above[mine][:, counts],
            (sums.least[mine], sums.most[mine]), [self._seen.get(one.terms, _as_it_is(one)) for one in wanted],
        )  # fmt: skip
        reach.seek(lambda at, low, high: self.enough(wanted[at], low, high))
        self._seen.update(zip((one.terms for one in wanted), reach.seen, strict=True))
        seen = zip(mine.tolist(), reach.seen, strict=True)
        failing = [Failing(at, *ends) for at, ends in seen if not self.enough(targets[at], *ends)]
        if not failing:
            self._passed.add(identity)
        return failing

    def enough(self, target: Target, low: float, high: float) -> bool:
        if target.need == Need.AHEAD:
            return low <= 1 + NEAR
        if target.need == Need.SMALL:
            return low <= 1 + NEAR and high >= self.rules.threshold - NEAR
        return bool(np.floor(high + NEAR) - np.ceil(low - NEAR) >= self.rules.width)


def _as_it_is(target: Target) -> tuple[float, float]:
    return NEVER if math.isnan(target.amount) else (target.amount, target.amount)


@dataclass(frozen=True)
class _Sums:
    """Targets over counts: what bounds each from below and from above, and what of that is settled."""

    below: csr_array
    above: csr_array
    least: Floats
    most: Floats
