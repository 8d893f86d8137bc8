"""The measures whose figures changed since a day: those of the catalogue, and those that people enter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from goldenthread.terms.months import Month
from goldenthread.terms.showing import show, show_month
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import READERS_OF_FIGURES
from goldenthread_web.improvement.figures.series import unit_of
from goldenthread_web.improvement.figures.standing import Standing, standing
from goldenthread_web.improvement.models import Entered, Measure
from goldenthread_web.improvement.queries.accepted import accepted_for
from goldenthread_web.improvement.status import MeasureKind
from goldenthread_web.performance.served import Served, served


@dataclass(frozen=True)
class ChangedFigure:
    """A measure of the catalogue whose figure is another now than it was then."""

    measure: Measure
    was: Standing
    now: Standing


@dataclass(frozen=True)
class NewFigure:
    """A figure that somebody entered and another accepted since; was: the one of the month before it that holds."""

    measure: Measure
    now: str
    was: str


@dataclass(frozen=True)
class ChangedFigures:
    """then, now: the month that pages showed by the day, and the one that they show; none where there are no figures.

    same: how many measures of the catalogue show what they showed. without: how many have no figure of one of the two.
    """

    then: Month | None = None
    now: Month | None = None
    changed: tuple[ChangedFigure, ...] = ()
    same: int = 0
    without: int = 0
    entered: tuple[NewFigure, ...] = ()

    @property
    def many(self) -> int:
        return len(self.changed) + len(self.entered)

    @property
    def is_newer(self) -> bool:
        """Whether there are figures of a later month than there were."""
        return self.then is not None and self.now is not None and self.then < self.now


def changed_figures(measures: Sequence[Measure], by: SignedIn, since: date) -> ChangedFigures:
    """Which figures of measures that somebody sees changed since a day: one question to the database.

    Both months are read as they are known today. The month of then is the one that would have been shown, with as many
    months still missing or not final as now.
    """
    entered = tuple(_entered(measures, since))
    found = served() if by.roles & READERS_OF_FIGURES else None
    if found is None:
        return ChangedFigures(entered=entered)
    then = _month_shown(found, since)
    tied = [one for one in measures if one.kind == MeasureKind.INDICATOR]
    if then < found.months[0] or then == found.month:
        return ChangedFigures(
            then, found.month, same=len(tied) if then == found.month else 0, entered=entered
        )
    pairs = [(one, standing(one, found, then), standing(one, found)) for one in tied]
    both = [
        ChangedFigure(one, was, now) for one, was, now in pairs if was and now and _has(was) and _has(now)
    ]
    changed = tuple(one for one in both if one.was.value != one.now.value or one.was.rag is not one.now.rag)
    return ChangedFigures(
        then, found.month, changed, len(both) - len(changed), len(tied) - len(both), entered
    )


def _has(shown: Standing) -> bool:
    return bool(shown.opens)


def _month_shown(found: Served, day: date) -> Month:
    """The month that pages would have shown on a day: as far behind what had ended as the one of now is."""
    behind = found.shelf.last.number - found.month.number
    return min(found.month, Month.of(day).plus(-1 - behind))


def _entered(measures: Sequence[Measure], since: date) -> Iterator[NewFigure]:
    accepted = accepted_for(measures)
    for measure in measures:
        known = accepted.get(measure.pk, [])
        new = [one for one in known if one.checked_on and timezone.localdate(one.checked_on) >= since]
        if new:
            before = [one for one in known if one.month < new[-1].month]
            yield NewFigure(measure, _words(measure, new[-1]), _words(measure, before[-1]) if before else "")


def _words(measure: Measure, one: Entered) -> str:
    return f"{show_month(Month.parse(one.month))}: {show(one.value, unit_of(measure))}"
