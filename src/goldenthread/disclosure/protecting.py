"""What a pack may show: the one way in for every output."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from goldenthread.disclosure.attack import Attack, attack
from goldenthread.disclosure.balances import Balance
from goldenthread.disclosure.cells import Cell, Key, Need, Rules, Shown
from goldenthread.disclosure.choosing import Choice, Choosing
from goldenthread.disclosure.family import Unit, families, family
from goldenthread.disclosure.history import adds_up, still_true, truth_of
from goldenthread.disclosure.writing import texts
from goldenthread.terms.showing import SUPPRESSED

WHY = {
    Need.SMALL: "a number from 1 to {threshold}",
    Need.WIDE: "such a number could be worked out from it",
}


@dataclass(frozen=True)
class Protected:
    """The cells as they may be published, with what the attack needs to prove it.

    `shown` and `before` together are what the workspace records as published; of `shown`, only the texts go into
    the pack. `exposed`: what earlier packs have given away already, so that nothing kept back now can mend it.
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
        return attack([*self.before, *self.shown], self.balances, self.rules, exact=False)

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

    The same cells give the same choice, in whatever order they come.
    """
    rules = rules or Rules()
    cells = sorted(cells, key=lambda cell: cell.key)
    truth = truth_of(cells)
    before = still_true(published_before, cells, truth, rules)
    holding = tuple(balance for balance in balances if adds_up(balance, truth))
    choices = [
        Choosing(family(own, earlier, known, truth, rules), own, earlier, rules).choose()
        for own, earlier, known in families(cells, before, holding)
    ]
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
    return Protected(shown, before, holding, exposed, rules)


def _by_key(choices: Iterable[Choice]) -> dict[Key, dict[str, str]]:
    needs: dict[Key, dict[str, str]] = {}
    for choice in choices:
        for unit, need in choice.needs.items():
            needs.setdefault(unit.key, {})[unit.side] = need
    return needs
