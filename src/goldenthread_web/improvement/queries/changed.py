"""What was changed of one action or measure: whether it was withdrawn, and whether changes to its words wait."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KT

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.editing.words import WITHDRAWN
from goldenthread_web.improvement.models import Action, Change
from goldenthread_web.improvement.status import PlanStatus

_OF_IT = Change.objects.filter(
    subject=OuterRef("reference"), kind__in=("action", "measure"), dropped_on=None
).order_by("-pk")
_WAITS = _OF_IT.filter(holds_since=None)
_WITHDRAWALS = _OF_IT.filter(holds_since__isnull=False, now__has_key=WITHDRAWN)


class Withdrawal(NamedTuple):
    """Why an action was withdrawn, and by whom."""

    reason: str
    who: str


def reasons_of(withdrawn: Iterable[Action]) -> dict[str, str]:
    """Why actions were withdrawn, by their references: one question, and none where none was."""
    keys = [action.reference for action in withdrawn]
    if not keys:
        return {}
    found = Change.objects.filter(
        subject__in=keys, kind="action", dropped_on=None, holds_since__isnull=False, now__has_key=WITHDRAWN
    )
    return {one.subject: one.now[WITHDRAWN] for one in found.order_by("pk")}


def with_changes(actions: QuerySet[Action], by: SignedIn) -> QuerySet[Action]:
    """Actions with what `changes_of` tells of each, asked for together with them. by: who looks at them."""
    found: QuerySet[Action] = with_waiting(actions).annotate(
        withdrawn_because=Subquery(_WITHDRAWALS.values(because=KT(f"now__{WITHDRAWN}"))[:1]),
        withdrawn_by=Subquery(_WITHDRAWALS.values("by__name")[:1]),
        waits_of_mine=Exists(_WAITS.filter(by=by.account)),
    )
    return found


def with_waiting(lines: QuerySet[Any]) -> QuerySet[Any]:
    """Actions or measures with whether the withdrawal of each waits, and whether changes to its words do."""
    found: QuerySet[Any] = lines.annotate(
        withdrawal_waits=Exists(_WAITS.filter(now__has_key=WITHDRAWN)),
        waits_of_it=Exists(_WAITS.exclude(now__has_key=WITHDRAWN)),
    )
    return found


def waited_of(measure: Any) -> dict[str, bool]:
    """What waited of a measure (one of `with_waiting`) when its plan ended; nothing where the plan goes on."""
    if measure.part.plan.status != PlanStatus.ENDED:
        return {}
    return {"withdrawal_waits": measure.withdrawal_waits, "waits_of_it": measure.waits_of_it}


def changes_of(action: Any, *, sees_waiting: bool, may_change: bool) -> dict[str, object]:
    """The withdrawal of an action (one of `with_changes`); and, for those who see it, that something of it waits.

    Whoever may change its words sees that some wait, and is led to them, even without seeing the plan's versions. Of a
    plan that ended it is told of what waited then, also to whoever had made some of it.
    """
    is_ended = action.part.plan.status == PlanStatus.ENDED
    sees_own = may_change or (is_ended and action.waits_of_mine)
    because, who = action.withdrawn_because, action.withdrawn_by
    return {
        "withdrawal": Withdrawal(because, who) if because else None,
        "withdrawal_waits": sees_waiting and action.withdrawal_waits,
        "waits_of_it": (sees_waiting or sees_own) and action.waits_of_it,
        "waits_of_mine": action.waits_of_mine,
    }
