"""Linear programmes over counts: what is settled at once, what hangs together, and how far a sum can go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array, eye_array, vstack
from scipy.sparse.csgraph import connected_components

from goldenthread.disclosure.problem import ContradictionError
from goldenthread.disclosure.reading import Row
from goldenthread.disclosure.solving import Floats, Solver

Flags = NDArray[np.bool_]
Indices = NDArray[np.int64]

NEAR = 1e-6
ROUNDS = 12
FAR = 1e7  # no count of children comes near it: a bound found here is no bound


def matrix(rows: Sequence[Row], columns: dict[Any, int]) -> csr_array:
    """The terms of the rows, one column a count."""
    at, to, of = [], [], []
    for number, row in enumerate(rows):
        for count, factor in row.terms.items():
            at.append(number)
            to.append(columns[count])
            of.append(factor)
    return coo_array(
        (np.array(of, float), (np.array(at, int), np.array(to, int))), (len(rows), len(columns))
    ).tocsr()


@dataclass
class Lines:
    """low <= terms @ counts <= high, for each line; each count from `least` to `most`."""

    terms: csr_array
    low: Floats
    high: Floats
    least: Floats
    most: Floats
    whole: Flags  # which counts are whole numbers
    before: (
        Indices  # for the exact total of some months: the line of the same total some months before, or -1
    )

    @classmethod
    def of(cls, rows: Sequence[Row], columns: dict[Any, int], whole: Flags) -> Lines:
        low, high = np.array([row.low for row in rows]), np.array([row.high for row in rows])
        size = len(columns)
        least, most = np.zeros(size), np.full(size, np.inf)
        return cls(matrix(rows, columns), low, high, least, most, whole, _before(rows))

    def only(self, chosen: Flags) -> Lines:
        """Some of the lines, over the same counts; of years that follow each other only what differs.

        The year to July less the year to June is July less the July before: two counts in place of twelve.
        """
        before = self.before.copy()
        for _ in range(
            int(self.before.size and 12)
        ):  # the line before may be left out: then the one before that
            gone = (before >= 0) & ~chosen[before]
            if not gone.any():
                break
            before[gone] = self.before[before[gone]]
        at = np.flatnonzero(chosen)
        back = np.flatnonzero((before[at] >= 0) & chosen[before[at]])
        place = np.cumsum(chosen) - 1
        less = eye_array(at.size, format="csr") - coo_array(
            (np.ones(back.size), (back, place[before[at[back]]])), (at.size, at.size)
        )
        terms = csr_array(less @ self.terms[at])
        terms.eliminate_zeros()
        low, high = self.low[at].copy(), self.high[at].copy()
        low[back] -= self.low[before[at[back]]]
        high[back] -= self.high[before[at[back]]]
        return Lines(terms, low, high, self.least.copy(), self.most.copy(), self.whole, np.full(at.size, -1))

    @property
    def free(self) -> Flags:
        """Counts that are not known exactly."""
        return np.asarray(self.most - self.least > NEAR)

    def settle(self) -> None:
        """Work out every count that one line settles by itself, again and again until none is left."""
        pattern = self.terms != 0
        while True:
            free = self.free
            unknown = pattern @ free.astype(float)
            rest = self.terms @ np.where(free, 0.0, self.least)
            single = self.terms[np.flatnonzero(unknown == 1)].tocoo()
            lines = np.flatnonzero(unknown == 1)[single.row]
            kept = free[single.col]
            lines, at, factor = lines[kept], single.col[kept], single.data[kept]
            ends = np.stack(
                [(self.low[lines] - rest[lines]) / factor, (self.high[lines] - rest[lines]) / factor]
            )
            least, most = self.least.copy(), self.most.copy()
            np.maximum.at(least, at, ends.min(axis=0))
            np.minimum.at(most, at, ends.max(axis=0))
            least[self.whole] = np.ceil(least[self.whole] - NEAR)
            most[self.whole] = np.floor(most[self.whole] + NEAR)
            known = unknown == 0
            wrong = (rest < self.low - NEAR) | (rest > self.high + NEAR)
            if np.any(least > most + NEAR) or np.any(known & wrong):
                raise ContradictionError
            changed = np.any(least > self.least + NEAR) or np.any(most < self.most - NEAR)
            self.least, self.most = least, np.maximum(least, most)
            if not changed:
                return

    def blocks(self, beside: csr_array) -> Iterator[tuple[Indices, Indices]]:
        """Free counts that hang together by lines or by the sums `beside`: (counts, lines) of each block."""
        free = np.flatnonzero(self.free)
        if not free.size:
            return
        joined = csr_array(vstack([self.terms, beside]))[:, free]
        links = coo_array(joined)
        size = joined.shape[0] + free.size
        graph = coo_array((np.ones(links.nnz), (links.row, joined.shape[0] + links.col)), (size, size))
        _, label = connected_components(graph, directed=False)
        order = np.argsort(label, kind="stable")
        for members in np.split(order, np.flatnonzero(np.diff(label[order])) + 1):
            counts = free[members[members >= joined.shape[0]] - joined.shape[0]]
            if counts.size:
                lines = members[members < self.terms.shape[0]]
                yield counts, lines


@dataclass
class Programme:
    """A block by itself: its free counts, the lines between them, the settled counts moved to the bounds."""

    terms: csr_array
    low: Floats
    high: Floats
    least: Floats
    most: Floats

    @classmethod
    def of(cls, lines: Lines, counts: Indices, at: Indices) -> Programme:
        free = lines.free
        unknown = (lines.terms[at] != 0) @ free.astype(float)
        at = at[unknown > 1]  # one unknown is in the bounds already
        picked = lines.terms[at]
        known = np.where(free, 0.0, lines.least)
        rest = picked @ known
        return cls(
            picked[:, counts], lines.low[at] - rest, lines.high[at] - rest,
            lines.least[counts], np.minimum(lines.most[counts], FAR),
        )  # fmt: skip

    def outermost(self) -> tuple[Floats, Floats]:
        """Bounds of each count that every line by itself sets, given the bounds of the others."""
        lines = np.repeat(np.arange(self.terms.shape[0]), np.diff(self.terms.indptr))
        counts, factors = self.terms.indices, self.terms.data
        least, most = self.least.copy(), self.most.copy()
        for _ in range(ROUNDS):
            ends = np.stack([factors * least[counts], factors * most[counts]])
            small, large = ends.min(axis=0), ends.max(axis=0)
            floor, ceiling = (
                np.bincount(lines, small, self.low.size),
                np.bincount(lines, large, self.low.size),
            )
            room = np.stack(
                [
                    (self.low[lines] - ceiling[lines] + large) / factors,
                    (self.high[lines] - floor[lines] + small) / factors,
                ]
            )
            np.maximum.at(least, counts, room.min(axis=0))
            np.minimum.at(most, counts, room.max(axis=0))
        return least, most

    def best(self, cost: Floats) -> Floats | None:
        """The counts that make `cost` smallest; None where the lines cannot all hold."""
        return self._solver.best(cost)

    @cached_property
    def _solver(self) -> Solver:
        return Solver(self.terms, self.low, self.high, self.least, self.most)


def _before(rows: Sequence[Row]) -> Indices:
    """For each exact total of three months or more, the line of the same total that ends nearest before it."""
    latest: dict[tuple[str, str, str], int] = {}
    before = np.full(len(rows), -1)
    totals = {at: row for at, row in enumerate(rows) if _is_total(row)}
    for at in sorted(totals, key=lambda at: (max(count.month for count in totals[at].terms), at)):
        some = next(iter(totals[at].terms))
        before[at] = latest.get(some[:3], -1)
        latest[some[:3]] = at
    return before


def _is_total(row: Row) -> bool:
    exact = row.low == row.high and len(row.terms) > 2 and set(row.terms.values()) == {1.0}
    return exact and len({count[:3] for count in row.terms}) == 1
