"""What somebody has to do in the improvement plan: own actions by what is due next, and evidence to check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action, ActionLead, Evidence, ImprovementPlan, Update
from goldenthread_web.improvement.queries.plans import actions_for, parts_for
from goldenthread_web.improvement.queries.rating import Rating, ratings
from goldenthread_web.improvement.status import CHECKERS, EDITORS, Checked

SOON = 30
"""In how many days something is due soon."""


@dataclass(frozen=True)
class Due:
    """An action with how it is rated, and how many days are left (less than none: it is late; None: no date)."""

    action: Action
    rating: Rating
    days: int | None

    @property
    def words(self) -> str:
        """When it is due, from today."""
        return "No date" if self.days is None else _left(self.days)


@dataclass(frozen=True)
class Group:
    """Actions under a heading, the one that is due first standing first."""

    name: str
    heading: str
    due: tuple[Due, ...]


def _days(count: int) -> str:
    return f"{count:,} day{'' if count == 1 else 's'}"


def _left(days: int) -> str:
    if days < 0:
        return f"{_days(-days)} late"
    return "Due today" if days == 0 else f"Due in {_days(days)}"


def late_words(action: Action, today: date) -> str:
    """How late an action with a date is, or when it is due."""
    return _left((action.due - today).days) if action.due else ""


def open_actions(plan: ImprovementPlan, by: SignedIn, *, own: bool) -> QuerySet[Action]:
    """The actions that somebody sees and that are not closed: all of them, or those that name this person as lead."""
    found = actions_for(by, plan).filter(closed_on=None).prefetch_related(None)
    return found.filter(leads__person=by.account).distinct() if own else found


def grouped(actions: Sequence[Action], today: date | None = None) -> tuple[Group, ...]:
    """Actions by what is due next: late first, and what is delivered last. Groups with nothing in them are left out."""
    today = today or timezone.localdate()
    rated = ratings(actions, today)
    shown = [
        Due(action, rated[action.pk], (action.due - today).days if action.due else None) for action in actions
    ]
    shown.sort(key=lambda one: (one.days is None, one.days or 0, one.action.pk))
    open_ones = [one for one in shown if one.action.delivered_on is None]
    dated = [one for one in open_ones if one.days is not None]
    groups = (
        Group("late", "Late", tuple(one for one in dated if (one.days or 0) < 0)),
        Group("soon", f"Due in {SOON} days", tuple(one for one in dated if 0 <= (one.days or 0) <= SOON)),
        Group("later", "Later", tuple(one for one in dated if (one.days or 0) > SOON)),
        Group("undated", "With no date", tuple(one for one in open_ones if one.days is None)),
        Group(
            "delivered",
            "Delivered, to be closed when the evidence is checked",
            tuple(one for one in shown if one.action.delivered_on is not None),
        ),
    )
    return tuple(group for group in groups if group.due)


def to_check(plan: ImprovementPlan, by: SignedIn) -> QuerySet[Evidence]:
    """The evidence that waits for somebody else's check, which this person may give; the oldest first.

    None of an action that this person leads, or has updated as its lead.
    """
    if not by.roles & CHECKERS:
        return Evidence.objects.none()
    waiting = Evidence.objects.filter(
        action__part__in=parts_for(by, plan), state=Checked.WAITING.value, action__closed_on=None,
        action__withdrawn_on=None, taken_back=None,
    )  # fmt: skip
    leading = ActionLead.objects.filter(action=OuterRef("action"), person=by.account)
    led = Update.objects.filter(action=OuterRef("action"), by=by.account).exclude(
        role__contains=Role.PLAN_LEAD.value
    )
    others = waiting.exclude(by=by.account).exclude(Exists(leading)).exclude(Exists(led))
    return others.select_related("action", "by").order_by("at", "pk")


def due_soon(plan: ImprovementPlan, by: SignedIn, today: date | None = None) -> list[Action]:
    """What is late or due in 30 days and not delivered: of the own actions; for a plan lead of all. The first first."""
    today = today or timezone.localdate()
    found = open_actions(plan, by, own=not by.roles & EDITORS)
    return list(
        found.filter(delivered_on=None, due__lte=today + timedelta(days=SOON)).order_by(
            "due", "part__order", "order"
        )
    )
