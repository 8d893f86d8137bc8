"""Figures that people enter, held against the improvement plan's own target by the rules of every other figure."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from markupsafe import Markup

from goldenthread.charts.cells import Number, Rating
from goldenthread.judgement.gap import Comparator
from goldenthread.judgement.rag import rate
from goldenthread.judgement.settings import Judgement
from goldenthread.judgement.trajectory import Outlook, trajectory
from goldenthread.plans.check.values import decimals_of, number_of
from goldenthread.reports.formats.cell_markup import cell_markup
from goldenthread.terms.judging import Rag
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_month
from goldenthread.terms.words import Better, Unit
from goldenthread.workspace import Workspace
from goldenthread_web.improvement.figures.pace import is_old, pace_words
from goldenthread_web.improvement.figures.series import Series, counted_of
from goldenthread_web.improvement.models import Measure

NO_TARGET = "No target has been set."
NO_NUMBER = "The improvement plan's target is no number, so nothing can be held against it."
NO_UNIT = "Nobody has said what it is counted in, so it can't be held against its target."
OTHER_UNIT = "The improvement plan's target is not written in the unit of the figures."
NO_WAY = "Nobody has said which way is better, so it can't be held against its target."
_OF_THE_MONTH = (Outlook.MET, Outlook.NOT_KEPT)


@dataclass(frozen=True)
class Held:
    """The newest figure that somebody accepted, and how it stands to the target; rule: why, or why that can't be told.

    pace: when the target is reached at this pace, or why that can't be told; "" where nothing can be held against it.
    last: the month of the figure; is_old: it is longer ago than the council judges. wanted: the number that it is held
    against; None where there is none. says_again: the pace tells of the very figure of that month, and no more.
    """

    cell: Number
    when: str
    rag: Rag
    rule: str
    last: Month
    is_old: bool = False
    pace: str = ""
    wanted: float | None = None
    says_again: bool = False

    @property
    def value(self) -> Markup:
        return cell_markup(self.cell)

    @property
    def rating(self) -> Markup:
        return cell_markup(Rating(self.rag, self.rule))


def judgement() -> Judgement:
    """The council's choices of judgement: the same as for figures of the catalogue."""
    return Workspace.open(settings.ENVIRONMENT.workspace).judgement


def held(measure: Measure, series: Series, by: Judgement) -> Held | None:
    """How the newest month of a series stands to the target of its measure; None without a month."""
    if not series.months:
        return None
    month, value = series.months[-1]
    cell, when, today = Number(value, series.unit), show_month(month), timezone.localdate()
    old = is_old(month, today, by.months_back)
    wanted = number_of(measure.target)
    why_not = _why_not(measure, series)
    if why_not or wanted is None:
        return Held(cell, when, Rag.NOT_RATED, why_not, month, old)
    decimals = decimals_of(measure.target)
    found = rate(value, wanted, series.unit, series.better, Comparator.TARGET, None, by.amber, decimals)
    reached = "Target reached" if found.rag is Rag.GREEN else "Target not reached"
    pace = trajectory(series.months, wanted, series.unit, series.better, near=by.near)
    words = pace_words(pace, month, today, by.months_back)
    again = pace.outlook in _OF_THE_MONTH and not old
    return Held(cell, when, found.rag, f"{reached}. {found.rule}", month, old, words, wanted, again)


def _why_not(measure: Measure, series: Series) -> str:
    """Why figures can't be held against a target; "" where they can."""
    if not measure.target:
        return NO_TARGET
    if number_of(measure.target) is None:
        return NO_NUMBER
    if not counted_of(measure) and not measure.unit and "%" not in f"{measure.target}{measure.baseline}":
        return NO_UNIT
    if ("%" in measure.target) != (series.unit is Unit.PERCENT):
        return OTHER_UNIT
    return NO_WAY if series.better is Better.NEITHER else ""
