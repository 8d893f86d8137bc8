"""Our focus for the next six months: what is to be done in each of them, in the plan's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from goldenthread.terms.months import Month, add_months
from goldenthread.terms.showing import show_month
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import Action, ImprovementPlan, Step
from goldenthread_web.improvement.permissions import sees_work
from goldenthread_web.improvement.queries.plans import parts_for, steps_for
from goldenthread_web.improvement.queries.rating import Rating, ratings

MONTHS = 6


@dataclass(frozen=True)
class Next:
    """An action that is due in the time, or of which steps are. day: when; rating: for those who see the work."""

    action: Action
    day: date | None
    steps: tuple[Step, ...]
    rating: Rating | None = None


@dataclass(frozen=True)
class MonthAhead:
    """A month, what is due in it, and of which other actions steps are."""

    month: Month
    due: tuple[Next, ...]
    steps: tuple[Next, ...]

    @property
    def heading(self) -> str:
        return show_month(self.month)


@dataclass(frozen=True)
class Ahead:
    """The months that have something. overdue: open actions whose day has passed; undated: those that have none."""

    today: date
    until: date
    months: tuple[MonthAhead, ...]
    actions: int
    overdue: int
    undated: int


def ahead(plan: ImprovementPlan, by: SignedIn, today: date | None = None) -> Ahead:
    """The next six months as somebody sees them: by the dates as approved for those who see only that."""
    today = today or timezone.localdate()
    until, works = add_months(today, MONTHS), sees_work(by)
    found = Action.objects.filter(part__in=parts_for(by, plan), withdrawn_on=None).select_related(
        "part__plan", "priority"
    )
    open_ones = found.filter(delivered_on=None) if works else found
    actions = list(open_ones.prefetch_related("leads", steps_for(by)).order_by("part__order", "order", "pk"))
    days = {action.pk: action.due if works else action.original_due for action in actions}
    due = [action for action in actions if (day := days[action.pk]) and today <= day <= until]
    stepped = [(action, step) for action in actions for step in _steps(action, today, until)]
    named = {action.pk: action for action in (*due, *(action for action, _ in stepped))}
    rated = ratings(named.values(), today) if works else {}
    return Ahead(
        today,
        until,
        tuple(_months([(action, days[action.pk]) for action in due], stepped, rated)),
        len(due),
        sum((day := days[action.pk]) is not None and day < today for action in actions) if works else 0,
        sum(day is None for day in days.values()),
    )


def _steps(action: Action, today: date, until: date) -> Iterator[Step]:
    """The steps of the time that are to be done yet, by date."""
    found = [step for step in action.steps.all() if step.due and today <= step.due <= until]
    yield from sorted((step for step in found if not step.done_on), key=_day)


def _day(step: Step) -> date:
    return step.due or date.max


def _months(
    due: Sequence[tuple[Action, date | None]],
    stepped: Sequence[tuple[Action, Step]],
    rated: dict[int, Rating],
) -> Iterator[MonthAhead]:
    by_month: dict[Month, list[Next]] = defaultdict(list)
    steps: dict[Month, dict[int, list[Step]]] = defaultdict(lambda: defaultdict(list))
    actions = {action.pk: action for action, _ in stepped}
    for action, day in sorted(due, key=lambda one: one[1] or date.max):
        if day is not None:
            by_month[Month.of(day)].append(Next(action, day, (), rated.get(action.pk)))
    for action, step in stepped:
        steps[Month.of(_day(step))][action.pk].append(step)
    for month in sorted({*by_month, *steps}):
        milestones = (Next(actions[pk], None, tuple(own), rated.get(pk)) for pk, own in steps[month].items())
        yield MonthAhead(month, tuple(by_month[month]), tuple(milestones))
