"""What is late or off track, what holds it up, and what is due soon and at risk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from goldenthread.terms.judging import Brag
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import Action, Dependency, ImprovementPlan
from goldenthread_web.improvement.queries.late import (
    Late,
    days_late,
    is_late,
    moves_of,
    newest_updates,
)
from goldenthread_web.improvement.queries.mine import SOON
from goldenthread_web.improvement.queries.plans import parts_for
from goldenthread_web.improvement.queries.rating import Rating, ratings


@dataclass(frozen=True)
class Behind:
    """late: the longest late first. at_risk: due soon and not on track, the next first. held_up: what an action rests
    on that is not delivered, by its key. on_track: how many more are due soon. undated: how many open ones have no
    date, so that nobody can say whether they are late. open: how many are not delivered.
    """

    today: date
    late: tuple[Late, ...]
    at_risk: tuple[Late, ...]
    held_up: Mapping[int, Sequence[Action]]
    on_track: int
    undated: int
    open: int


def behind(plan: ImprovementPlan, by: SignedIn, today: date | None = None) -> Behind:
    """What somebody who sees the work sees of it: nine questions to the database."""
    today = today or timezone.localdate()
    found = Action.objects.filter(part__in=parts_for(by, plan), delivered_on=None, withdrawn_on=None)
    found = found.select_related("part__plan", "priority").prefetch_related("leads")
    actions = list(found.order_by("part__order", "order", "pk"))
    rated = ratings(actions, today)
    gone = [one for one in actions if is_late(one, rated[one.pk], today)]
    known = {one.pk for one in gone}
    soon = [one for one in actions if one.pk not in known and _is_soon(one, today)]
    risky = [one for one in soon if rated[one.pk].brag is Brag.AMBER]
    told = _told([*gone, *risky], rated, today)
    return Behind(
        today,
        tuple(one for one in told if one.action.pk in known),
        tuple(one for one in told if one.action.pk not in known),
        _held_up([one.action.pk for one in told], plan, by),
        len(soon) - len(risky),
        sum(one.due is None for one in actions),
        len(actions),
    )


def _is_soon(action: Action, today: date) -> bool:
    return action.due is not None and today <= action.due <= today + timedelta(days=SOON)


def _told(actions: Sequence[Action], rated: Mapping[int, Rating], today: date) -> list[Late]:
    """Each with what was said of it last and the moves of its date, the earliest date first."""
    newest, moves = newest_updates(actions), moves_of(actions)
    listed = sorted(actions, key=lambda one: one.due or date.max)
    return [
        Late(one, rated[one.pk], days_late(one, today), newest.get(one.pk), tuple(moves.get(one.pk, ())))
        for one in listed
    ]


def _held_up(keys: Sequence[int], plan: ImprovementPlan, by: SignedIn) -> Mapping[int, list[Action]]:
    """What each rests on that is not delivered: without what this reader does not see."""
    open_ones = Dependency.objects.filter(
        action__in=keys, on__delivered_on=None, on__withdrawn_on=None, on__part__in=parts_for(by, plan)
    )
    found: dict[int, list[Action]] = defaultdict(list)
    for one in open_ones.select_related("on").order_by("on__part__order", "on__order", "pk"):
        found[one.action_id].append(one.on)
    return dict(found)
