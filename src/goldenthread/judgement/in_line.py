"""In line with: whether a figure is higher than, lower than or much the same as its comparator.

Nothing is good or bad here: that is RAG.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goldenthread.judgement.gap import (
    NO_FIGURE,
    NO_FIGURE_OF_OURS,
    Allowance,
    Comparator,
    exceeds,
    gap,
    measure,
)
from goldenthread.terms.words import Unit


class Standing(StrEnum):
    """How a figure stands to its comparator; the value is the word to say."""

    HIGHER = "higher"
    LOWER = "lower"
    IN_LINE = "in line"


@dataclass(frozen=True)
class Stood:
    """How a figure stands, None where there is nothing to compare; and the rule in words, with the numbers."""

    standing: Standing | None
    rule: str


NEAR = Allowance(points=2, per_cent=5)
"""How far apart two figures may be and still be in line."""


def standing(value: float, comparator: float, unit: Unit, near: Allowance = NEAR) -> Standing:
    """Higher, lower or in line; exactly 2 points (5%) apart is in line."""
    side, size = measure(value, comparator, unit)
    if not exceeds(size, near.edge(unit)):
        return Standing.IN_LINE
    return Standing.HIGHER if side == 1 else Standing.LOWER


def stand(
    value: float | None,
    comparator: float | None,
    unit: Unit,
    against: Comparator,
    decimals: int | None = None,
    near: Allowance = NEAR,
) -> Stood:
    """How a figure stands to a comparator, with the sentence that says so."""
    if comparator is None:
        return Stood(None, NO_FIGURE[against])
    if value is None:
        return Stood(None, NO_FIGURE_OF_OURS)
    found = standing(value, comparator, unit, near)
    words = gap(value, comparator, unit, against, decimals, (near.edge(unit),)).words
    reach = "within" if found is Standing.IN_LINE else "more than"
    return Stood(found, f"{words}: {found}, because it is {reach} {near.words(unit)}.")


def rule_words(unit: Unit, near: Allowance = NEAR) -> str:
    """The rule by itself, for a legend."""
    of = near.words(unit) if unit is Unit.PERCENT else f"{near.words(unit)} of the comparator"
    return f"In line: no more than {of} apart. Figures are compared before they are rounded."
