"""The cheapest further cells to keep back, so that one target has the room that it needs."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.sparse import block_array, coo_array, csr_array

from goldenthread.disclosure.cells import Need, Rules
from goldenthread.disclosure.doubt import Failing
from goldenthread.disclosure.family import Family, Target
from goldenthread.disclosure.linear import FAR, NEAR, Flags, Indices, Lines
from goldenthread.disclosure.solving import DUAL, Solver

YEAR = 12


@dataclass(frozen=True)
class _Way:
    """One way to give a target room: the units to hide, and what that costs."""

    units: frozenset[int]
    cost: float


NOTHING = _Way(frozenset(), 0.0)


class Repair:
    """Finds, for a target, the lines that must give way if it is to reach a value.

    Every line that could be hidden may give way at its cost; the programme that costs least names those that
    do. First only a few counts may move: those of the target's months of which this pack tells anything new, and
    what is unknown already in the year around; then all that is unknown; then every count.
    """

    def __init__(self, family: Family, rules: Rules) -> None:
        self.family, self.rules = family, rules
        self.months = np.array([count.month.number for count in family.columns])
        told_now = ~family.told_before & (np.diff(family.lines.terms.indptr) < YEAR)
        self.new = self.months[np.unique(family.lines.terms[np.flatnonzero(told_now)].indices)]

    def units(
        self, hidden: Flags, target: Target, failing: Failing, margin: int = 0
    ) -> frozenset[int] | None:
        """The further units to hide; None where no choice gives the target room.

        `margin`: by how much to pass the goal, where the goal itself asks for nothing more: counts are whole
        numbers, and what the programme moves is not.
        """
        lines = self.family.lines.only(self.family.told(hidden))
        lines.settle()
        own = {self.family.alike.get(count.month, count.month).number for count, _ in target.terms}
        year = (self.months > max(own) - YEAR) & (self.months < min(own) + YEAR)
        near = np.isin(self.months, np.intersect1d(sorted(own), self.new))
        for moving in (near | (year & lines.free), near | lines.free, np.ones_like(near)):
            found = self._units(hidden, target, failing, lines, moving, margin) if moving.any() else None
            if found is not None:
                return found
        return None

    def nearest(self, hidden: Flags, target: Target) -> frozenset[int] | None:
        """The cheapest unit still shown that tells of the target, or of what it adds up with; None where there is none.

        For the rare target that only whole numbers give away, which no programme sees.
        """
        links = (self.family.lines.terms != 0).astype(float)
        near = (abs(self.family.sums([target])[1]).T @ np.ones(1)) > 0
        for _ in range(3):
            lines = np.flatnonzero(links @ near.astype(float) > 0)
            shown = [int(unit) for unit in np.unique(self.family.of_line[lines].indices) if not hidden[unit]]
            if shown:
                return frozenset([min(shown, key=lambda unit: (self.family.costs[unit], unit))])
            near = (links[lines].T @ np.ones(lines.size)) > 0
        return None

    def _units(
        self, hidden: Flags, target: Target, failing: Failing, lines: Lines, moving: Flags, margin: int
    ) -> frozenset[int] | None:
        def way(goal: float, up: bool) -> _Way | None:
            below, above = self.family.sums([target])
            return self._way(hidden, above if up else below, goal, up, lines, moving)

        if target.need in (Need.SMALL, Need.AHEAD):
            reaches = target.need == Need.AHEAD or failing.high >= self.rules.threshold
            ways = [
                NOTHING if reaches else way(self.rules.threshold + margin, up=True),
                way(max(0.0, 1.0 - margin), up=False) if failing.low > 1 else NOTHING,
            ]
            return frozenset().union(*(found.units for found in ways if found)) if all(ways) else None
        low, high = math.ceil(failing.low - NEAR), math.floor(failing.high + NEAR)
        lacking = self.rules.width - (high - low) + margin

        def both(above: int) -> _Way | None:
            """Some of what is lacking above, the rest below."""
            if low < lacking - above:
                return None
            ends = [
                way(high + above, up=True) if above else NOTHING,
                way(low - (lacking - above), up=False) if above < lacking else NOTHING,
            ]
            found = [end for end in ends if end]
            units = frozenset().union(*(end.units for end in found))
            return _Way(units, sum(end.cost for end in found)) if all(ends) else None

        for splits in ((lacking, 0), range(1, lacking)):
            if possible := [found for above in splits if (found := both(above))]:
                return min(possible, key=lambda found: (found.cost, sorted(found.units))).units
        return None

    def _way(
        self, hidden: Flags, target: csr_array, goal: float, up: bool, lines: Lines, moving: Flags
    ) -> _Way | None:
        family = self.family
        counts = np.flatnonzero(moving)
        known = np.where(np.isnan(family.known), lines.least, family.known)
        picked = family.lines.terms[:, counts]
        at = np.flatnonzero(family.told(hidden) & (np.diff(picked.indptr) > 0))
        stands = (family.lines.terms @ known)[at]
        loose, unit = self._gives_way(at)
        slack = coo_array((np.ones(loose.size), (loose, np.arange(loose.size))), (at.size, loose.size))
        moves, sums = picked[at], csr_array(target[:, counts])
        aim = goal - float((target @ known)[0])
        # each count, and each line that gives way, goes up or down from where it stands, which fits all but the aim
        solver = Solver(
            csr_array(block_array([[moves, -moves, slack, -slack], [sums, -sums, None, None]], format="csr")),
            np.append(family.lines.low[at] - stands, aim if up else -np.inf),
            np.append(family.lines.high[at] - stands, np.inf if up else aim),
            np.zeros(2 * (counts.size + loose.size)),
            np.concatenate([np.full(counts.size, FAR), known[counts], np.full(2 * loose.size, FAR)]),
            DUAL,
        )
        point = solver.best(np.append(np.zeros(2 * counts.size), np.tile(family.costs[unit], 2)))
        if point is None:
            return None
        moved = point[2 * counts.size :].reshape(2, -1).max(axis=0) > NEAR
        units = frozenset(int(u) for u in unit[moved])
        return _Way(units, float(sum(family.costs[u] for u in units)))

    def _gives_way(self, at: Indices) -> tuple[Indices, Indices]:
        """Which of these lines could be hidden, and by which unit most cheaply."""
        links = self.family.of_line[at]
        loose = np.flatnonzero(np.diff(links.indptr) > 0)
        units = [
            min(
                links.indices[links.indptr[line] : links.indptr[line + 1]],
                key=lambda u: (self.family.costs[u], u),
            )
            for line in loose
        ]
        return loose, np.array(units, int)
