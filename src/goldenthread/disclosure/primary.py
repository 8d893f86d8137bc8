"""Primary suppression: what is kept back for its own sake."""

from __future__ import annotations

from goldenthread.disclosure.cells import COMPLEMENT, DENOMINATOR, NUMERATOR, Cell, Need, Rules


def small_sides(cell: Cell, rules: Rules) -> dict[str, str]:
    """The sides of a cell that count 1 to the threshold: numerator, denominator, and the rest between them."""
    sides = (NUMERATOR, DENOMINATOR, COMPLEMENT)
    return {side: Need.SMALL for side in sides if rules.is_small(cell.amount(side))}


def hidden_by(needs: dict[str, str]) -> set[str]:
    """The sides that small ones keep back. A small complement keeps back what it would follow from."""
    hidden = {side for side in needs if side != COMPLEMENT}
    follows = COMPLEMENT in needs and DENOMINATOR not in hidden
    return hidden | {NUMERATOR} if follows else hidden
