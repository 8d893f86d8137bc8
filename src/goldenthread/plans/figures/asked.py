"""What is asked of whoever gives a figure: of which measure, counted in what, as one number or as two."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goldenthread.terms.months import Month
from goldenthread.terms.words import Better, Unit


class Counted(StrEnum):
    """What a figure that people enter is counted in."""

    PERCENT = "per cent"
    COUNT = "count"
    RATE = "rate per 10,000"
    DAYS = "days"
    AVERAGE = "average"

    @property
    def unit(self) -> Unit:
        """The same as the figures of the catalogue have it."""
        return _UNITS[self]


_UNITS = {
    Counted.PERCENT: Unit.PERCENT,
    Counted.COUNT: Unit.COUNT,
    Counted.RATE: Unit.PER_10000,
    Counted.DAYS: Unit.MEAN,
    Counted.AVERAGE: Unit.MEAN,
}
TIMES = {Unit.PERCENT: 100.0, Unit.PER_10000: 10_000.0}
"""By how much one number over another is multiplied to be the figure."""


@dataclass(frozen=True)
class Given:
    """A figure as somebody gives it. numerator, denominator: of a share or a rate."""

    month: Month
    value: float | None
    source: str
    note: str = ""
    numerator: float | None = None
    denominator: float | None = None


@dataclass(frozen=True)
class Asked:
    """A measure of which figures can be given.

    reference: its name that never changes. unit: as figures are shown. counted: None where nobody has said it.
    two_numbers: whether the figure is given as the two numbers that it is made of; None: as either.
    """

    reference: str
    name: str
    unit: Unit
    counted: Counted | None = None
    two_numbers: bool | None = None
    better: Better = Better.NEITHER
    source: str = ""

    @property
    def in_words(self) -> str:
        """What a figure is counted in, and which way is better."""
        counted = self.counted.value if self.counted else _SHOWN[self.unit]
        return f"{counted}{_WAYS[self.better]}"

    @property
    def as_words(self) -> str:
        """What to fill in of a row."""
        if self.two_numbers is None:
            return "The figure, or how many and of how many"
        return "How many and of how many" if self.two_numbers else "The figure"


_SHOWN = {
    Unit.PERCENT: "per cent",
    Unit.COUNT: "count",
    Unit.PER_10000: "rate per 10,000",
    Unit.MEAN: "average",
}
_WAYS = {Better.HIGHER: ", higher is better", Better.LOWER: ", lower is better", Better.NEITHER: ""}
