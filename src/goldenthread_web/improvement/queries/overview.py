"""The improvement plan on one page: what it is for, and how many of its actions stand where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from goldenthread.judgement.progress_words import BRAG_WORDS
from goldenthread.terms.judging import Brag
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import Action, ImprovementPlan, KeyOutcome, Part, Priority
from goldenthread_web.improvement.permissions import sees_work
from goldenthread_web.improvement.queries.plans import dated_for, parts_for
from goldenthread_web.improvement.queries.rating import ratings


@dataclass(frozen=True)
class ShownPriority:
    """A priority with how many of its actions there are, and how many are past their day and not delivered."""

    priority: Priority
    actions: int
    late: int

    @property
    def key(self) -> str:
        """The name that stands for it in addresses."""
        return f"priority-{self.priority.pk}"


@dataclass(frozen=True)
class ShownPart:
    """A part with its priorities; loose: its actions that belong to none."""

    part: Part
    priorities: tuple[ShownPriority, ...]
    loose: int
    late: int
    measures: int

    @property
    def serves(self) -> list[str]:
        return [each.text for each in self.part.serves.all()]


@dataclass(frozen=True)
class Standing:
    """How many actions are rated one way."""

    brag: Brag
    actions: int

    @property
    def label(self) -> str:
        return BRAG_WORDS[self.brag]


@dataclass(frozen=True)
class Overview:
    """What stands on the plan's first page. outcomes: each "I statement" with how many actions name it, and how many
    of parts that this reader does not see. standing: how many actions are rated each way, empty for those who do not
    see how the work goes."""

    standing: tuple[Standing, ...]
    parts: tuple[ShownPart, ...]
    outcomes: tuple[tuple[KeyOutcome, int, int], ...]
    actions: int
    delivered: int
    closed: int
    late: int
    measures: int
    tied: int


def overview(plan: ImprovementPlan, by: SignedIn) -> Overview:
    """The overview of what somebody sees of a plan."""
    found, of_plan = (
        parts_for(by, plan).prefetch_related("serves", "priorities"),
        Q(measures__by_itself=False),
    )
    parts = list(
        found.annotate(
            many=Count("measures", filter=of_plan),
            tied=Count("measures", filter=of_plan & ~Q(measures__indicator="")),
        )
    )
    lines = Action.objects.filter(part__in=parts, withdrawn_on=None).select_related("part__plan")
    actions = dated_for(by, lines)
    here, stands = Q(impacts__action__part__in=parts), Q(impacts__action__withdrawn_on=None)
    outcomes = plan.key_outcomes.annotate(
        served=Count("impacts__action", filter=here & stands, distinct=True),
        elsewhere=Count("impacts__action", filter=~here & stands, distinct=True),
    )
    return Overview(
        _standing(actions) if sees_work(by) else (),
        tuple(_part(part, actions, part.many) for part in parts),
        tuple((outcome, outcome.served, outcome.elsewhere) for outcome in outcomes),
        len(actions),
        sum(action.delivered_on is not None for action in actions),
        sum(action.closed_on is not None for action in actions),
        sum(map(is_late, actions)),
        sum(part.many for part in parts),
        sum(part.tied for part in parts),
    )


def _standing(actions: Sequence[Action]) -> tuple[Standing, ...]:
    rated = Counter(rating.brag for rating in ratings(actions).values())
    return tuple(Standing(brag, rated[brag]) for brag in Brag if rated[brag])


def is_late(action: Action) -> bool:
    """Whether its day has passed and it is not delivered. What is ongoing is late only until it is in place."""
    return action.due is not None and action.due < timezone.localdate() and action.delivered_on is None


def _part(part: Part, actions: list[Action], measures: int) -> ShownPart:
    own = [action for action in actions if action.part_id == part.pk]
    priorities = []
    for priority in part.priorities.all():
        lines = [action for action in own if action.priority_id == priority.pk]
        priorities.append(ShownPriority(priority, len(lines), sum(map(is_late, lines))))
    loose = [action for action in own if action.priority_id is None]
    return ShownPart(part, tuple(priorities), len(loose), sum(map(is_late, own)), measures)
