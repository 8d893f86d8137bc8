"""What a question about benchmarks is answered with."""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass
from functools import cached_property

from goldenthread.benchmarks.symbols import NEAR_ZERO, WORDS


@dataclass(frozen=True)
class Published:
    """One figure of one place, as published or worked out from what was. `low`, `high`: see `Neighbour.bound`."""

    place: str
    name: str
    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    symbol: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Neighbour:
    """A statistical neighbour, its rank (1 is the closest), and its figure where there is one."""

    rank: int
    place: str
    name: str
    published: Published | None
    why_missing: str = ""

    @property
    def value(self) -> float | None:
        return self.published.value if self.published else None

    @property
    def bound(self) -> tuple[float, float] | None:
        """Between which the figure lies: itself, or what the counts beside a hidden one allow."""
        if self.value is not None:
            return self.value, self.value
        there = self.published
        if there is None or there.low is None or there.high is None:
            return None
        return there.low, there.high


@dataclass(frozen=True)
class Comparison:
    """One indicator of one year, as one release has it: England, the region, us, and our neighbours.

    `period` says the year in words. `model`: the neighbour model by its year, "" where none is loaded.
    `printed`: the neighbours' figure where only that is known, and not whose it is made of.
    """

    indicator: str
    breakdown: str
    year: int
    release: str
    period: str
    unit: str
    model: str
    england: Published | None
    region: Published | None
    own: Published | None
    neighbours: tuple[Neighbour, ...]
    printed: float | None = None

    @cached_property
    def _values(self) -> list[float]:
        return [n.value for n in self.neighbours if n.value is not None]

    @property
    def sn_mean(self) -> float | None:
        """The plain mean of the neighbours' figures; those without one are left out."""
        return math.fsum(self._values) / len(self._values) if self._values else self.printed

    @property
    def sn_median(self) -> float | None:
        return statistics.median(self._values) if self._values else None

    @property
    def sn_n(self) -> int:
        """How many neighbours the mean rests on."""
        return len(self._values)

    @property
    def missing(self) -> tuple[Neighbour, ...]:
        """The neighbours without a figure."""
        return tuple(n for n in self.neighbours if n.value is None)

    @property
    def missing_in_words(self) -> str:
        """Who is missing and why: "Wiltshire (suppressed)"."""
        return "; ".join(f"{n.name} ({n.why_missing})" for n in self.missing)

    @property
    def counted_as_zero(self) -> tuple[str, ...]:
        """The neighbours whose figure was published as one that rounds to 0, and counts as 0."""
        return tuple(n.name for n in self.neighbours if n.published and n.published.symbol in NEAR_ZERO)

    @property
    def bound(self) -> tuple[float, float] | None:
        """Between which the mean of all neighbours lies, each hidden count being from 1 to 5.

        None where nothing is missing, or where what is missing cannot be bounded. The mean of the published
        figures may lie outside: small figures are hidden first.
        """
        bounds = [n.bound for n in self.neighbours]
        if not self.missing or any(bound is None for bound in bounds):
            return None
        known = [bound for bound in bounds if bound is not None]
        return _mean([low for low, _ in known]), _mean([high for _, high in known])

    def ranked(self) -> list[Published]:
        """We and our neighbours with a figure, the lowest first: what a ranking is drawn from."""
        there = [n.published for n in self.neighbours if n.published and n.published.value is not None]
        if self.own and self.own.value is not None:
            there.append(self.own)
        return sorted(there, key=lambda each: (each.value or 0.0, each.place))


def _mean(values: list[float]) -> float:
    return math.fsum(values) / len(values)


def reason(published: Published | None) -> str:
    """Why a figure is missing, in words."""
    if published is None:
        return "no figure in this release"
    return WORDS.get(published.symbol, "its population is not loaded")
