"""Rules on what a text says is missing or not final: "there is no figure for June 2023", "is not final yet"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.narrative.bound import unchecked
from goldenthread.narrative.cells import Cell, Held
from goldenthread.narrative.finding import Ruling, Verdict
from goldenthread.narrative.sentence import Sentence
from goldenthread.narrative.tokens import Kind, Token
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_month

_IS_FINAL = re.compile(r"(?:is|are|was|were)\s", re.IGNORECASE)


def rule_absence(sentence: Sentence, token: Token, held: Sequence[Held]) -> Ruling:
    """The ruling on "there is no figure for ...": months, or England and the neighbours."""
    one = next((h for h in held if h.row is not None), held[0])
    after = [t for t in sentence.tokens if t.start >= token.end]
    comparators = [t.whose for t in after if t.kind is Kind.COMPARATOR and t.whose is not None]
    if comparators:
        there = [one.others[whose] for whose in comparators if whose in one.others]
        return _none_there(one, there)
    months = [month for t in after if t.period is not None for month in t.period.months]
    if not months:
        return unchecked("of which month there is no figure", [one])
    if gone := _not_held(one, months):
        return gone
    return _none_there(one, [one.months[month] for month in months if one.months[month].value is not None])


def rule_final(sentence: Sentence, token: Token, held: Sequence[Held]) -> Ruling:
    """The ruling on "is final", "is not final yet": of the months named, else of the year's figure."""
    one = next((h for h in held if h.row is not None), held[0])
    if one.row is None:
        return unchecked("how final this figure is", [one])
    before = [t for t in sentence.tokens if t.end <= token.start and t.period is not None]
    months = before[-1].period.months if before and before[-1].period is not None else ()
    if gone := _not_held(one, months):
        return gone
    final = {cell.month for cell in one.final}
    is_final = all(month in final for month in months) if months else _year_is_final(one)
    where = "; ".join(one.months[month].where for month in months) or f"{one.label}, the year's figure"
    if is_final is bool(_IS_FINAL.match(token.text)):
        return Ruling(Verdict.TRUE, where)
    return Ruling(
        Verdict.WRONG, where, "final" if is_final else "not final", "the figure's standing is another"
    )


def _year_is_final(held: Held) -> bool:
    return held.judged is not None or (held.row is not None and held.row.year.may_be_judged)


def _not_held(held: Held, months: Sequence[Month]) -> Ruling | None:
    gone = [show_month(month) for month in months if month not in held.months]
    return unchecked(f"{' and '.join(gone)}: not on the scorecard", [held]) if gone else None


def _none_there(held: Held, there: Sequence[Cell]) -> Ruling:
    if not there:
        return Ruling(Verdict.TRUE, held.label)
    right = ", ".join(cell.shown for cell in there)
    return Ruling(Verdict.WRONG, "; ".join(cell.where for cell in there), right, "there is a figure")
