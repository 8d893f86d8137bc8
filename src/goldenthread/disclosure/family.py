"""A family: counts of the same children cut in different ways, with all that is, or would be, told of them.

Referrals, the referrals that were repeats and those that ended in no further action are one family, in all
groups and months. What is chosen in one family has no bearing on another.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.sparse import coo_array, csr_array

from goldenthread.disclosure.alike import Alike, alike_months, as_one, parts_alike
from goldenthread.disclosure.balances import Balance, inside
from goldenthread.disclosure.cells import (
    DENOMINATOR,
    NUMERATOR,
    VALUE,
    Cell,
    Count,
    Key,
    Rules,
    Shown,
    Subject,
)
from goldenthread.disclosure.linear import Flags, Lines, matrix
from goldenthread.disclosure.reading import Row, counts_only, told
from goldenthread.disclosure.solving import Floats
from goldenthread.disclosure.writing import texts
from goldenthread.terms.months import Month


class Unit(NamedTuple):
    """What can be kept back by itself: one side of a cell, and its value with it."""

    key: Key
    side: str


Terms = tuple[tuple[Count, int], ...]


class Target(NamedTuple):
    """Something that must not be found out: a sum of counts, its need, and its amount where it is known."""

    terms: Terms
    need: str
    amount: float


@dataclass(frozen=True)
class Family:
    """The lines of a family: those that always hold, and those that stand as long as their units are shown."""

    columns: dict[Count, int]
    lines: Lines
    units: dict[Unit, int]
    costs: Floats
    of_line: csr_array  # lines x units: which units a line tells of
    known: Floats  # the amount of each column; NaN where it is not known
    truth: Mapping[Count, float]
    alike: Alike

    def told(self, hidden: Flags) -> Flags:
        """Which lines stand when these units are hidden."""
        return np.asarray(self.of_line @ hidden.astype(float) == 0, bool)

    @property
    def told_before(self) -> Flags:
        """The lines that stand whatever is hidden now."""
        return np.asarray(np.diff(self.of_line.indptr) == 0, bool)

    def sums(self, targets: Sequence[Target]) -> tuple[csr_array, csr_array]:
        """The targets over the columns: what bounds each from below, and from above."""
        sizes = Counter(self.alike.values())
        ends = [parts_alike(target.terms, self.alike, sizes) for target in targets]
        below, above = ([Row(end[side], 0, 0) for end in ends] for side in (0, 1))
        return matrix(below, self.columns), matrix(above, self.columns)

    def amount(self, terms: Iterable[tuple[Count, int]]) -> float:
        """A sum of counts as it is; NaN where that is not known."""
        return math.fsum(factor * self.truth.get(count, math.nan) for count, factor in terms)


def families(
    cells: Sequence[Cell], before: Sequence[Shown], balances: Sequence[Balance]
) -> Iterator[tuple[list[Cell], list[Shown], list[Balance]]]:
    """The cells, earlier cells and balances of one family after another; only those with a new cell."""
    heads: dict[str, str] = {}

    def head(name: str) -> str:
        while heads.setdefault(name, name) != name:
            name = heads[name]
        return name

    def join(names: Iterable[str]) -> str:
        first, *rest = sorted({head(name) for name in names})
        for other in rest:
            heads[other] = first
        return first

    for subject in [c.subject for c in cells] + [s.subject for s in before]:
        join(name for name in (subject.counted, subject.over) if name)
    for balance in balances:
        join({count.counted for count in balance.counts})
    found: dict[str, tuple[list[Cell], list[Shown], list[Balance]]] = {}
    for cell in sorted(cells, key=lambda cell: cell.key):
        found.setdefault(head(cell.subject.counted), ([], [], []))[0].append(cell)
    for shown in before:
        if (name := head(shown.subject.counted)) in found:
            found[name][1].append(shown)
    for balance in balances:
        if (name := head(balance.left[0].counted)) in found:
            found[name][2].append(balance)
    yield from found.values()


def family(
    cells: Sequence[Cell],
    before: Sequence[Shown],
    balances: Sequence[Balance],
    truth: Mapping[Count, float],
    rules: Rules,
) -> Family:
    """All that is known of a family's counts, and all that these cells would tell of them."""
    subjects = [cell.subject for cell in cells] + [shown.subject for shown in before]
    printed = list(_once(row for shown in before for _, row in told(counts_only(shown), rules)))
    known_before = {_identity(row) for row in printed}
    units: dict[Unit, int] = {}
    costs: list[float] = []
    links: list[tuple[int, int]] = []
    for cell in cells:
        for side, row in _would_tell(cell, rules):
            for unit in (Unit(cell.key, own) for own in _sides(cell, side)):
                if unit not in units:
                    units[unit] = len(units)
                    costs.append(_cost(cell, unit.side))
                links.append((len(printed), units[unit]))
            if _identity(row) in known_before:
                del links[-len(_sides(cell, side)) :]  # hiding what has been told hides nothing
            else:
                printed.append(row)
    alike = alike_months(printed, balances)
    rows = [as_one(row, alike) for row in printed] + _always(subjects, balances, alike)
    columns = {count: at for at, count in enumerate(_columns(rows, subjects, alike))}
    amounts = {(name, s.key.group) for s in subjects if s.amounts for name in (s.counted, s.over)}
    whole = np.array([(count.counted, count.group) not in amounts for count in columns], bool)
    pairs = np.array(links, int).reshape(-1, 2)
    of_line = coo_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), (len(rows), max(1, len(units))))
    known = _known(columns, truth, alike)
    lines = Lines.of(rows, columns, whole)
    return Family(columns, lines, units, np.array(costs), of_line.tocsr(), known, truth, alike)


