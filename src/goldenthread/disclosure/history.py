"""What earlier packs still tell: texts of counts that have since been revised tell nothing of the counts of today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from goldenthread.disclosure.balances import Balance
from goldenthread.disclosure.cells import (
    COMPLEMENT,
    DENOMINATOR,
    NUMERATOR,
    SIDES,
    VALUE,
    Cell,
    Count,
    Key,
    Need,
    Rules,
    Shown,
)
from goldenthread.disclosure.linear import NEAR
from goldenthread.disclosure.reading import Row, counts_only, told
from goldenthread.disclosure.writing import texts
from goldenthread.terms.showing import SUPPRESSED


def truth_of(cells: Iterable[Cell]) -> dict[Count, float]:
    """The counts that are known: those of the cells of a single month."""
    known: dict[Count, float] = {}
    for cell in cells:
        for side in (NUMERATOR, DENOMINATOR):
            amount = cell.amount(side)
            if cell.subject.months == 1 and amount is not None:
                known.update(dict.fromkeys(cell.subject.counts(side), amount))
    return known


def still_true(
    before: Iterable[Shown], cells: Sequence[Cell], truth: Mapping[Count, float], rules: Rules
) -> tuple[Shown, ...]:
    """The earlier cells, each once, without the texts that no longer fit the counts of today.

    They come in the order in which they were published: of what is not counted today, the last number stands.
    """
    before = list(before)
    stands: dict[Key, dict[str, str]] = {}
    for shown in before:
        told_last = {side: text for side, text in shown.texts.items() if text != SUPPRESSED}
        stands.setdefault(shown.key, {}).update(told_last)
    stands.update((cell.key, texts(cell, (), rules)) for cell in cells)
    kept = {}
    for shown in before:
        identity = (shown.key, tuple(sorted(shown.texts.items())))
        if identity not in kept:
            kept[identity] = _still_true(shown, stands[shown.key], truth, rules)
    return tuple(shown for shown in kept.values() if shown.texts or shown.needs)


def adds_up(balance: Balance, truth: Mapping[Count, float]) -> bool:
    """Whether a balance holds, as far as the counts in it are known.

    What is only at most something must be known to hold: of counts that nobody gives any more, it may tell of other
    loads than those that were printed.
    """
    if not all(count in truth for count in balance.counts):
        return not balance.at_most
    return _fits(balance.row, truth)


def _still_true(shown: Shown, now: Mapping[str, str], truth: Mapping[Count, float], rules: Rules) -> Shown:
    revised = {side for side, row in told(counts_only(shown), rules) if not _fits(row, truth)} | {
        side
        for side in SIDES
        if SUPPRESSED != shown.texts.get(side, SUPPRESSED) != now.get(side, shown.texts.get(side))
    }
    left = {side: text for side, text in shown.texts.items() if side not in revised}
    if revised & {NUMERATOR, DENOMINATOR}:
        left.pop(VALUE, None)
    needs = {side: _need(shown, side, need, truth, rules) for side, need in shown.needs.items()}
    return replace(shown, texts=left, needs={side: need for side, need in needs.items() if need})


def _fits(row: Row, truth: Mapping[Count, float]) -> bool:
    if not all(count in truth for count in row.terms):
        return True
    amount = sum(factor * truth[count] for count, factor in row.terms.items())
    return row.low - NEAR <= amount <= row.high + NEAR


def _need(shown: Shown, side: str, need: str, truth: Mapping[Count, float], rules: Rules) -> str:
    """What a side that was kept back needs, by the counts of today where they are known."""
    terms = shown.subject.counts(side)
    if not all(count in truth for count in terms):
        return need
    amount = sum(factor * truth[count] for count, factor in terms.items())
    if rules.is_small(amount):
        return Need.SMALL
    return "" if side == COMPLEMENT and need == Need.SMALL else Need.WIDE
