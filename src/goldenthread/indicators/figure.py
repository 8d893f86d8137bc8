"""A figure: one number of the report, with everything it must carry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.terms.words import Basis, Status, Unit

NOTHING_OVER = "nothing to count over: the denominator is 0"


@dataclass(frozen=True)
class Figure:
    """One value of one indicator.

    `numerator` and `denominator` are the counts behind the value; for a rate the denominator is the
    population. `value` is None where there is none to give, and `reason` then says why; a reason beside
    a value says how it is known to be off. Several reasons are divided by "; ". Values are unrounded.
    `kept_back`: disclosure control has taken counts and value away; the standing is that of the figure itself.
    """

    indicator: str
    area: str
    breakdown: str
    period_end: date
    basis: Basis
    numerator: float | None
    denominator: float | None
    value: float | None
    unit: Unit
    status: Status
    reason: str
    snapshot: str
    population: str = ""
    kept_back: bool = False

    @property
    def is_final(self) -> bool:
        """Whether it will not move any more, be it there or not."""
        return self.status in (Status.FINAL, Status.REBUILT)

    @property
    def may_be_judged(self) -> bool:
        """Whether it can be compared, rated and followed over time: it is there, and it will not move any more."""
        return self.value is not None and self.is_final