def _once(rows: Iterable[Row]) -> Iterable[Row]:
    return {_identity(row): row for row in rows}.values()


def _identity(row: Row) -> tuple[object, ...]:
    return frozenset(row.terms.items()), row.low, row.high


def _sides(cell: Cell, side: str) -> tuple[str, ...]:
    """The sides that a line stands or falls with: a value needs both counts to be shown."""
    if side != VALUE:
        return (side,)
    return (NUMERATOR, DENOMINATOR) if cell.subject.over else (NUMERATOR,)


def _always(subjects: Sequence[Subject], balances: Sequence[Balance], alike: Alike) -> list[Row]:
    """The lines that nobody needs to be told."""
    known = [Row({of: 1.0, part: -1.0}, 0.0, math.inf) for part, of in inside(subjects)]
    known += [balance.row for balance in balances]
    return list(_once(as_one(row, alike) for row in known))


def _columns(rows: Sequence[Row], subjects: Sequence[Subject], alike: Alike) -> Iterable[Count]:
    counts = dict.fromkeys(count for row in rows for count in row.terms)
    spoken_of = {c: 1 for s in subjects for side in (NUMERATOR, DENOMINATOR) for c in s.counts(side)}
    counts.update(dict.fromkeys(as_one(Row(dict.fromkeys(spoken_of, 1.0), 0, 0), alike).terms))
    return counts


def _known(columns: Mapping[Count, int], truth: Mapping[Count, float], alike: Alike) -> Floats:
    """The amount of each column: of months that are alike, that of all of them."""
    months: dict[Month, list[Month]] = {}
    for month, first in alike.items():
        months.setdefault(first, []).append(month)
    return np.array(
        [
            math.fsum(
                truth.get(count._replace(month=m), math.nan) for m in months.get(count.month, [count.month])
            )
            for count in columns
        ]
    )


def _would_tell(cell: Cell, rules: Rules) -> Iterator[tuple[str, Row]]:
    """What a cell tells when all of it is shown."""
    return told(counts_only(Shown(cell.subject, texts(cell, (), rules))), rules)


def _cost(cell: Cell, side: str) -> float:
    """What keeping a side back costs the reader: more for larger numbers, for the whole authority, for nought."""
    amount = cell.amount(side) or 0.0
    cost = 1.0 + math.log10(1.0 + amount) if amount else 5.0
    return cost * (2.0 if not cell.key.group else 1.0)
