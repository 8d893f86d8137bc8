"""What a pack may show: the one way in for every output."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from goldenthread.disclosure.attack import Attack, attack
from goldenthread.disclosure.balances import Balance
from goldenthread.disclosure.cells import Cell, Key, Need, Rules, Shown
from goldenthread.disclosure.choosing import Choice, Choosing
from goldenthread.disclosure.conflict import contradiction
from goldenthread.disclosure.family import Unit, families, family
from goldenthread.disclosure.history import adds_up, still_true, truth_of
from goldenthread.disclosure.problem import ContradictionError
from goldenthread.disclosure.writing import texts
from goldenthread.terms.showing import SUPPRESSED

WHY = {
    Need.SMALL: "a number from 1 to {threshold}",
    Need.WIDE: "such a number could be worked out from it",
}


@dataclass(frozen=True)
class Protected:
    """The cells as they may be published, with what the attack needs to prove it.

    The workspace records `shown` as published; of it, only the texts go into the pack. `before`: what earlier packs
    still tell of what this one counts. `exposed`: what they have given away already, so that nothing kept back now
    can mend it.
    """

    shown: tuple[Shown, ...]
    before: tuple[Shown, ...]
    balances: tuple[Balance, ...]
    exposed: tuple[Unit, ...]
    rules: Rules

    def text(self, key: Key, side: str) -> str:
        """What stands in the pack."""
        return self._by_key[key].texts[side]

    def why(self, key: Key, side: str) -> str:
        """Why it is kept back, for people inside; empty where it is shown. Never part of a pack."""
        shown = self._by_key[key]
        if shown.texts.get(side) != SUPPRESSED:
            return ""
        need = shown.needs.get(side) or min(shown.needs.values(), default=Need.WIDE)
        return WHY[need].format(threshold=self.rules.threshold)

    def attack(self) -> Attack:
        """The attack on this pack and everything before it. Publish nothing that is not `proved`."""
        return self._attack

    @property
    def summary(self) -> str:
        """How much is kept back, and whether it was proved that it stays so, in two sentences; for people inside."""
        why: Counter[str] = Counter()
        for shown in self.shown:
            small = Need.SMALL in shown.needs.values()
            hidden = sum(text == SUPPRESSED for text in shown.texts.values())
            why.update({"": len(shown.texts), Need.SMALL if small else Need.WIDE: hidden})
        found, bounded = self._attack.found_now, len(self._attack.intervals)
        outcome = f"{len(found):,} can be found out too closely" if found else "none can be found out"
        if gone := len(self._attack.given_away):
            outcome += f" by this pack; {gone:,} given away by earlier ones already"
        return (
            f"{why['']:,} numbers, {why[Need.SMALL] + why[Need.WIDE]:,} of them kept back: {why[Need.SMALL]:,} because "
            f"they rest on a number from 1 to {self.rules.threshold}, {why[Need.WIDE]:,} to cover these. "
            f"Of {bounded:,} numbers kept back here and before that the attack went for, {outcome}."
        )

    @cached_property
    def _attack(self) -> Attack:
        found = attack([*self.before, *self.shown], self.balances, self.rules, exact=False)
        if found.proved or not self.before:
            return found
        silent = (replace(shown, texts={}) for shown in self.shown)
        return found.after(attack([*self.before, *silent], self.balances, self.rules, exact=False))

    @cached_property
    def _by_key(self) -> Mapping[Key, Shown]:
        return {shown.key: shown for shown in self.shown}


def protect(
    cells: Iterable[Cell],
    published_before: Iterable[Shown] = (),
    balances: Sequence[Balance] = (),
    rules: Rules | None = None,
) -> Protected:
    """Choose what a pack shows of its cells, given everything that has been published before.

    The same cells give the same choice, in whatever order they come. What was published before comes in the
    order in which it was. Raises `ContradictionError` where printed numbers cannot all be true.
    """
    rules = rules or Rules()
    cells = sorted(cells, key=lambda cell: cell.key)
    truth = truth_of(cells)
    before = still_true(published_before, cells, truth, rules)
    holding = tuple(balance for balance in balances if adds_up(balance, truth))
    choices = []
    spoken_of: list[Shown] = []
    for own, earlier, known in families(cells, before, holding):
        try:
            choices.append(Choosing(family(own, earlier, known, truth, rules), own, earlier, rules).choose())
        except ContradictionError:
            here = [Shown(cell.subject, texts(cell, (), rules)) for cell in own]
            raise contradiction([*here, *earlier], known, rules) from None
        spoken_of += earlier
    hidden = frozenset().union(*(choice.hidden for choice in choices))
    needs = _by_key(choices)
    shown = tuple(
        Shown(
            cell.subject,
            texts(
                cell, {side for side in ("numerator", "denominator") if Unit(cell.key, side) in hidden}, rules
            ),
            needs.get(cell.key, {}),
        )
        for cell in cells
    )
    exposed = tuple(sorted(unit for choice in choices for unit in choice.exposed))
    return Protected(shown, tuple(spoken_of), holding, exposed, rules)


def _by_key(choices: Iterable[Choice]) -> dict[Key, dict[str, str]]:
    needs: dict[Key, dict[str, str]] = {}
    for choice in choices:
        for unit, need in choice.needs.items():
            needs.setdefault(unit.key, {})[unit.side] = need
    return needs
