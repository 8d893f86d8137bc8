"""From counts to figures: time bases, rates, shares, and the standing of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from goldenthread.engine.availability import Availability, Verdict
from goldenthread.engine.axes import Area, Column
from goldenthread.engine.cube import Cube
from goldenthread.indicators.counting import Count, Mean, Rate
from goldenthread.indicators.figure import NOTHING_OVER, Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.indicators.population import Population
from goldenthread.terms.months import Month
from goldenthread.terms.words import Basis, Breakdown, Status, Unit

YEAR = 12


@dataclass(frozen=True)
class Figures:
    """Everything needed to turn the counts of one authority into figures."""

    cube: Cube
    authority: str
    population: Population
    availability: Availability
    snapshot: str
    annualise: int = 12

    def of(
        self, indicator: Indicator, months: Sequence[Month], breakdowns: Sequence[str]
    ) -> Iterator[Figure]:
        """The figures of an indicator: each breakdown, each month, the month's basis and the year's."""
        standing = cache(lambda month: self.availability.of(indicator, month))
        # Whether a stretch of months can be answered for is asked once, however many areas there are.
        verdict = cache(
            lambda month, span: _together([standing(month.plus(-back)) for back in range(span)], span)
        )
        for breakdown in breakdowns:
            for month in months:
                for basis in indicator.bases:
                    span = YEAR if basis.is_of_year else 1
                    yield self._figure(indicator, breakdown, month, basis, span, verdict(month, span))

    def _figure(
        self, indicator: Indicator, breakdown: str, month: Month, basis: Basis, span: int, verdict: Verdict
    ) -> Figure:
        numerator = denominator = value = None
        vintage, status, reason = "", verdict.status, verdict.reason
        if status is not Status.NOT_AVAILABLE:
            numerator = self._count(indicator, "numerator", breakdown, month, span)
            denominator, vintage, reason = self._denominator(indicator, breakdown, month, span, basis, reason)
            if denominator is None:
                status = Status.NOT_AVAILABLE
            elif denominator == 0:
                reason = f"{NOTHING_OVER}; {reason}" if reason else NOTHING_OVER
            else:
                value = numerator / denominator * self._scale(indicator, basis)
        return Figure(
            indicator.code, self.authority, breakdown, month.end, basis, numerator, denominator, value,
            indicator.unit, status, reason, self.snapshot, vintage,
        )  # fmt: skip

    def _denominator(
        self, indicator: Indicator, breakdown: str, month: Month, span: int, basis: Basis, reason: str
    ) -> tuple[float | None, str, str]:
        """What a count is put over. A stock's 12-month average is put over twelve times the population."""
        times = span if basis is Basis.AVERAGE_12 else 1
        if isinstance(indicator.measure, Count):
            return float(times), "", reason
        if isinstance(indicator.measure, Rate):
            estimate = self.population.of(self.authority, breakdown)
            if isinstance(estimate, str):
                return None, "", estimate
            return float(estimate.count * times), estimate.vintage, reason
        return self._count(indicator, "denominator", breakdown, month, span), "", reason

    def _count(self, indicator: Indicator, side: str, breakdown: str, month: Month, span: int) -> float:
        area, column = Area(self.authority, breakdown), Column(indicator.code, side, "")
        if breakdown in (f"{Breakdown.AGE.value}={band.label}" for band in indicator.bands):
            area, column = Area(self.authority, ""), Column(indicator.code, side, breakdown)
        return self.cube.count(area, month, column, span)

    def _scale(self, indicator: Indicator, basis: Basis) -> float:
        if isinstance(indicator.measure, Rate):
            return 10_000.0 * (self.annualise if basis is Basis.MONTH_ANNUALISED else 1)
        if isinstance(indicator.measure, Count | Mean):
            return 1.0
        return 100.0 if indicator.unit is Unit.PERCENT else 1.0


def _together(verdicts: Sequence[Verdict], span: int) -> Verdict:
    """The standing of a stretch of months: as the weakest of them; the first is the latest month."""
    missing = [v for v in verdicts if v.status is Status.NOT_AVAILABLE]
    if missing:
        more = f" (and {len(missing) - 1} more of the {span} months)" if len(missing) > 1 else ""
        return Verdict(Status.NOT_AVAILABLE, (missing[0].reason + more,))
    reasons = tuple(sorted({reason for verdict in verdicts for reason in verdict.reasons}))
    for status in (Status.PROVISIONAL, Status.REBUILT):
        if any(v.status is status for v in verdicts):
            return Verdict(status, reasons)
    return Verdict(Status.FINAL, reasons)
