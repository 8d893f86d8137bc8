"""Primary suppression: what is kept back for its own sake."""

from __future__ import annotations

from goldenthread.disclosure.cells import COMPLEMENT, DENOMINATOR, NUMERATOR, Cell, Need, Rules

_SIDES = (NUMERATOR, DENOMINATOR, COMPLEMENT)


def small_sides(cell: Cell, rules: Rules) -> dict[str, str]:
    """The sides of a cell that count 1 to the threshold: numerator, denominator, and the rest between them."""
    return {side: Need.SMALL for side in _SIDES if rules.is_small(cell.amount(side))}


def is_small_average(cell: Cell, rules: Rules) -> bool:
    """Whether a year's figure is the average of a few children: 15 month ends may be of one child or two.

    Such a cell is not printed at all. Most of its months are small themselves, and their doubt is its own.
    """
    return bool(small_averages(cell, rules))


def small_averages(cell: Cell, rules: Rules) -> dict[str, str]:
    """The sides of a year's cell that are the average of a few children. They must not follow from others either."""
    subject = cell.subject
    if not subject.stock or subject.months == 1:
        return {}
    amounts = {side: cell.amount(side) for side in _SIDES}
    return {s: Need.WIDE for s, n in amounts.items() if n is not None and rules.is_small(n / subject.months)}


def hidden_by(needs: dict[str, str]) -> set[str]:
    """The sides that small ones keep back. A small complement keeps back what it would follow from."""
    hidden = {side for side in needs if side != COMPLEMENT}
    follows = COMPLEMENT in needs and DENOMINATOR not in hidden
    return hidden | {NUMERATOR} if follows else hidden
