"""An improvement plan in the order of a document: sections, each with its actions and measures.

A document shows actions under the priority they belong to. A plan may have them in another order (a new one at the end,
say): then the section is taken up again further down, so that reading the document gives the same order.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from goldenthread.plans.plan import Action, Measure, Part, Plan, Priority

_Item = TypeVar("_Item", Action, Measure)


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading.

    parts: those that begin with it, in order. again: the part of this name that it stands in has begun before, and
    another has come between. priority: the one that begins here, or the name of one that does not.
    """

    parts: tuple[Part, ...]
    part: str
    again: bool
    priority: Priority | str
    actions: tuple[Action, ...]
    measures: tuple[Measure, ...]


def sections(plan: Plan) -> Iterator[Section]:
    """The sections of a plan, in the order in which they are written."""
    yield from _Outline(plan).sections()


class _Outline:
    def __init__(self, plan: Plan) -> None:
        self._priorities = plan.priorities
        self._begun: set[tuple[str, str]] = set()
        self._coming = {(each.part, each.name) for each in plan.priorities}
        self._parts = deque(plan.parts)
        self._part: str | None = None
        self._actions, self._measures = deque(plan.actions), deque(plan.measures)

    def sections(self) -> Iterator[Section]:
        yield from self._those_between(self._next_part(0))
        for n, priority in enumerate(self._priorities, start=1):
            key = (priority.part, priority.name)
            self._begun.add(key)
            yield self._section(key, priority)
            yield from self._those_between(self._next_part(n))
        while self._parts:
            yield self._section((self._parts[0].name, ""), "")

    def _next_part(self, at: int) -> str | None:
        """The part of the next priority."""
        return self._priorities[at].part if at < len(self._priorities) else None

    def _those_between(self, following: str | None) -> Iterator[Section]:
        """Actions and measures that stand next and belong to no priority that is still to come.

        following: the part of the next priority; what belongs to another part waits until this one is done with.
        """
        while True:
            keys = [_key(queue[0]) for queue in (self._actions, self._measures) if queue]
            if following is not None and following == self._part:
                keys = [key for key in keys if key[0] == self._part]
            key = next((key for key in keys if key in self._begun or key not in self._coming), None)
            if key is None:
                return
            yield self._section(key, key[1])

    def _section(self, key: tuple[str, str], priority: Priority | str) -> Section:
        part = key[0]
        begun = tuple(self._parts_before(part))
        again = part != self._part and not (begun and begun[-1].name == part)
        self._part = part
        return Section(
            begun, part, again, priority, tuple(_run(self._actions, key)), tuple(_run(self._measures, key))
        )

    def _parts_before(self, part: str) -> Iterator[Part]:
        """The parts that must have begun before a section of this one: all up to it."""
        if any(each.name == part for each in self._parts):
            while (first := self._parts.popleft()).name != part:
                yield first
            yield first


def _key(item: Action | Measure) -> tuple[str, str]:
    return item.part, item.priority


def _run(queue: deque[_Item], key: tuple[str, str]) -> Iterator[_Item]:
    while queue and _key(queue[0]) == key:
        yield queue.popleft()
