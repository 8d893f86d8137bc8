"""The measures of a plan as a report tells them, and what each did since an action was delivered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import inf

from goldenthread.charts.cells import Number
from goldenthread.judgement.settings import Judgement
from goldenthread.plans.check.values import number_of
from goldenthread.plans.dates import by_when
from goldenthread.reports.improvement import told
from goldenthread.terms.judging import Rag
from goldenthread.terms.showing import show_month_of
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.figures.held import Held, held, judgement
from goldenthread_web.improvement.figures.series import series_of
from goldenthread_web.improvement.figures.standing import Standing, standing
from goldenthread_web.improvement.models import Action, Entered, Measure
from goldenthread_web.improvement.queries.accepted import accepted_for
from goldenthread_web.improvement.queries.measures import sees_figures
from goldenthread_web.improvement.reporting.actions import Figures
from goldenthread_web.improvement.status import MeasureKind
from goldenthread_web.performance.served import Served, served

NOTHING_LOADED = "No records of children are loaded, so no figure of the catalogue can be told."
_NO_FIGURE, _NOBODY_ENTERED = "No figure of it yet", "Nobody has entered a figure that somebody else accepted"
_NOT_FED = "Nothing feeds it: nobody has said where its figure comes from"


def told_measures(measures: Sequence[Measure], by: SignedIn) -> tuple[tuple[told.Measure, ...], str]:
    """Measures that somebody sees, each with its latest figure; and what to know where there are no figures."""
    found = served()
    entered, choices = accepted_for(measures), judgement()
    shown = tuple(_told(one, by, found, entered.get(one.pk, []), choices) for one in measures)
    is_missing = found is None and any(one.kind == MeasureKind.INDICATOR for one in measures)
    return shown, NOTHING_LOADED if is_missing else ""


def as_written(measures: Iterable[Measure]) -> tuple[told.Measure, ...]:
    """Measures in the plan's own words."""
    return tuple(map(_as_written, measures))


def _as_written(one: Measure, **more: object) -> told.Measure:
    return told.Measure(
        one.name,
        one.part.name,
        _dated(one.baseline, one.baseline_date),
        _dated(one.target, one.target_date, "by "),
        **more,  # type: ignore[arg-type]
    )


def _dated(words: str, day: date | None, by: str = "") -> str:
    """A baseline or a target with the month of its day, whatever its words are; unless they name that month."""
    # A slip of the hand may be a day in the year 1, which is in no month of figures.
    named = {(meant.year, meant.month) for meant in by_when(words).days}
    if not words or day is None or (day.year, day.month) in named:
        return words
    month = f"{by}{show_month_of(day)}"
    return f"{words} {month}" if by and number_of(words) is not None else f"{words} ({month})"


def _told(
    one: Measure, by: SignedIn, found: Served | None, entered: Sequence[Entered], choices: Judgement
) -> told.Measure:
    if not sees_figures(by, one):
        return _as_written(one, is_kept=True)
    if one.kind == MeasureKind.INDICATOR:
        return _of_catalogue(one, found)
    stands = held(one, series_of(one, entered, found), choices)
    if stands is None:
        is_asked = one.kind == MeasureKind.ASKED
        return _as_written(one, missing=_NOT_FED if is_asked else _NOBODY_ENTERED)
    return _as_it_stands(one, stands)


def _of_catalogue(one: Measure, found: Served | None) -> told.Measure:
    stands = standing(one, found) if found else None
    if stands is None or not stands.opens:
        return _as_written(one, missing=_NO_FIGURE)
    return _as_it_stands(one, stands, stands.rated_by)


def _as_it_stands(one: Measure, stands: Standing | Held, rated_by: str = "") -> told.Measure:
    """A measure with its figure, whether records or people give it. rated_by: by which target, where there are two."""
    return _as_written(
        one,
        latest=stands.cell,
        when=stands.when,
        last=stands.last,
        is_old=stands.is_old,
        rag=stands.rag,
        rule=stands.rule,
        pace=stands.pace,
        rated_by=rated_by,
        missed=missed(stands),
    )


def missed(stands: Standing | Held) -> float | None:
    """By what share of its target a rated figure misses it; below 0: it is better by so much."""
    if stands.rag is Rag.NOT_RATED or stands.wanted is None or not isinstance(stands.cell, Number):
        return None
    apart = abs(stands.cell.value - stands.wanted)
    share = apart / abs(stands.wanted) if stands.wanted else inf if apart else 0.0
    return -share if stands.rag is Rag.GREEN else share


def worked(actions: Sequence[Action], figures: Figures) -> Iterator[told.Worked]:
    """What each measure did since an action was delivered, of those whose figures this reader sees."""
    for action in actions:
        for one in figures[action.pk]:
            if one.since is not None and action.delivered_on is not None:
                words = " ".join((one.since.words, *one.since.notes))
                yield told.Worked(
                    one.measure.name, action.called, action.delivered_on, one.since.label, words
                )
