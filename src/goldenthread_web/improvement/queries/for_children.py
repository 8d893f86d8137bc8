"""The improvement plan as children can read it: what they should be able to say, what is being done, what is done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils import timezone

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import Action, Impact, ImprovementPlan
from goldenthread_web.improvement.queries.plans import parts_for
from goldenthread_web.improvement.queries.rating import accepted_of
from goldenthread_web.improvement.status import PlanStatus


@dataclass(frozen=True)
class Told:
    """An action in plain words. by: the day that was agreed first.

    late: that day has passed, and nobody calls it done; unchecked: its lead does, and nobody else has looked yet.
    """

    words: str
    by: date | None
    late: bool
    unchecked: bool


@dataclass(frozen=True)
class Saying:
    """What children should be able to say ("": what serves no saying), with what is being done for it.

    unsaid: how many more actions there are that nobody has put in plain words. elsewhere: whether parts not seen here
    do something for it.
    """

    text: str
    done: tuple[Told, ...]
    doing: tuple[Told, ...]
    unsaid: int
    elsewhere: bool = False


@dataclass(frozen=True)
class ForChildren:
    """The plan for children; unsaid: the actions that wait for plain words, said: those that have them.

    is_part: whether parts that this reader does not see do more.
    """

    sayings: tuple[Saying, ...]
    unsaid: tuple[Action, ...]
    said: tuple[Action, ...]
    is_part: bool = False


def for_children(plan: ImprovementPlan, by: SignedIn) -> ForChildren:
    """The plan as it was approved; nothing of one that is not. Three questions to the database."""
    if plan.status == PlanStatus.DRAFT:
        return ForChildren((), (), ())
    found = Action.objects.filter(part__in=parts_for(by, plan), withdrawn_on=None).select_related("plain")
    found = found.annotate(is_evidenced=Exists(accepted_of(OuterRef("pk"))))
    actions = list(found.order_by("part__order", "order", "pk"))
    serving: dict[int, set[int]] = defaultdict(set)
    impacts = Impact.objects.filter(
        action__part__plan=plan, action__withdrawn_on=None, key_outcome__isnull=False
    )
    for outcome, action in impacts.values_list("key_outcome_id", "action_id"):
        serving[outcome].add(action)
    seen = {one.pk for one in actions}
    sayings = [
        _saying(
            outcome.text,
            [one for one in actions if one.pk in serving[outcome.pk]],
            elsewhere=bool(serving[outcome.pk] - seen),
        )
        for outcome in plan.key_outcomes.all()
    ]
    served = set().union(*serving.values())
    rest = _saying("", [one for one in actions if one.pk not in served])
    if rest.done or rest.doing or rest.unsaid:
        sayings.append(rest)
    return ForChildren(
        tuple(sayings),
        tuple(one for one in actions if not hasattr(one, "plain")),
        tuple(one for one in actions if hasattr(one, "plain")),
        any(saying.elsewhere for saying in sayings),
    )


def _saying(text: str, actions: Sequence[Action], *, elsewhere: bool = False) -> Saying:
    said = [one for one in actions if hasattr(one, "plain")]
    done = [one for one in said if _is_done(one)]
    return Saying(
        text,
        tuple(_told(done)),
        tuple(_told(one for one in said if not _is_done(one))),
        len(actions) - len(said),
        elsewhere,
    )


def _told(actions: Iterable[Action]) -> list[Told]:
    today = timezone.localdate()
    return [
        Told(
            one.plain.text,
            one.original_due,
            late=bool(one.delivered_on is None and one.original_due and one.original_due < today),
            unchecked=one.delivered_on is not None,
        )
        for one in actions
    ]


def _is_done(action: Action) -> bool:
    """Whether it counts as done: closed, or delivered with evidence that somebody else accepted."""
    return bool(action.closed_on or (action.delivered_on and getattr(action, "is_evidenced", False)))
