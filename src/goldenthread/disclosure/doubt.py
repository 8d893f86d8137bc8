"""How much doubt a choice leaves: whether each thing that must not be found out keeps the room that it needs.

Points that fit everything told are looked for, and each point found serves as a witness for all targets at once.
Only what no shared point shows is worked out by itself. (The attack takes no such short cut.)
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array, eye_array, hstack, vstack

from goldenthread.disclosure.cells import Need, Rules
from goldenthread.disclosure.family import Family, Target, Terms
from goldenthread.disclosure.linear import (
    FAR,
    NEAR,
    Contradiction,
    Flags,
    Floats,
    Indices,
    Lines,
    Programme,
    solve,
)


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
        programme = Programme.of(lines, counts, rows)
        room = _Room(programme, sums.of(mine, counts), [targets[at] for at in mine], self)
        failing = [Failing(int(mine[at]), low, high) for at, low, high in room.failing()]
        if not failing:
            self._passed.add(identity)
        return failing

    def enough(self, target: Target, low: float, high: float) -> bool:
        if target.need == Need.SMALL:
            return low <= 1 + NEAR and high >= self.rules.threshold - NEAR
        return bool(np.floor(high + NEAR) - np.ceil(low - NEAR) >= self.rules.width)


@dataclass(frozen=True)
class _Sums:
    """Targets over counts: what bounds each from below and from above, and what of that is settled."""

    below: csr_array
    above: csr_array
    least: Floats
    most: Floats

    def of(self, targets: Indices, counts: Indices) -> _Sums:
        below, above = (csr_array(sums[targets][:, counts]) for sums in (self.below, self.above))
        return _Sums(below, above, self.least[targets], self.most[targets])


class _Room:
    """The targets of one block, and how far down and up each has been seen to go."""

    def __init__(self, programme: Programme, sums: _Sums, targets: Sequence[Target], doubt: Doubt) -> None:
        self.programme, self.sums, self.targets, self.doubt = programme, sums, targets, doubt
        amounts = np.array([target.amount for target in targets])
        self.low = np.where(np.isnan(amounts), np.inf, amounts)
        self.high = np.where(np.isnan(amounts), -np.inf, amounts)

    def failing(self) -> list[tuple[int, float, float]]:
        left, before = self._left(), np.inf
        while 0 < left.size < before:
            before = left.size
            for up in (True, False):
                self._together(left, up)
                left = self._left()
        found = []
        for at in self._left():
            low, high = self._alone(at)
            if not self.doubt.enough(self.targets[at], low, high):
                found.append((int(at), low, high))
        return found

    def _left(self) -> Indices:
        ends = zip(self.targets, self.low, self.high, strict=True)
        return np.array([at for at, end in enumerate(ends) if not self.doubt.enough(*end)], int)

    def _together(self, left: Indices, up: bool) -> None:
        """One point that takes as many of these targets as it can to where they must be able to go."""
        if not left.size:
            return
        size, inner = left.size, self.sums.above.shape[1]
        goals = np.array([self._goal(int(at), up) for at in left])
        sign = 1.0 if up else -1.0
        block = self.programme
        sums = (self.sums.above if up else self.sums.below)[left]
        settled = (self.sums.most if up else self.sums.least)[left]
        terms = vstack(
            [
                hstack([block.terms, coo_array((block.terms.shape[0], size))]),
                hstack([sign * sums, -sign * eye_array(size)]),
            ]
        )
        low = np.concatenate([block.low, -sign * settled])
        high = np.concatenate([block.high, np.full(size, np.inf)])
        least = np.concatenate([block.least, np.zeros(size) if up else goals])
        most = np.concatenate([block.most, goals if up else np.full(size, FAR)])
        point = solve(
            np.concatenate([np.zeros(inner), np.full(size, -sign)]), csr_array(terms), low, high, least, most
        )
        if point is not None:
            self._seen(point[:inner])

    def _goal(self, at: int, up: bool) -> float:
        rules = self.doubt.rules
        if self.targets[at].need == Need.SMALL:
            return float(rules.threshold if up else 1)
        low, high = self.low[at], self.high[at]
        if not np.isfinite(low):
            return float(rules.width if up else 0)
        low, high = np.ceil(low - NEAR), np.floor(high + NEAR)
        return float(low + rules.width if up else max(0.0, high - rules.width))

    def _alone(self, at: int) -> tuple[float, float]:
        for cost in (self.sums.below[[at]].toarray()[0], -self.sums.above[[at]].toarray()[0]):
            point = self.programme.best(cost)
            if point is None:
                raise Contradiction
            self._seen(point)
        return float(self.low[at]), float(self.high[at])

    def _seen(self, point: Floats) -> None:
        self.low = np.minimum(self.low, self.sums.below @ point + self.sums.least)
        self.high = np.maximum(self.high, self.sums.above @ point + self.sums.most)
