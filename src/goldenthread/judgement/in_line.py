"""In line with: whether a figure is higher than, lower than or much the same as its comparator.

Nothing is good or bad here: that is RAG.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goldenthread.judgement.gap import NO_FIGURE, Comparator, exceeds, gap, measure, points
from goldenthread.terms.showing import round_half_up
from goldenthread.terms.words import Unit


class Standing(StrEnum):
    """How a figure stands to its comparator; the value is the word to say."""

    HIGHER = "higher"
    LOWER = "lower"
    IN_LINE = "in line"


@dataclass(frozen=True)
class Near:
    """How far apart two figures may be and still be in line: percentage points for percentages, else per cent."""

    points: float = 2
    per_cent: float = 5

    def edge(self, unit: Unit) -> float:
        return self.points if unit is Unit.PERCENT else self.per_cent

    def words(self, unit: Unit) -> str:
        per_cent = round_half_up(self.per_cent, 0 if self.per_cent == int(self.per_cent) else 2)
        return points(self.points) if unit is Unit.PERCENT else f"{per_cent}%"


@dataclass(frozen=True)
class Stood:
    """How a figure stands, None where there is nothing to compare; and the rule in words, with the numbers."""

    standing: Standing | None
    rule: str


DEFAULT = Near()


def standing(value: float, comparator: float, unit: Unit, near: Near = DEFAULT) -> Standing:
    """Higher, lower or in line; exactly 2 points (5%) apart is in line."""
    side, size = measure(value, comparator, unit)
    if not exceeds(size, near.edge(unit), value, comparator, unit):
        return Standing.IN_LINE
    return Standing.HIGHER if side > 0 else Standing.LOWER


def stand(
    value: float | None,
    comparator: float | None,
    unit: Unit,
    against: Comparator,
    decimals: int | None = None,
    near: Near = DEFAULT,
) -> Stood:
    """How a figure stands to a comparator, with the sentence that says so."""
    if comparator is None:
        return Stood(None, NO_FIGURE[against])
    if value is None:
        return Stood(None, "There is no figure of ours to compare.")
    found = standing(value, comparator, unit, near)
    words = gap(value, comparator, unit, against, decimals, (near.edge(unit),)).words
    reach = "within" if found is Standing.IN_LINE else "more than"
    return Stood(found, f"{words}: {found}, because it is {reach} {near.words(unit)}.")


def rule_words(unit: Unit, near: Near = DEFAULT) -> str:
    """The rule by itself, for a legend."""
    of = near.words(unit) if unit is Unit.PERCENT else f"{near.words(unit)} of the comparator"
    return f"In line: no more than {of} apart. Figures are compared before they are rounded."
