"""The improvement plan on one page: what it is for, and how many of its actions stand where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q, prefetch_related_objects
from django.utils import timezone

from goldenthread.judgement.progress_words import BRAG_WORDS
from goldenthread.terms.judging import Brag
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import Action, ImprovementPlan, KeyOutcome, Part, Priority
from goldenthread_web.improvement.permissions import sees_work
from goldenthread_web.improvement.queries.plans import dated_for, parts_seen
from goldenthread_web.improvement.queries.rating import Rating, ratings


@dataclass(frozen=True)
class Standing:
    """How many actions are rated one way."""

    brag: Brag
    actions: int

    @property
    def label(self) -> str:
        return BRAG_WORDS[self.brag]


@dataclass(frozen=True)
class Counted:
    """How many actions there are, and how many are past their day and not delivered.

    standing: how many are rated each way, empty for those who do not see how the work goes.
    """

    actions: int
    late: int
    standing: tuple[Standing, ...]


@dataclass(frozen=True)
class ShownPriority:
    """A priority with how its actions stand."""

    priority: Priority
    counted: Counted

    @property
    def key(self) -> str:
        """The name that stands for it in addresses."""
        return f"priority-{self.priority.pk}"


@dataclass(frozen=True)
class ShownPart:
    """A part with its priorities; loose: its actions that belong to none."""

    part: Part
    priorities: tuple[ShownPriority, ...]
    loose: Counted
    measures: int

    @property
    def key(self) -> str:
        """The name that stands for it in addresses."""
        return f"part-{self.part.pk}"

    @property
    def serves(self) -> list[str]:
        return [each.text for each in self.part.serves.all()]


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
    """The overview of what somebody sees of a plan. Its parts are at hand after that, for what else asks for them."""
    of_plan = Q(measures__by_itself=False, measures__withdrawn_on=None)
    found = Part.objects.prefetch_related("serves", "priorities").annotate(
        many=Count("measures", filter=of_plan),
        tied=Count("measures", filter=of_plan & ~Q(measures__indicator="")),
    )
    prefetch_related_objects([plan], Prefetch("parts", queryset=found))
    parts: list[Any] = list(parts_seen(by, plan))
    lines = Action.objects.filter(part__in=parts, withdrawn_on=None).select_related("part__plan")
    actions = dated_for(by, lines)
    here, stands = Q(impacts__action__part__in=parts), Q(impacts__action__withdrawn_on=None)
    outcomes = plan.key_outcomes.annotate(
        served=Count("impacts__action", filter=here & stands, distinct=True),
        elsewhere=Count("impacts__action", filter=~here & stands, distinct=True),
    )
    rated = ratings(actions) if sees_work(by) else {}
    whole = _counted(actions, rated)
    return Overview(
        whole.standing,
        tuple(_part(part, actions, rated) for part in parts),
        tuple((outcome, outcome.served, outcome.elsewhere) for outcome in outcomes),
        whole.actions,
        sum(action.delivered_on is not None for action in actions),
        sum(action.closed_on is not None for action in actions),
        whole.late,
        sum(part.many for part in parts),
        sum(part.tied for part in parts),
    )


def _counted(actions: Sequence[Action], rated: Mapping[int, Rating]) -> Counted:
    found = Counter(rated[action.pk].brag for action in actions if action.pk in rated)
    return Counted(
        len(actions),
        sum(map(is_late, actions)),
        tuple(Standing(brag, found[brag]) for brag in Brag if found[brag]),
    )


def is_late(action: Action) -> bool:
    """Whether its day has passed and it is not delivered. What is ongoing is late only until it is in place."""
    return action.due is not None and action.due < timezone.localdate() and action.delivered_on is None


def _part(part: Part, actions: Sequence[Action], rated: Mapping[int, Rating]) -> ShownPart:
    under: dict[int | None, list[Action]] = defaultdict(list)
    for action in actions:
        if action.part_id == part.pk:
            under[action.priority_id].append(action)
    priorities = [ShownPriority(one, _counted(under[one.pk], rated)) for one in part.priorities.all()]
    return ShownPart(part, tuple(priorities), _counted(under[None], rated), part.many)  # type: ignore[attr-defined]
