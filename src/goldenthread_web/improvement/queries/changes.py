"""What changed in the improvement plan since a day, the last board's for one: from what was said and decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import Action, ImprovementPlan
from goldenthread_web.improvement.queries.overview import is_late
from goldenthread_web.improvement.queries.plans import parts_for
from goldenthread_web.improvement.queries.risks_since import ChangedRisk, risks_since
from goldenthread_web.improvement.queries.said_since import Said, heard_since
from goldenthread_web.improvement.queries.tracking import (
    CLOSED,
    MOVED,
    PRACTICE,
    RATED,
    Decision,
    decisions_of,
)


@dataclass(frozen=True)
class Decided:
    """A decision of the time that is looked at, and the action that it is about."""

    action: Action
    decision: Decision


@dataclass(frozen=True)
class Changes:
    """What changed from a day on.

    delivered: what its lead calls done, closed or not. withdrawn: what the plan does without. closed: done, evidence
    checked. newly_late: its day has passed, and had not when the time began. still_late: late then and now.
    taken_back: ratings by a person that ended. silent: how many open actions nobody said anything of. approved: the
    versions of the plan that were approved, each with its day. risks: those that were put down, rated otherwise, closed
    or opened again.
    """

    since: date
    today: date
    delivered: tuple[Action, ...]
    withdrawn: tuple[Action, ...]
    closed: tuple[Decided, ...]
    reopened: tuple[Decided, ...]
    newly_late: tuple[Action, ...]
    still_late: int
    moved: tuple[Decided, ...]
    overridden: tuple[Decided, ...]
    taken_back: tuple[Decided, ...]
    practice: tuple[Decided, ...]
    said: Said
    silent: int
    approved: tuple[tuple[int, date], ...]
    risks: tuple[ChangedRisk, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether nothing at all happened."""
        return self.said == Said() and not any(
            (self.delivered, self.withdrawn, self.closed, self.reopened, self.newly_late, self.moved, self.overridden,
             self.taken_back, self.practice, self.approved, self.risks)
        )  # fmt: skip


def changes(plan: ImprovementPlan, by: SignedIn, since: date, today: date | None = None) -> Changes:
    """What somebody sees of what changed since a day, that day included: in four questions."""
    today = today or timezone.localdate()
    found = Action.objects.filter(part__in=parts_for(by, plan)).select_related("part", "priority")
    actions = {action.pk: action for action in found.order_by("part__order", "order", "pk")}
    decided = decisions_of(action__in=found.order_by())
    at = _Since(actions, decided, since)
    going = [action for action in actions.values() if action.withdrawn_on is None]
    late_now = [action for action in going if is_late(action)]
    new = tuple(action for action in late_now if not at.was_late(action))
    heard = heard_since(plan, list(actions), since)
    still = [action.pk for action in going if action.delivered_on is None]
    return Changes(
        since=since,
        today=today,
        delivered=tuple(action for action in going if action.delivered_on and since <= action.delivered_on),
        withdrawn=tuple(one for one in actions.values() if one.withdrawn_on and since <= one.withdrawn_on),
        closed=at.made(CLOSED),
        reopened=at.ended(CLOSED),
        newly_late=new,
        still_late=len(late_now) - len(new),
        moved=at.made(MOVED),
        overridden=tuple(one for one in at.made(RATED) if one.decision.ended is None),
        taken_back=at.ended(RATED),
        practice=at.made(PRACTICE),
        said=heard.said,
        silent=sum(pk not in heard.actions for pk in still),
        approved=heard.approved,
        risks=risks_since(by, plan, since, actions),
    )


class _Since:
    """The decisions of a plan as they lie about a day."""

    def __init__(self, actions: Mapping[int, Action], decided: Iterable[Decision], since: date) -> None:
        self.actions, self.since = actions, since
        self.decided = list(decided)
        self.first_moves: dict[int, Decision] = {}
        for one in self.decided:
            if one.kind == MOVED and self._is_new(one):
                self.first_moves.setdefault(one.action, one)

    def made(self, kind: str) -> tuple[Decided, ...]:
        """The decisions of a kind since the day, in the plan's order; a closing only while it holds."""
        found = (one for one in self.decided if one.kind == kind and self._is_new(one))
        return self._of(one for one in found if kind != CLOSED or one.ended is None)

    def ended(self, kind: str) -> tuple[Decided, ...]:
        """What ended since the day, and had begun before it."""
        return self._of(
            one
            for one in self.decided
            if one.kind == kind and one.ended and timezone.localdate(one.ended) >= self.since and not self._is_new(one)
        )  # fmt: skip

    def was_late(self, action: Action) -> bool:
        """Whether its date of then had passed when the day began."""
        move = self.first_moves.get(action.pk)
        due = move.was if move else action.due
        return due is not None and due < self.since

    def _is_new(self, one: Decision) -> bool:
        return timezone.localdate(one.at) >= self.since

    def _of(self, found: Iterable[Decision]) -> tuple[Decided, ...]:
        by_action: dict[int, list[Decision]] = defaultdict(list)
        for one in found:
            by_action[one.action].append(one)
        return tuple(Decided(action, one) for pk, action in self.actions.items() for one in by_action[pk])
