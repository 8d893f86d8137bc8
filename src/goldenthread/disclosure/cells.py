"""A cell: one number that a pack would print, with the counts it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from goldenthread.terms.choices import ChoiceError, Choices, choice
from goldenthread.terms.months import Month
from goldenthread.terms.words import Unit

NUMERATOR, DENOMINATOR, VALUE, COMPLEMENT = "numerator", "denominator", "value", "complement"
SIDES = (NUMERATOR, DENOMINATOR, VALUE)


class Count(NamedTuple):
    """One thing counted in one group and month: what an outsider does not know until it is told.

    `counted` names what is counted. Two indicators that count the same thing use the same name: the
    assessments of a month and the denominator of "in 45 working days" are one count.
    """

    counted: str
    area: str
    group: str
    month: Month


class Key(NamedTuple):
    """What a cell is called, the same in every pack."""

    indicator: str
    area: str
    group: str
    month: Month
    basis: str


@dataclass(frozen=True)
class Rules(Choices):
    """The authority's choices of disclosure control, recorded in each pack."""

    threshold: int = choice(5, "Counts from 1 to this are kept back in what is published.", least=1)
    width: int = choice(
        5,
        "Of anything else that is kept back, the least and the most that it may be are at least so far apart.",
        least=1,
    )
    round_to: int = choice(
        1, "Counts are published as the nearest multiple of this; 1 = as they are.", least=1
    )

    def __post_init__(self) -> None:
        if self.threshold < 1 or self.width < 1 or self.round_to < 1:
            raise ChoiceError("Threshold, width and rounding of disclosure control are 1 or more.")
        if self.round_to > 2 * (self.threshold + 1):
            raise ChoiceError("Rounding is so coarse that a count above the threshold would be shown as 0.")

    def is_small(self, count: float | None) -> bool:
        return count is not None and 0 < count <= self.threshold


@dataclass(frozen=True)
class Subject:
    """What a cell speaks of. An outsider knows all of this: it stands in the catalogue and the table's headings.

    The numerator is the sum of `counted` over the `months` up to and with `key.month`; the denominator that of
    `over`, or the plain number `per` (a population, a number of months) where `over` is empty. The value is
    numerator / denominator x scale. `whole`: what is counted is part of what it is put over, so that the rest
    of it, the complement, is a number of children too. `amounts`: full-time equivalents, not whole numbers.
    `stock`: the months are added up to be averaged: the same children stand in one month after another.
    """

    key: Key
    counted: str
    over: str = ""
    months: int = 1
    per: float = 1.0
    scale: float = 1.0
    whole: bool = False
    amounts: bool = False
    stock: bool = False
    unit: Unit = Unit.COUNT
    decimals: int | None = None

    def counts(self, side: str) -> Mapping[Count, int]:
        """The counts that a side adds up; the complement takes the numerator's from the denominator's."""
        if side == COMPLEMENT:
            return {**dict.fromkeys(self._summed(self.counted), -1), **self.counts(DENOMINATOR)}
        return dict.fromkeys(self._summed(self.counted if side == NUMERATOR else self.over), 1)

    def _summed(self, counted: str) -> tuple[Count, ...]:
        return _months_of(counted, self.key.area, self.key.group, self.key.month, self.months)


@lru_cache(maxsize=2**17)
def _months_of(counted: str, area: str, group: str, last: Month, months: int) -> tuple[Count, ...]:
    back = range(months) if counted else ()
    return tuple(Count(counted, area, group, last.plus(-month)) for month in back)


@dataclass(frozen=True)
class Cell:
    """A cell as it is. `prints`: the sides that the pack would print.

    A cell that prints nothing still counts: it tells what must not be found out from those that are printed.
    So the count of every month of a rolling year, and of every month in earlier packs, should be given.
    """

    subject: Subject
    numerator: float
    denominator: float | None = None
    prints: frozenset[str] = frozenset(SIDES)

    @property
    def key(self) -> Key:
        return self.subject.key

    def amount(self, side: str) -> float | None:
        """What stands on a side; None for the denominator of a rate, which is no count of children."""
        if side == NUMERATOR:
            return self.numerator
        if not self.subject.over or self.denominator is None:
            return None
        if side == DENOMINATOR:
            return self.denominator
        return self.denominator - self.numerator if self.subject.whole else None


class Need:
    """What an outsider must be left with: all of 1 to the threshold (SMALL), or room enough (WIDE).

    AHEAD: what a later pack will have to keep back may still be 1, or none (see `ahead`).
    """

    SMALL, WIDE, AHEAD = "small", "wide", "ahead"


@dataclass(frozen=True)
class Shown:
    """A cell as a pack prints it: a text for each side that is printed, `[c]` where it is kept back.

    `needs` is for the workspace's own record and never part of a pack: which sides are kept back because they
    are small, and which only to cover these. `pack`: the earlier pack that printed it; empty for the new one.
    """

    subject: Subject
    texts: Mapping[str, str] = field(default_factory=dict)
    needs: Mapping[str, str] = field(default_factory=dict)
    pack: str = field(default="", compare=False)

    @property
    def key(self) -> Key:
        return self.subject.key

    def as_row(self) -> dict[str, Any]:
        """Plain values for the workspace's record of what it has published. `from_row` reads them back."""
        subject = asdict(self.subject) | {"key": [str(part) for part in self.key]}
        return {"subject": subject, "texts": dict(self.texts), "needs": dict(self.needs)}

    @classmethod
    def from_row(cls, row: Mapping[str, Any], pack: str = "") -> Shown:
        indicator, area, group, month, basis = row["subject"]["key"]
        key = Key(indicator, area, group, Month.parse(month), basis)
        subject = Subject(**{**row["subject"], "key": key, "unit": Unit(row["subject"]["unit"])})
        return cls(subject, dict(row["texts"]), dict(row["needs"]), pack)
