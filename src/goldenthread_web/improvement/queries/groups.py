"""The actions of a plan put together by what readers look for: priority, horizon, lead, month."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.plans.horizons import begins
from goldenthread.terms.months import Month, is_countable
from goldenthread.terms.showing import show_day, show_month
from goldenthread_web.improvement.models import Action
from goldenthread_web.improvement.queries.rating import Rating

NOBODY, NO_DATE, NO_HORIZON, NO_PRIORITY = "Nobody is named", "No date", "No horizon", "No priority"


@dataclass(frozen=True)
class Way:
    """One way to put actions together. keys: the groups that an action belongs to, with what orders them."""

    words: str
    keys: Callable[[Action], Iterable[tuple[tuple[object, ...], str]]]


@dataclass(frozen=True)
class Line:
    """An action with its rating; None for those who do not see how the work goes."""

    action: Action
    rating: Rating | None


@dataclass(frozen=True)
class Group:
    """Actions that belong together, under a heading; missing: for want of what they are grouped by."""

    heading: str
    lines: tuple[Line, ...]
    missing: bool = False


def _priority(action: Action) -> Iterable[tuple[tuple[object, ...], str]]:
    part = action.part
    if action.priority is None:
        return [((part.order, 1, 0), part.name)]
    number = f"{action.priority.number}. " if action.priority.number else ""
    return [((part.order, 0, action.priority.order), f"{part.name}: {number}{action.priority.name}")]


def _horizon(action: Action) -> Iterable[tuple[tuple[object, ...], str]]:
    words = action.horizon or NO_HORIZON
    return [((begins(action.horizon), words), words)]


def _lead(action: Action) -> Iterable[tuple[tuple[object, ...], str]]:
    leads = [lead.words for lead in action.leads.all()]
    return [((0, lead), lead) for lead in leads] or [((1, ""), NOBODY)]


def _month(action: Action) -> Iterable[tuple[tuple[object, ...], str]]:
    if action.due is None:
        return [((1, ""), NO_DATE)]
    if not is_countable(action.due):
        return [((0, action.due.isoformat()), show_day(action.due))]
    month = Month.of(action.due)
    return [((0, str(month)), show_month(month))]


WAYS: Mapping[str, Way] = {
    "priority": Way("priority", _priority),
    "horizon": Way("horizon", _horizon),
    "lead": Way("lead", _lead),
    "month": Way("the month they are due", _month),
}


def grouped(actions: Sequence[Action], rated: Mapping[int, Rating], how: str) -> list[Group]:
    """The groups in their order, each with its actions in the plan's order, or by date where they go by month."""
    found: dict[tuple[tuple[object, ...], str], list[Line]] = {}
    for action in actions:
        for key in WAYS[how].keys(action):
            found.setdefault(key, []).append(Line(action, rated.get(action.pk)))
    missing = {NOBODY, NO_DATE, NO_HORIZON}
    return [
        Group(heading, tuple(lines), heading in missing)
        for (_, heading), lines in sorted(
            found.items(), key=lambda item: tuple(map(str, _filled(item[0][0])))
        )
    ]


def _filled(key: tuple[object, ...]) -> tuple[object, ...]:
    """Numbers so that they are ordered as numbers where they are compared as words."""
    return tuple(f"{part:012d}" if isinstance(part, int) else part for part in key)
