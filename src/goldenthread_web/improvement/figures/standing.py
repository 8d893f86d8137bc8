"""How a measure of the plan stands this month: the figure, its rating against the target, and at which pace it goes."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from markupsafe import Markup

from goldenthread import catalogue
from goldenthread.charts.cells import Cell, Number, Rating, Words
from goldenthread.judgement.gap import Comparator
from goldenthread.judgement.trajectory import Trajectory, trajectory
from goldenthread.plans.check.values import number_of
from goldenthread.reports.formats.cell_markup import cell_markup, in_words
from goldenthread.reports.material import Material
from goldenthread.scorecard.card import Against, Row
from goldenthread.scorecard.judging import rated
from goldenthread.terms.judging import Rag
from goldenthread.terms.months import Month
from goldenthread.terms.showing import as_written, show, show_day, show_month
from goldenthread.terms.words import Better, Unit
from goldenthread_web.improvement.figures.pace import is_old, pace_words
from goldenthread_web.improvement.figures.series import of_indicator
from goldenthread_web.improvement.models import Measure
from goldenthread_web.performance.chosen import Chosen
from goldenthread_web.performance.dashboard import indicator_address, ledger_address
from goldenthread_web.performance.served import Served

COUNCILS, PLANS = "The target of the scorecard", "The target of the improvement plan"


@dataclass(frozen=True)
class Standing:
    """The figure of an indicator as the plan looks at it.

    value, when: the year's figure and its time. target: in words, and whose. differs: where the scorecard's target is
    another number than the plan's. rated_by: by which target it is rated, where the plan has not the same. pace:
    when the target is reached at this pace, or why that can't be told. last: the month to which the figure goes;
    is_old: it is longer ago than the council judges. opens: where the figure opens to what is counted. wanted: the
    number that it is rated by; None where there is none.
    """

    label: str
    value: Markup
    when: str
    address: str
    opens: str
    last: Month
    rag: Rag = Rag.NOT_RATED
    rating: Markup = Markup()  # noqa: RUF009 - it is never changed
    rule: str = ""
    target: str = ""
    whose: str = ""
    differs: str = ""
    rated_by: str = ""
    pace: str = ""
    cell: Cell = Words("")  # noqa: RUF009 - it is never changed
    is_old: bool = False
    wanted: float | None = None

    @property
    def text(self) -> str:
        """The figure as a text."""
        return self.cell.text


def standing(measure: Measure, found: Served, month: Month | None = None) -> Standing | None:
    """How the indicator of a measure stands in a month, the one that pages show for one; None without a figure."""
    shown = month or found.month
    material = found.material(shown)
    row = material.card.row(measure.indicator)
    if row is None:
        return None
    choice = Chosen(shown)
    year = row.shown_year
    last, today = Month.of(year.period_end), timezone.localdate()
    back = material.card.judgement.months_back
    rag, rule, target, whose = _rated(measure, row, material)
    return Standing(
        row.indicator.label,
        _in_a_sentence(material.cell(row.indicator, year)),
        f"Year to {show_month(last)}",
        indicator_address(row, choice),
        ledger_address(row, last, choice, year=True) if year.value is not None else "",
        last,
        rag,
        cell_markup(Rating(rag, rule)),
        rule,
        target,
        whose,
        _differs(measure, row),
        _rated_by(measure, row),
        pace_words(_pace(measure, row, found, material, shown), last, today, back),
        material.cell(row.indicator, year),
        is_old(last, today, back),
        row.target.value if row.target is not None else plans_number(measure),
    )


def _in_a_sentence(cell: Cell) -> Markup:
    """A figure where no key of marks is near: what its mark means stands beside it."""
    if isinstance(cell, Number) and cell.mark:
        told = Markup('<span class="value {}">{}</span> <span class="quiet">({})</span>')
        return told.format(" ".join(cell.mark), cell.text, in_words(cell.mark))
    return cell_markup(cell)


def plans_number(measure: Measure) -> float | None:
    """The plan's target as a number of the indicator's unit; None where it is none, or of another unit."""
    wanted = number_of(measure.target)
    indicator = catalogue.load().get(measure.indicator)
    if wanted is None or indicator is None:
        return None
    return wanted if ("%" in measure.target) == (indicator.unit is Unit.PERCENT) else None


def _rated(measure: Measure, row: Row, material: Material) -> tuple[Rag, str, str, str]:
    """The colour against the scorecard's target where there is one, else against the plan's own."""
    if row.target is not None:
        return row.target.rag, row.target.rule, row.target.year, COUNCILS
    wanted = plans_number(measure)
    if wanted is None:
        why = "The plan's target is no number of this unit." if measure.target else "No target has been set."
        return Rag.NOT_RATED, why, "", ""
    indicator = row.indicator
    if indicator.better is Better.NEITHER:
        why = "Neither way is better by itself: say in the targets which way this one is to go."
        return Rag.NOT_RATED, why, measure.target, PLANS
    rag, rule = rated(
        indicator, row.judged, wanted, indicator.better, Comparator.TARGET, material.card.judgement
    )
    return rag, rule, measure.target, PLANS


def _differs(measure: Measure, row: Row) -> str:
    wanted = plans_number(measure)
    if (
        row.target is None
        or wanted is None
        or wanted == row.target.value
        or not _is_same_day(measure, row.target)
    ):
        return ""
    unit = row.indicator.unit
    theirs = show(row.target.value, unit, as_written(row.target.value, unit, row.indicator.decimals))
    return (
        f"The improvement plan says {measure.target}, the scorecard {theirs}. "
        "One of them is out of date: settle which, so that there is one target."
    )


def _rated_by(measure: Measure, row: Row) -> str:
    """By which target it is rated, where the plan has none, or another number, another day or no number."""
    if row.target is None:
        return ""
    if plans_number(measure) == row.target.value and _is_same_day(measure, row.target):
        return ""
    return f"Rated by the scorecard's target: {row.target.year}."


def _is_same_day(measure: Measure, target: Against) -> bool:
    """Whether both targets are for one day, or the plan names none: less by a later day contradicts nothing."""
    return measure.target_date is None or show_day(measure.target_date) in target.year


def _pace(measure: Measure, row: Row, found: Served, material: Material, last: Month) -> Trajectory | None:
    """When the target is reached: the scorecard's where it has one, else the plan's own."""
    pace: Trajectory | None = row.pace
    wanted = plans_number(measure)
    if pace is None and row.target is None and wanted is not None and not row.is_too_old:
        shown = [one for one in of_indicator(measure.indicator, found).months if one[0] <= last]
        pace = trajectory(
            shown, wanted, row.indicator.unit, row.indicator.better,
            decimals=row.indicator.decimals, near=material.card.judgement.near, telling=row.telling,
        )  # fmt: skip
    return pace
