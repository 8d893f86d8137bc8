"""The parts of a plan with who watches them, and the measures that another plan has too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import Action, ImprovementPlan, Measure, Part
from goldenthread_web.improvement.queries.measures import measures_for
from goldenthread_web.improvement.queries.overview import is_late
from goldenthread_web.improvement.queries.plans import dated_for, parts_for


@dataclass(frozen=True)
class Watched:
    """A part, how many actions and measures it has, and how many of its actions are done or past their day."""

    part: Part
    actions: int
    closed: int
    late: int
    measures: int


@dataclass(frozen=True)
class Shared:
    """A measure that another plan has too. where: which, as somebody said; parts: other parts of this plan."""

    measure: Measure
    where: str
    parts: tuple[str, ...]


def watched_parts(plan: ImprovementPlan, by: SignedIn) -> tuple[tuple[Watched, ...], tuple[Shared, ...]]:
    """The parts that somebody sees, and the shared measures among theirs: four questions to the database."""
    parts = list(parts_for(by, plan).select_related("plan").prefetch_related("serves"))
    actions = dated_for(by, Action.objects.filter(part__in=parts, withdrawn_on=None))
    measures = list(measures_for(by, plan))
    return tuple(_watched(part, actions, measures) for part in parts), tuple(_shared(measures))


def _watched(part: Part, actions: Sequence[Action], measures: Sequence[Measure]) -> Watched:
    own = [action for action in actions if action.part_id == part.pk]
    return Watched(
        part,
        len(own),
        sum(action.closed_on is not None for action in own),
        sum(map(is_late, own)),
        sum(measure.part_id == part.pk for measure in measures),
    )


def _shared(measures: Sequence[Measure]) -> list[Shared]:
    """Those that say so, and those that are the same indicator in two parts of this plan."""
    at = _parts_of_indicators(measures)
    found = []
    for measure in measures:
        others = tuple(name for name in at.get(measure.indicator, ()) if name != measure.part.name)
        if measure.shared or others:
            found.append(Shared(measure, measure.shared_with, others))
    return found


def _parts_of_indicators(measures: Sequence[Measure]) -> Mapping[str, Sequence[str]]:
    at: dict[str, list[str]] = defaultdict(list)
    for measure in measures:
        if measure.indicator and measure.part.name not in at[measure.indicator]:
            at[measure.indicator].append(measure.part.name)
    return at
