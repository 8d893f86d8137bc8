"""All actions of a plan along the months, by priority."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.lanes import Lane, Line, lane, line_of
from goldenthread_web.improvement.models import Action, ImprovementPlan
from goldenthread_web.improvement.permissions import sees_work
from goldenthread_web.improvement.queries.groups import grouped
from goldenthread_web.improvement.queries.plans import parts_for, steps_for
from goldenthread_web.improvement.queries.rating import Rating, ratings


@dataclass(frozen=True)
class Row:
    """An action on the line; rating: for those who see how the work goes."""

    action: Action
    rating: Rating | None
    lane: Lane


@dataclass(frozen=True)
class Band:
    """The actions of a priority."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Timeline:
    """The line, where today lies on it, and the actions along it. undated: how many have no place on it."""

    line: Line
    today: date
    bands: tuple[Band, ...]
    actions: int
    undated: int
    moved: int

    @property
    def at_today(self) -> str:
        return self.line.at(self.today)


def timeline(plan: ImprovementPlan, by: SignedIn, today: date | None = None) -> Timeline:
    """The plan as somebody sees it: five questions to the database."""
    today, works = today or timezone.localdate(), sees_work(by)
    found = Action.objects.filter(part__in=parts_for(by, plan), withdrawn_on=None).select_related(
        "part__plan", "priority"
    )
    actions = list(found.prefetch_related("leads", steps_for(by)).order_by("part__order", "order", "pk"))
    rated = ratings(actions, today) if works else {}
    line = line_of([plan.starts, plan.ends, *_days(actions, told=works)], today)
    bands = [
        Band(
            group.heading,
            tuple(Row(one.action, one.rating, lane(line, one.action, one.rating)) for one in group.lines),
        )
        for group in grouped(actions, rated, "priority")
    ]
    moved = [one for one in actions if one.original_due and one.due != one.original_due] if works else []
    undated = [one for one in actions if (one.due if works else one.original_due) is None]
    return Timeline(line, today, tuple(bands), len(actions), len(undated), len(moved))


def _days(actions: Sequence[Action], *, told: bool) -> list[date | None]:
    """All days that are drawn: for those who see the plan as approved the first ones alone."""
    days = [action.original_due for action in actions]
    days += [step.due for action in actions for step in action.steps.all()]
    return (
        [*days, *(day for action in actions for day in (action.due, action.delivered_on))] if told else days
    )
