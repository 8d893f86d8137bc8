"""The golden thread: what stands above a line of the plan, and what it carries below, down to the figures.

One thing stands in the middle at a time. Each line leads to itself in the middle: the thread is walked both ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from django.db.models import Prefetch, prefetch_related_objects

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import (
    Action,
    Impact,
    ImprovementPlan,
    KeyOutcome,
    Link,
    Measure,
    Priority,
    Serves,
)
from goldenthread_web.improvement.permissions import sees_work
from goldenthread_web.improvement.queries.before import Earlier, said_before, with_states
from goldenthread_web.improvement.queries.plans import parts_for
from goldenthread_web.performance.permissions import OutOfReach

Found = TypeVar("Found")
OUTCOME, PRIORITY = "outcome", "priority"


@dataclass(frozen=True)
class Knot:
    """A line of the thread: what it is, its words, and its name in the address ("": it is not walked to).

    elsewhere: whether actions of parts that this reader does not see serve it.
    """

    kind: str
    words: str
    at: str = ""
    below: tuple[Knot, ...] = ()
    thing: Action | Measure | Link | None = None
    elsewhere: bool = False


@dataclass(frozen=True)
class Thread:
    """Where somebody stands. here: None at the beginning, where the whole plan lies below.

    loose: at the beginning, what hangs on nothing that children should be able to say. before: what a line that
    carries an action on said before it was changed.
    """

    plan: ImprovementPlan
    above: tuple[Knot, ...]
    here: Knot | None
    below: tuple[Knot, ...]
    loose: tuple[Knot, ...] = ()
    before: tuple[Earlier, ...] = ()


def thread(by: SignedIn, plan: ImprovementPlan, at: str) -> Thread:
    """The thread with one line in the middle; a name that stands for nothing here is as an address that does not."""
    return _Woven(by, plan).at(at)


class _Woven:
    """A plan read once, from which any line's neighbours are found."""

    def __init__(self, by: SignedIn, plan: ImprovementPlan) -> None:
        self.by, self.plan = by, plan
        actions = Action.objects.filter(part__in=parts_for(by, plan), withdrawn_on=None)
        actions = actions.select_related("part__plan", "priority").order_by("part__order", "order", "pk")
        self.actions = {one.pk: one for one in actions}
        self.outcomes = {one.pk: one for one in plan.key_outcomes.all()}
        self.serves: dict[int, set[int]] = {pk: set() for pk in self.outcomes}
        self.elsewhere: set[int] = set()
        impacts = Impact.objects.filter(
            action__part__plan=plan, action__withdrawn_on=None, key_outcome__isnull=False
        )
        for outcome, action in impacts.values_list("key_outcome_id", "action_id"):
            if action in self.actions:
                self.serves[outcome].add(action)
            else:
                self.elsewhere.add(outcome)

    @cached_property
    def priorities(self) -> dict[int, Priority]:
        """All that this reader sees, in the plan's order: an action by itself was read with its own, and asks none."""
        found = Priority.objects.filter(part__in=parts_for(self.by, self.plan))
        return {one.pk: one for one in found.order_by("part__order", "order", "pk")}

    def at(self, name: str) -> Thread:
        kind, _, key = name.partition("-")
        if not name:
            return Thread(self.plan, (), None, tuple(self._outcomes()), tuple(self._loose()))
        if kind == OUTCOME:
            return self._at_outcome(_known(self.outcomes, key))
        if kind == PRIORITY:
            return self._at_priority(_known(self.priorities, key))
        if kind == "ac":
            return self._at_action(self._action(name))
        return self._at_measure(name) if kind == "me" else self._at_link(name)

    def _action(self, name: str) -> Action:
        found = next((one for one in self.actions.values() if one.reference == name), None)
        if found is None:
            raise OutOfReach(name)
        return found

    def _at_outcome(self, outcome: KeyOutcome) -> Thread:
        return Thread(self.plan, (), self._outcome(outcome), tuple(self._under(outcome.pk)))

    def _at_priority(self, priority: Priority) -> Thread:
        actions = [one for one in self.actions.values() if one.priority_id == priority.pk]
        self._read_measures(actions)
        above = (*self._answers(priority.part_id), *self._served({one.pk for one in actions}))
        return Thread(self.plan, above, _priority(priority), tuple(_with_measures(one) for one in actions))

    def _at_action(self, action: Action) -> Thread:
        priority = _own(action)
        above = (
            *self._answers(action.part_id),
            *self._served({action.pk}),
            *((_priority(priority),) if priority else ()),
        )
        self._read_measures([action])
        below = (*self._links(action), *_measures(action))
        return Thread(self.plan, above, _action(action), below)

    def _at_measure(self, name: str) -> Thread:
        found = Measure.objects.filter(reference=name, part__in=parts_for(self.by, self.plan)).first()
        if found is None:
            raise OutOfReach(name)
        tied = set(found.actions.values_list("pk", flat=True))
        moving = [one for pk, one in self.actions.items() if pk in tied]
        under = {one.priority_id for one in moving}
        above = (
            *self._served({one.pk for one in moving}),
            *(_priority(one) for pk, one in self.priorities.items() if pk in under),
            *(_action(one) for one in moving),
        )
        return Thread(self.plan, above, _measure(found), ())

    def _at_link(self, name: str) -> Thread:
        rows = Link.objects.filter(reference=name, action__in=self.actions).select_related(
            "action__part__plan"
        )
        found = with_states(rows) if sees_work(self.by) else None
        if found is None:
            raise OutOfReach(name)
        link, states = found
        action = self.actions[link.action_id]
        self._read_measures([action])
        priority = self.priorities.get(action.priority_id or 0)
        over = (_priority(priority),) if priority else ()
        above = (*self._served({action.pk}), *over, _action(action))
        before = said_before(self.by, link, states)
        return Thread(self.plan, above, _link(link), tuple(_measures(action)), before=before)

    def _read_measures(self, actions: Sequence[Action]) -> None:
        """The measures of actions that this reader sees: one may be of another part."""
        own = Measure.objects.filter(part__in=parts_for(self.by, self.plan))
        prefetch_related_objects(actions, Prefetch("measures", own))

    def _outcomes(self) -> Iterator[Knot]:
        for outcome in self.outcomes.values():
            yield self._outcome(outcome, tuple(self._under(outcome.pk, deep=False)))

    def _loose(self) -> Iterator[Knot]:
        """The actions that name nothing of what children should be able to say, under their priorities; priorities
        without actions."""
        served = set().union(*self.serves.values())
        under: dict[int | None, list[Knot]] = {pk: [] for pk in (*self.priorities, None)}
        for pk, action in self.actions.items():
            if pk not in served:
                under[action.priority_id].append(_action(action))
        with_actions = {action.priority_id for action in self.actions.values()}
        for pk, priority in self.priorities.items():
            if under[pk] or pk not in with_actions:
                yield _priority(priority, tuple(under[pk]))
        yield from under[None]

    def _under(self, outcome: int, *, deep: bool = True) -> Iterator[Knot]:
        """The priorities that serve an outcome, each with its actions that do."""
        serving = [self.actions[pk] for pk in sorted(self.serves[outcome])]
        for pk, priority in self.priorities.items():
            found = [one for one in serving if one.priority_id == pk]
            if found:
                yield _priority(priority, tuple(map(_action, found)) if deep else ())
        yield from (_action(one) for one in serving if one.priority_id is None)

    def _served(self, actions: set[int]) -> Iterator[Knot]:
        yield from (self._outcome(one) for pk, one in self.outcomes.items() if self.serves[pk] & actions)

    def _outcome(self, one: KeyOutcome, below: tuple[Knot, ...] = ()) -> Knot:
        kind, at = "What children should be able to say", f"{OUTCOME}-{one.pk}"
        return Knot(kind, str(one), at, below, elsewhere=one.pk in self.elsewhere)

    def _answers(self, part: int) -> Iterator[Knot]:
        """The corporate priorities that a part of the plan answers to."""
        yield from (Knot("Corporate priority", one.text) for one in Serves.objects.filter(part=part))

    def _links(self, action: Action) -> Iterator[Knot]:
        if not sees_work(self.by):
            return
        yield from map(_link, action.links.all())


def _known(there: Mapping[int, Found], key: str) -> Found:
    """What has this number; one that nothing has is as an address that does not exist."""
    found = there.get(int(key)) if key.isascii() and key.isdecimal() else None
    if found is None:
        raise OutOfReach(key)
    return found


def _own(action: Action) -> Priority | None:
    """The priority of an action: one that was withdrawn, or of another part, stands in no thread."""
    one = action.priority
    return one if one and one.withdrawn_on is None and one.part_id == action.part_id else None


def _priority(one: Priority, below: tuple[Knot, ...] = ()) -> Knot:
    return Knot("Priority", str(one), f"{PRIORITY}-{one.pk}", below)


def _action(one: Action) -> Knot:
    return Knot("Action", one.called, one.reference, thing=one)


def _with_measures(one: Action) -> Knot:
    return Knot("Action", one.called, one.reference, tuple(_measures(one)), one)


def _measures(action: Action) -> Iterable[Knot]:
    return [_measure(one) for one in action.measures.all()]


def _measure(one: Measure) -> Knot:
    return Knot("Measure", one.name, one.reference, thing=one)


def _link(one: Link) -> Knot:
    return Knot(one.kind.capitalize(), one.text, one.reference, thing=one)
