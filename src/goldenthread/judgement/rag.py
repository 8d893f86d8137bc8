"""RAG: how a figure stands to one comparator, as green, amber or red, with the rule that made it so.

England, the statistical neighbours and the target each give their own RAG; they are never merged into one.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.judgement.gap import (
    NO_FIGURE,
    NO_FIGURE_OF_OURS,
    Allowance,
    Comparator,
    exceeds,
    gap,
    measure,
)
from goldenthread.judgement.saying import short
from goldenthread.terms.judging import Rag
from goldenthread.terms.words import Better, Unit

NEITHER = "Neither higher nor lower is better, so this is not rated."
_BETTER = {Better.HIGHER: "Higher is better.", Better.LOWER: "Lower is better."}
_ASKED = {Better.HIGHER: "The target asks for more.", Better.LOWER: "The target asks for less."}


@dataclass(frozen=True)
class Rated:
    """A RAG and its rule in words, with the numbers of the case."""

    rag: Rag
    rule: str


AMBER = Allowance(points=10, per_cent=10)
"""How much worse a figure may be and still be amber; more is red."""


def rate(
    value: float | None,
    comparator: float | None,
    unit: Unit,
    better: Better,
    against: Comparator,
    decimals: int | None = None,
    amber: Allowance = AMBER,
    theirs: int | None = None,
    *,
    asked: bool = False,
) -> Rated:
    """The RAG of an unrounded figure against an unrounded comparator. `decimals`: as the indicator shows them.

    `theirs`: the decimals that the comparator was published with, where they are known. `asked`: neither way is better
    by itself; it is the target that asks for one.
    """
    if comparator is None:
        return Rated(Rag.NOT_RATED, NO_FIGURE[against])
    if value is None:
        return Rated(Rag.NOT_RATED, NO_FIGURE_OF_OURS)
    edge = amber.edge(unit)
    found = gap(value, comparator, unit, against, decimals, (edge,), theirs)
    if better is Better.NEITHER:
        return Rated(Rag.NOT_RATED, f"{NEITHER} {found.words}.")
    side, size = measure(value, comparator, unit)
    good, lead = 1 if better is Better.HIGHER else -1, (_ASKED if asked else _BETTER)[better]
    if side != -good:
        return Rated(Rag.GREEN, f"{lead} {found.words}: {'better' if side else 'equal'}.")
    if not exceeds(size, edge):
        return Rated(Rag.AMBER, f"{lead} {found.words}: within {amber.words(unit)}.")
    beyond = f"more than {amber.words(unit)}"
    if size is None:
        beyond = f"{beyond}, because {short(amber.per_cent)}% of 0 is 0"
    return Rated(Rag.RED, f"{lead} {found.words}: {beyond}.")


def rule_words(unit: Unit, better: Better, amber: Allowance = AMBER) -> str:
    """The rule by itself, for a legend."""
    if better is Better.NEITHER:
        return NEITHER
    worse = amber.words(unit) if unit is Unit.PERCENT else f"{amber.words(unit)} of the comparator"
    return (
        f"{_BETTER[better]} Green: equal to the comparator or better. Amber: worse by up to and including {worse}. "
        "Red: worse by more. Figures are compared before they are rounded."
    )


def meaning(rag: Rag, amber: Allowance = AMBER) -> str:
    """What a colour says of any figure, for a key."""
    return {
        Rag.GREEN: "as good as what it is compared with, or better",
        Rag.AMBER: f"worse by no more than {amber.in_full}",
        Rag.RED: f"worse by more than {amber.in_full}",
        Rag.NOT_RATED: "neither way is good, there is nothing to compare with, or the figure is not final yet",
    }[rag]
