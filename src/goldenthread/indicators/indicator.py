"""An indicator: everything that a reader needs, in one closed set of fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.indicators.counting import Aged, Events, Measure, Rate, parts_of
from goldenthread.indicators.example import Example
from goldenthread.records.fact import Need
from goldenthread.terms.words import Basis, Better, Theme, Unit


@dataclass(frozen=True)
class Indicator:
    """One figure of the report, defined.

    code: the key used everywhere. title: the full name, as a sentence would say it. label: the row's
    name in the report. theme and order: where it stands there; in_report: whether the report's words and
    slides speak of it too. why: what it tells about children. counted and over: numerator and denominator
    in words. unit, better: see `goldenthread.terms.words`. measure: the rule. needs: what must be loaded
    beyond what the facts themselves need. follow_up: working days after the month end that a cohort
    needs. bands: age bands with a row each, beside all ages. decimals: how many to show, where not as
    the unit has it. known_as: other names that plans and reports have for this very figure. source: where
    the definition comes from. owner and review_by: who looks at it again, and when. notes: what a reader
    should know before defending the figure.
    """

    code: str
    title: str
    label: str
    theme: Theme
    order: int
    why: str
    counted: str
    over: str
    unit: Unit
    better: Better
    measure: Measure
    source: str
    owner: str
    review_by: date
    examples: tuple[Example, ...]
    in_report: bool = True
    needs: tuple[Need, ...] = ()
    follow_up: int = 0
    bands: tuple[Aged, ...] = ()
    decimals: int | None = None
    known_as: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_flow(self) -> bool:
        """Whether it counts what happened in a period (a flow) or what was so on a day (a stock)."""
        return isinstance(parts_of(self.measure)[0].counted, Events)

    @property
    def all_needs(self) -> tuple[Need, ...]:
        """Everything that must be loaded for the figure to be given."""
        facts = [part.counted.fact for part in parts_of(self.measure) if part is not None]
        return tuple(dict.fromkeys([*(need for fact in facts for need in fact.needs), *self.needs]))

    @property
    def bases(self) -> tuple[Basis, Basis]:
        """The basis of a single month's figure, and that of the year's."""
        if not self.is_flow:
            return Basis.POINT, Basis.AVERAGE_12
        if isinstance(self.measure, Rate):
            return Basis.MONTH_ANNUALISED, Basis.ROLLING_12
        return Basis.MONTH, Basis.AVERAGE_12
