"""Which printed numbers cannot all be true: the fewest that contradict each other, for a person to look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from scipy.sparse import csr_array

from goldenthread.disclosure.balances import Balance, inside
from goldenthread.disclosure.cells import DENOMINATOR, NUMERATOR, Rules, Shown
from goldenthread.disclosure.linear import Lines, Programme
from goldenthread.disclosure.problem import ContradictionError
from goldenthread.disclosure.reading import Row, told

Agree = Callable[[Sequence[int]], bool]
ALWAYS = -1


def contradiction(shown: Sequence[Shown], balances: Sequence[Balance], rules: Rules) -> ContradictionError:
    """The refusal that names the fewest of these cells that cannot all be true."""
    agree = _agreement(shown, balances, rules)
    everything = list(range(len(shown)))
    cells = [] if agree(everything) else _fewest(agree, [], everything, tried=True)
    return ContradictionError(sorted(_name(shown[cell]) for cell in cells))


def _name(shown: Shown) -> str:
    key = shown.key
    group = f", {key.group}" if key.group else ""
    span = f"the {shown.subject.months} months to {key.month}" if shown.subject.months > 1 else str(key.month)
    return f"{key.indicator}{group}, {span}: in {shown.pack or 'this report'}"


def _agreement(shown: Sequence[Shown], balances: Sequence[Balance], rules: Rules) -> Agree:
    """Whether some of these cells, by their numbers, can all be true."""
    rows = [(cell, row) for cell, each in enumerate(shown) for _, row in told(each, rules)]
    rows += [(ALWAYS, balance.row) for balance in balances]
    pairs = inside(each.subject for each in shown)
    rows += [(ALWAYS, Row({of: 1.0, part: -1.0}, 0.0, np.inf)) for part, of in pairs]
    counts = dict.fromkeys(count for _, row in rows for count in row.terms)
    columns = {count: at for at, count in enumerate(counts)}
    sides = (NUMERATOR, DENOMINATOR)
    amounts = {
        c for each in shown if each.subject.amounts for side in sides for c in each.subject.counts(side)
    }
    whole = np.array([count not in amounts for count in columns], bool)
    lines = Lines.of([row for _, row in rows], columns, whole)
    told_by = np.array([cell for cell, _ in rows], int)

    def agree(cells: Sequence[int]) -> bool:
        some = lines.only(np.isin(told_by, [ALWAYS, *cells]))
        try:
            some.settle()
        except ContradictionError:
            return False
        blocks = some.blocks(csr_array((0, len(columns))))
        programmes = (Programme.of(some, inner, rows) for inner, rows in blocks)
        return all(each.best(np.zeros(each.least.size)) is not None for each in programmes)

    return agree


def _fewest(agree: Agree, beside: list[int], cells: list[int], *, tried: bool) -> list[int]:
    """The fewest of the cells that contradict each other and those beside, by halves (Junker's QuickXplain).

    tried: those beside are known to agree among themselves.
    """
    if not tried and not agree(beside):
        return []
    if len(cells) == 1:
        return cells
    half = len(cells) // 2
    first, second = cells[:half], cells[half:]
    of_second = _fewest(agree, beside + first, second, tried=False)
    of_first = _fewest(agree, beside + of_second, first, tried=not of_second)
    return of_first + of_second
