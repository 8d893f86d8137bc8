"""How a cell stands in a pack: its texts, with `[c]` for what is kept back."""

from __future__ import annotations

from collections.abc import Container
from decimal import Decimal

from goldenthread.disclosure.cells import DENOMINATOR, NUMERATOR, VALUE, Cell, Rules
from goldenthread.terms.showing import (
    NOT_APPLICABLE,
    ROUNDS_TO_NOTHING,
    SUPPRESSED,
    places,
    round_half_up,
    show,
    show_count,
)


def texts(cell: Cell, hidden: Container[str], rules: Rules) -> dict[str, str]:
    """The text of each side that is printed. A value is worked out from the counts as they are printed."""
    counted = rounded(cell.numerator, rules)
    over = rounded(cell.denominator or 0, rules) if cell.subject.over else cell.subject.per
    written = {
        NUMERATOR: SUPPRESSED if NUMERATOR in hidden else show_count(counted),
        DENOMINATOR: SUPPRESSED if DENOMINATOR in hidden else show_count(over),
        VALUE: SUPPRESSED if NUMERATOR in hidden or DENOMINATOR in hidden else _value(cell, counted, over),
    }
    return {side: text for side, text in written.items() if side in cell.prints}


def rounded(count: float, rules: Rules) -> float:
    """A count as the nearest multiple that the rules ask for; half goes up."""
    if rules.round_to == 1:
        return count
    return float(round_half_up(count / rules.round_to, 0) * rules.round_to)


def _value(cell: Cell, counted: float, over: float) -> str:
    if not over:
        return NOT_APPLICABLE
    subject = cell.subject
    value = counted / over * subject.scale
    decimals = places(value, subject.unit, subject.decimals)
    if value > 0 and round_half_up(value, decimals) == Decimal(0):
        return ROUNDS_TO_NOTHING
    return show(value, subject.unit, subject.decimals)
