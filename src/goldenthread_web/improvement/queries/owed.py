"""The figures that people enter, series by series: which months are due and from whom, what is late, what waits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from goldenthread.terms.months import Month, months_between
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.entering import TAKES_FIGURES, gives, may_enter
from goldenthread_web.improvement.models import (
    Action,
    Entered,
    FigureFile,
    ImprovementPlan,
    Measure,
    Part,
    SeriesEnd,
)
from goldenthread_web.improvement.permissions import check_may_see_part, is_partner_only, sees_work
from goldenthread_web.improvement.queries.plans import parts_for, plans_for
from goldenthread_web.improvement.status import CHECKERS, Checked, Every
from goldenthread_web.performance.permissions import OutOfReach

LONGEST = 60
"""How many months back a figure is asked for."""

_LAST_OF_YEAR = 3  # the month in which the financial year ends


@dataclass(frozen=True)
class Owed:
    """A month of which a figure is due, and by when. returned: the one that was given, if it was returned."""

    month: Month
    by: date
    is_late: bool
    returned: Entered | None = None


@dataclass(frozen=True)
class Line:
    """A series: its figures, the last one that counts, the months that are due, and what waits to be checked.

    is_yours: whether its figures are due from this person. may_enter: whether this person enters them. end: where it
    has ended.
    """

    measure: Measure
    entered: tuple[Entered, ...]
    last: Entered | None
    owed: tuple[Owed, ...]
    waiting: tuple[Entered, ...]
    is_yours: bool
    may_enter: bool
    end: SeriesEnd | None = None

    @property
    def late(self) -> int:
        """How many months are overdue."""
        return sum(one.is_late for one in self.owed)


@dataclass(frozen=True)
class Lines:
    """All series that somebody sees: measures of the plan, and series that stand by themselves."""

    of_plan: tuple[Line, ...]
    by_themselves: tuple[Line, ...]
    to_check: tuple[Entered, ...]
    given: tuple[Entered, ...]

    @property
    def all(self) -> tuple[Line, ...]:
        return (*self.of_plan, *self.by_themselves)

    @property
    def yours(self) -> tuple[Line, ...]:
        """Those of which this person owes something."""
        return tuple(line for line in self.all if line.is_yours and line.owed)

    @property
    def may_enter(self) -> bool:
        return any(line.may_enter for line in self.all)


def lines_for(by: SignedIn, plan: ImprovementPlan | None, today: date | None = None) -> Lines:
    """The series that somebody sees. Five questions to the database, however many series there are."""
    if not sees_work(by):
        return Lines((), (), (), ())
    measures = list(series_for(by, plan))
    entered = _entered(measures)
    led = set(
        Action.measures.through.objects.filter(action__leads__person=by.account).values_list(
            "measure_id", flat=True
        )
    )
    found = [
        _line(one, entered[one.pk], by, today or timezone.localdate(), leads=one.pk in led)
        for one in measures
    ]
    given = [one for several in entered.values() for one in several]
    return Lines(
        tuple(line for line in found if not line.measure.by_itself),
        tuple(line for line in found if line.measure.by_itself),
        tuple(sorted(_to_check(given, by), key=lambda one: (one.at, one.pk))),
        tuple(
            sorted(
                (one for one in given if one.by_id == by.account.pk),
                key=lambda one: (one.at, one.pk),
                reverse=True,
            )
        ),
    )


def series_for(by: SignedIn, plan: ImprovementPlan | None) -> QuerySet[Measure]:
    """What people enter figures of and somebody sees: the measures of a plan, and all series by themselves."""
    of_plan = Q(by_itself=False, withdrawn_on=None, part__in=parts_for(by, plan)) if plan else Q(pk=None)
    parts = Part.objects.filter(plan__in=plans_for(by))
    if is_partner_only(by):
        parts = parts.filter(for_partners=True)
    found = Measure.everything.filter(of_plan | Q(by_itself=True, part__in=parts), series=None)
    return (
        found.filter(kind__in=[kind.value for kind in TAKES_FIGURES])
        .select_related("part__plan", "priority", "series")
        .prefetch_related("ends")
        .order_by("by_itself", "part__order", "order", "pk")
    )


def file_for(by: SignedIn, reference: str) -> tuple[FigureFile, list[Entered]]:
    """A spreadsheet and its figures, where somebody sees all the parts that they are of."""
    file = FigureFile.objects.filter(reference=reference).select_related("by").first()
    if file is None or not sees_work(by):
        raise OutOfReach(reference)
    figures = list(
        file.figures.select_related("measure__part__plan", "by", "checked_by").order_by("row", "pk")
    )
    for part in {one.measure.part_id: one.measure.part for one in figures}.values():
        check_may_see_part(by, part)
    return file, figures


def _entered(measures: Iterable[Measure]) -> dict[int, list[Entered]]:
    """All figures by measure, the oldest month first."""
    known = {measure.pk: measure for measure in measures}
    found: dict[int, list[Entered]] = defaultdict(list)
    for one in Entered.objects.filter(measure__in=list(known)).select_related("by", "file"):
        one.measure = known[one.measure_id]
        found[one.measure_id].append(one)
    return found


def _to_check(given: Iterable[Entered], by: SignedIn) -> Iterator[Entered]:
    if by.roles & CHECKERS:
        yield from (one for one in given if one.waits and one.by_id != by.account.pk)


def _line(measure: Measure, entered: Sequence[Entered], by: SignedIn, today: date, *, leads: bool) -> Line:
    counting = [one for one in entered if one.holds]
    return Line(
        measure,
        tuple(entered),
        counting[-1] if counting else None,
        tuple(owed(measure, entered, today)),
        tuple(one for one in entered if one.waits),
        gives(by, measure, leads=leads),
        may_enter(by, measure, leads=leads),
        measure.end,
    )


def owed(measure: Measure, entered: Sequence[Entered], today: date) -> Iterator[Owed]:
    """The months that are over and have no figure, or one that was returned; the oldest first."""
    standing = {one.month: one for one in entered if not one.replaced}
    for month in due_months(measure, entered, today):
        one = standing.get(str(month))
        if one is not None and one.state != Checked.RETURNED:
            continue
        by = month.end + timedelta(days=measure.within_days)
        yield Owed(month, by, by < today, one)


def due_months(measure: Measure, entered: Sequence[Entered], today: date) -> Iterator[Month]:
    """The months that are over of which a figure is wanted: by how often it is, from when on, and until it ended."""
    last = Month.of(today).plus(-1)
    first = max(_first(measure, entered), last.plus(-LONGEST))
    return (month for month in months_between(first, last) if is_wanted_of(measure, month))


def _first(measure: Measure, entered: Sequence[Entered]) -> Month:
    """As it was said; else the first month that has a figure; else that from which the plan counts."""
    if measure.owed_from:
        return Month.parse(measure.owed_from)
    if entered:
        return Month.parse(min(one.month for one in entered))
    return Month.of(timezone.localdate(measure.part.plan.counts_from))


def newest_of(entered: Iterable[Entered]) -> dict[tuple[int, str], Entered]:
    """By measure and month the figure that was given last: a correction that waits, else the one that stands."""
    found: dict[tuple[int, str], Entered] = {}
    for one in sorted(entered, key=lambda one: one.pk):
        if not one.replaced or one.waits:
            key = one.measure_id, one.month
            found[key] = one if one.corrects_id is not None else found.get(key, one)
    return found


def is_wanted_of(measure: Measure, month: Month) -> bool:
    """Whether a figure of a month is wanted of a series: it is of those that are given, and has not ended before."""
    return is_wanted(month, measure.every) and not measure.is_over_in(str(month))


def is_wanted(month: Month, every: int) -> bool:
    """Whether a figure that is given so often is of this month: each, or the last of a quarter or financial year."""
    return (month.month - _LAST_OF_YEAR) % (every or Every.MONTH.value) == 0
