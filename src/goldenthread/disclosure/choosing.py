"""Secondary suppression: what else is kept back, so that nothing kept back can be worked out from the rest."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from goldenthread.disclosure.ahead import ahead
from goldenthread.disclosure.cells import DENOMINATOR, NUMERATOR, VALUE, Cell, Count, Need, Rules, Shown
from goldenthread.disclosure.doubt import Doubt
from goldenthread.disclosure.family import Family, Target, Terms, Unit
from goldenthread.disclosure.linear import Flags
from goldenthread.disclosure.primary import hidden_by, small_averages, small_sides
from goldenthread.disclosure.repairing import Repair
from goldenthread.terms.months import Month
from goldenthread.terms.showing import SUPPRESSED

MARGIN = 2


@dataclass(frozen=True)
class Choice:
    """What is hidden in a family, what each cell needs, and what no choice could protect any more."""

    hidden: frozenset[Unit]
    needs: Mapping[Unit, str]
    exposed: tuple[Unit, ...]


class Choosing:
    """Hides what is small, then whatever else it takes, one target after another, until every target has room."""

    def __init__(self, family: Family, cells: Sequence[Cell], before: Sequence[Shown], rules: Rules) -> None:
        self.family, self.rules = family, rules
        self.at = family.units
        self.hidden: Flags = np.zeros(max(1, len(family.units)), bool)
        self.needs: dict[Unit, str] = {}
        self.subjects = {shown.key: shown.subject for shown in before} | {c.key: c.subject for c in cells}
        self._hide_what_was_hidden(before)
        self._hide_what_is_small(cells)
        earlier = {self._terms(Unit(shown.key, side)) for shown in before for side in shown.needs}
        self.ahead = list(ahead(cells, family.amount, rules))
        self.doubt, self.repair = Doubt(family, rules, earlier), Repair(family, rules)

    def choose(self) -> Choice:
        given_up: set[Terms] = set()
        margin = 0
        while True:
            targets = [target for target in self._targets() if target.terms not in given_up]
            failing = self.doubt.failing(self.hidden, targets)
            if not failing:
                break
            before = self.hidden.copy()
            for one in failing:
                units = self.repair.units(self.hidden, targets[one.target], one, margin)
                if units is not None and margin == MARGIN:
                    units = self.repair.nearest(self.hidden, targets[one.target])
                if units is None:
                    given_up.add(targets[one.target].terms)
                else:
                    self.hidden[sorted(units)] = True
            margin = min(margin + 1, MARGIN) if (before == self.hidden).all() else 0
        exposed = tuple(unit for unit in sorted(self._needs()) if self._terms(unit) in given_up)
        hidden = frozenset(unit for unit, at in self.at.items() if self.hidden[at])
        return Choice(hidden, self._needs(), exposed)

    def _hide_what_was_hidden(self, before: Sequence[Shown]) -> None:
        for shown in before:
            for side, need in shown.needs.items():
                self.needs[Unit(shown.key, side)] = need
            for side in (NUMERATOR, DENOMINATOR):
                if shown.texts.get(side, shown.texts.get(VALUE)) == SUPPRESSED and side in shown.needs:
                    self._hide(Unit(shown.key, side))

    def _hide_what_is_small(self, cells: Sequence[Cell]) -> None:
        for cell in cells:
            needs = small_sides(cell, self.rules)
            averages = {s: n for s, n in small_averages(cell, self.rules).items() if self._varies(cell, s)}
            for side, need in {**averages, **needs}.items():
                self.needs[Unit(cell.key, side)] = need
            for side in hidden_by(needs):
                self._hide(Unit(cell.key, side))

    def _varies(self, cell: Cell, side: str) -> bool:
        """Whether some month of a year is small itself, or not known; else it says no more than its months do."""
        months: dict[Month, list[tuple[Count, int]]] = {}
        for count, factor in cell.subject.counts(side).items():
            months.setdefault(count.month, []).append((count, factor))
        amounts = [self.family.amount(terms) for terms in months.values()]
        return any(math.isnan(amount) or self.rules.is_small(amount) for amount in amounts)

    def _hide(self, unit: Unit) -> None:
        if unit in self.at:
            self.hidden[self.at[unit]] = True

    def _needs(self) -> dict[Unit, str]:
        """The needs of all that is hidden: of what is not small, room enough."""
        needs = dict(self.needs)
        for unit, at in self.at.items():
            if self.hidden[at] and not (unit.side == NUMERATOR and Unit(unit.key, "complement") in needs):
                needs.setdefault(unit, Need.WIDE)
        return needs

    def _terms(self, unit: Unit) -> Terms:
        return tuple(sorted(self.subjects[unit.key].counts(unit.side).items()))

    def _targets(self) -> list[Target]:
        """What must not be found out, each sum of counts once; small goes before wide."""
        needs: dict[Terms, str] = {}
        for unit, need in sorted(self._needs().items()):
            terms = self._terms(unit)
            needs[terms] = Need.SMALL if Need.SMALL in (need, needs.get(terms)) else need
        targets = [Target(terms, need, self.family.amount(terms)) for terms, need in needs.items()]
        return targets + [target for target in self.ahead if target.terms not in needs]
