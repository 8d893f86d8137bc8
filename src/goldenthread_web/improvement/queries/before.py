"""What a line said before, change by change, for whoever sees the line: what stood there, and what stood there then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any, TypeVar

from django.db.models import F, QuerySet

from goldenthread.terms.showing import show_day
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import (
    Action,
    Link,
    Measure,
    Priority,
    Register,
    Risk,
    SaidBefore,
    SelfAssessment,
    SelfFinding,
)
from goldenthread_web.improvement.operations.before import Line, Said, said_of
from goldenthread_web.improvement.permissions import is_partner_only, sees_part
from goldenthread_web.improvement.registers.queries import level_of

_ELSEWHERE = "A measure of a part that other people work on"


@dataclass(frozen=True)
class State:
    """What a line said until somebody changed it: who, and when."""

    said: Said
    who: str
    at: datetime


@dataclass(frozen=True)
class Field:
    """One field that was changed: what stood there, and what stood there from then on. Each as lines."""

    label: str
    was: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True)
class Earlier:
    """A change of a line. called: what was done to it, in a word or two."""

    called: str
    fields: tuple[Field, ...]
    who: str
    at: datetime


@dataclass(frozen=True)
class _Names:
    """What lines were tied to, by their keys; and the actions of which this reader sees the parts (None: all)."""

    actions: Mapping[int, str]
    priorities: Mapping[int, str]
    measures: Mapping[int, str]
    seen: frozenset[int] | None

    def sees(self, said: Said) -> bool:
        """Whether the line was one that this reader sees, while it said this."""
        return self.seen is None or "action_id" not in said or said["action_id"] in self.seen


T = TypeVar("T", bound=Line)
_Words = Callable[[Said, _Names], str]


def _plain(name: str) -> _Words:
    return lambda said, _: str(said[name] or "")


def _day(name: str) -> _Words:
    return lambda said, _: show_day(date.fromisoformat(str(said[name]))) if said[name] else ""


def _tied(name: str, kind: str) -> _Words:
    def words(said: Said, names: _Names) -> str:
        key = said[name]
        return getattr(names, kind).get(key, "") if key is not None else ""

    return words


def _height(said: Said, _: _Names) -> str:
    likely, grave = int(said["likelihood"] or 0), int(said["gravity"] or 0)
    score = likely * grave
    return f"Likelihood {likely} times gravity {grave} is {score} of 25: {level_of(score).lower()}"


_ACTION = ("Action", _tied("action_id", "actions"))
_SHOWN: Mapping[type[Line], tuple[tuple[str, _Words], ...]] = {
    Risk: (
        ("What could happen", _plain("text")), ("How high", _height), ("What is done about it", _plain("mitigation")),
        ("Owner", _plain("owner")), ("Looked at again", _day("review_on")),
        ("Priority", _tied("priority_id", "priorities")), _ACTION,
        ("Closed on", _day("closed_on")), ("Why it was closed", _plain("closed_because")),
    ),
    Register: (
        ("Name", _plain("name")), ("Owner", _plain("owner")), ("Due", _day("due")),
        ("Published", _day("published_on")), ("Looked at again", _day("review_on")),
        ("Where it can be read", _plain("link")), _ACTION, ("Measure", _tied("measure_id", "measures")),
    ),
    Link: (
        ("Where it stands", _plain("kind")), ("What it says", _plain("text")),
        ("Service or team", _plain("service")), ("Owner", _plain("owner")), ("By when", _day("due")),
        ("Finished on", _day("done_on")),
    ),
    SelfFinding: (
        ("The finding", _plain("text")), ("The action that answers it", _tied("action_id", "actions")),
        ("Why no action is needed", _plain("none_because")),
    ),
}  # fmt: skip
_DONE = {"closed_on": ("Closed", "Opened again"), "done_on": ("Finished", "Taken up again")}


def said_before(by: SignedIn, line: T, states: Sequence[State] | None = None) -> tuple[Earlier, ...]:
    """What somebody sees of what a line said before, the last change first. states: where they are at hand."""
    states = states_of(line) if states is None else states
    return _told(by, {line: states})[line]


def findings_before(by: SignedIn, assessment: SelfAssessment) -> Mapping[SelfFinding, tuple[Earlier, ...]]:
    """The findings of a self-assessment that were changed, in their order, each with what it said before."""
    found: dict[SelfFinding, list[State]] = {}
    of = SaidBefore.objects.filter(finding__assessment=assessment).select_related("by", "finding")
    for one in of.order_by("finding__order", "pk"):
        if one.finding is not None:
            found.setdefault(one.finding, []).append(_state(one))
    return _told(by, found)


def states_of(line: Line) -> list[State]:
    """All that a line said before, in its order."""
    return [_state(one) for one in line.before.select_related("by")]


def with_states(links: QuerySet[Link]) -> tuple[Link, list[State]] | None:
    """A line that carries an action on, with all that it said before, in one question; None where there is none."""
    then = {"then": F("before__said"), "changed_by": F("before__by__name"), "changed_at": F("before__at")}
    rows: list[Any] = list(links.annotate(**then).order_by("before__pk"))
    if not rows:
        return None
    return rows[0], [State(one.then, one.changed_by, one.changed_at) for one in rows if one.changed_at]


def _state(one: SaidBefore) -> State:
    return State(one.said, one.by.name, one.at)


def _told(by: SignedIn, found: Mapping[T, Sequence[State]]) -> Mapping[T, tuple[Earlier, ...]]:
    """Lines with what they said before; what they were tied to is asked for once for all of them."""
    said: dict[T, list[Said]] = {}
    for line, states in found.items():
        if states:
            said[line] = [*(one.said for one in states), said_of(line)]
    names = _names(by, [one for several in said.values() for one in several])
    return {line: tuple(_changes(line, states, said.get(line, []), names)) for line, states in found.items()}


def _changes(line: Line, states: Sequence[State], said: Sequence[Said], names: _Names) -> Iterator[Earlier]:
    """The changes of a line of which this reader is told something, the last one first."""
    for state, (was, now) in reversed(list(zip(states, pairwise(said), strict=True))):
        fields = tuple(_fields(type(line), was, now, names)) if names.sees(was) and names.sees(now) else ()
        if fields:
            yield Earlier(_called(was, now), fields, state.who, state.at)


def _names(by: SignedIn, said: Sequence[Said]) -> _Names:
    actions = Action.objects.filter(pk__in=_keys(said, "action_id")).select_related("part")
    priorities = Priority.everything.filter(pk__in=_keys(said, "priority_id"))
    measures = Measure.everything.filter(pk__in=_keys(said, "measure_id")).select_related("part")
    found = list(actions)
    return _Names(
        {one.pk: one.called for one in found},
        {one.pk: one.name for one in priorities},
        {one.pk: one.name if sees_part(by, one.part) else _ELSEWHERE for one in measures},
        frozenset(one.pk for one in found if one.part.for_partners) if is_partner_only(by) else None,
    )


def _keys(said: Iterable[Said], name: str) -> set[int]:
    return {int(key) for one in said if (key := one.get(name)) is not None}


def _called(was: Said, now: Said) -> str:
    for name, (begun, ended) in _DONE.items():
        if name in now and was.get(name) != now[name]:
            return begun if now[name] else ended
    return "Changed"


def _fields(kind: type[Line], was: Said, now: Said, names: _Names) -> Iterator[Field]:
    for label, words in _SHOWN[kind]:
        before, after = words(was, names), words(now, names)
        if before != after:
            yield Field(label, tuple(before.splitlines()), tuple(after.splitlines()))
