"""The final months of a measure, with what is needed to judge them: which way is better, the unit, the method."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread import catalogue
from goldenthread.judgement.new_start import rebases
from goldenthread.judgement.since import Change, Since, since
from goldenthread.judgement.spc.method import DEFAULT, Method, Rebase
from goldenthread.plans.check.values import number_of
from goldenthread.plans.figures.asked import Counted
from goldenthread.terms.months import Month
from goldenthread.terms.words import Better, Unit
from goldenthread_web.improvement.models import Entered, Measure
from goldenthread_web.improvement.status import MeasureKind
from goldenthread_web.performance.served import WHOLE_COUNCIL, Served


@dataclass(frozen=True)
class Series:
    """months: the final ones that have a figure, the oldest first. new_starts: where the chart begins anew."""

    months: tuple[tuple[Month, float], ...]
    better: Better
    unit: Unit
    decimals: int | None = None
    method: Method = DEFAULT
    new_starts: tuple[Rebase, ...] = ()

    def since(self, finished: date, others: Sequence[Change] = ()) -> Since:
        """What the measure did since a day."""
        days = [(month.end, value) for month, value in self.months]
        return since(
            days, finished, self.better, self.unit,
            method=self.method, new_starts=self.new_starts, others=others, decimals=self.decimals,
        )  # fmt: skip


def series_of(measure: Measure, entered: Sequence[Entered], found: Served | None) -> Series:
    """The months of a measure. entered: the figures that people gave for it and somebody else accepted."""
    if measure.kind == MeasureKind.INDICATOR:
        return of_indicator(measure.indicator, found) if found else _none(measure)
    months = tuple(sorted((Month.parse(one.month), one.value) for one in entered))
    return Series(months, better_of(measure), unit_of(measure))


def of_indicator(code: str, found: Served) -> Series:
    """The months of an indicator of the catalogue, of the whole council."""
    indicator, workspace = catalogue.load()[code], found.workspace
    figures = found.final_months(code)
    months = tuple((Month.of(figure.period_end), figure.value or 0.0) for figure in figures)
    starts = [start for start in workspace.new_starts if start.concerns(code, WHOLE_COUNCIL)]
    anew = tuple(rebases(starts, [month.end for month, _ in months])) if months else ()
    return Series(
        months, indicator.better, indicator.unit, indicator.decimals, workspace.judgement.method, anew
    )


def _none(measure: Measure) -> Series:
    return Series((), better_of(measure), unit_of(measure))


def better_of(measure: Measure) -> Better:
    """Which way a figure that people enter should go: as it was said, else from the plan's baseline to its target."""
    if said := measure.better or (measure.series.better if measure.series else ""):
        return Better(said)
    was, wanted = number_of(measure.baseline), number_of(measure.target)
    if was is None or wanted is None or was == wanted:
        return Better.NEITHER
    return Better.HIGHER if wanted > was else Better.LOWER


def counted_of(measure: Measure) -> Counted | None:
    """What its figures are counted in, where somebody has said it: of the series that feeds it, if one does."""
    said = (measure.series or measure).counted
    return Counted(said) if said else None


def unit_of(measure: Measure) -> Unit:
    """The unit of a figure that people enter, as it is shown: as it was said, else by the words given for it."""
    if counted := counted_of(measure):
        return counted.unit
    said = (measure.unit or f"{measure.target} {measure.baseline}").lower()
    if "%" in said or "per cent" in said or "percent" in said:
        return Unit.PERCENT
    if "10,000" in said or "10000" in said:
        return Unit.PER_10000
    return Unit.MEAN if any(word in said for word in ("average", "mean", "days", "ratio")) else Unit.COUNT
