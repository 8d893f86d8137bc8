"""A plan as it was read, as the site can keep it: what differs is told before the plan is accepted.

Two actions of a part may have one number in the document, two priorities one name, or a name may be longer than there
is room for. None of that is a reason to refuse the plan, and nothing of it is changed in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from goldenthread.plans.plan import Action, Measure, Part, Plan, Priority
from goldenthread.plans.resting import Names
from goldenthread_web.improvement.models.shared import SHORT
from goldenthread_web.improvement.room import cut

UNTITLED = "Improvement plan"
NAMELESS = "A measure without a name"
NUMBER = 20
"""The most letters of a number."""


@dataclass(frozen=True)
class Fitted:
    """The plan as it can be kept, and in words what of the document it does not keep."""

    plan: Plan
    told: tuple[str, ...]


def titled(given: Plan) -> str:
    """What a plan comes to be called."""
    return given.title or UNTITLED


def fitted(given: Plan) -> Fitted:
    """The same plan, where every part, priority and number is one of its own and has room."""
    room = cut(given)
    given, told = room.plan, list(room.told)
    plan = _with_priorities(_with_parts(given, told), told)
    actions = tuple(_resting(given.actions, list(_numbered(plan.actions, told)), told))
    measures = tuple(_named(each, told) for each in plan.measures)
    return Fitted(replace(plan, actions=actions, measures=measures), tuple(told))


def _with_parts(given: Plan, told: list[str]) -> Plan:
    """Every line in a part with a name: those in none are in one with the title of the plan."""
    lines = {part.name: part.line for part in given.parts}
    held: set[str] = set()
    names = {
        name: _free("part", name, lines.get(name, 0), held, told)
        for name in filter(None, given.parts_named())
    }
    names[""] = titled(given)
    parts: dict[str, Part] = {}
    for part in given.parts:
        if (first := parts.get(part.name)) is not None:
            told.append(
                f"Line {part.line}: another part has the same name. What is in this one stands in that one."
            )
            part = replace(first, serves=(*first.serves, *part.serves), status=first.status or part.status)
        parts[part.name] = part
    return replace(
        given,
        parts=tuple(replace(part, name=names[part.name]) for part in parts.values()),
        priorities=tuple(replace(each, part=names[each.part]) for each in given.priorities),
        actions=tuple(replace(each, part=names[each.part]) for each in given.actions),
        measures=tuple(replace(each, part=names[each.part]) for each in given.measures),
    )


def _with_priorities(plan: Plan, told: list[str]) -> Plan:
    """Every priority with a name of its own in its part. Of two that have one name, the lines stand in the first."""
    held: dict[str, set[str]] = {}
    names: dict[tuple[str, str], str] = {}
    priorities = []
    for each in plan.priorities:
        name = _free("priority", each.name, each.line, held.setdefault(each.part, set()), told)
        names.setdefault((each.part, each.name), name)
        priorities.append(_with_number(replace(each, name=name), told))

    def name_of(line: Action | Measure) -> str:
        return names.get((line.part, line.priority), line.priority)

    return replace(
        plan,
        priorities=tuple(priorities),
        actions=tuple(replace(each, priority=name_of(each)) for each in plan.actions),
        measures=tuple(replace(each, priority=name_of(each)) for each in plan.measures),
    )


def _free(kind: str, name: str, line: int, held: set[str], told: list[str]) -> str:
    """A name that no other has and that there is room for."""
    found, count = name[:SHORT], 1
    while found in held:
        count += 1
        ending = f" ({count})"
        found = name[: SHORT - len(ending)] + ending
    held.add(found)
    if count > 1:
        told.append(f"Line {line}: another {kind} has the same name. This one is kept as “{found}”.")
    elif found != name:
        told.append(f"Line {line}: the name of this {kind} is longer than {SHORT} letters. It is cut.")
    return found


def _with_number(priority: Priority, told: list[str]) -> Priority:
    if len(priority.number) <= NUMBER:
        return priority
    told.append(_too_long("priority", priority.line, priority.number))
    return replace(priority, number="")


def _numbered(actions: tuple[Action, ...], told: list[str]) -> Iterator[Action]:
    """The actions, each with a number of its own in its part or with none."""
    held: set[tuple[str, str]] = set()
    for each in actions:
        key = each.part, each.number
        if len(each.number) > NUMBER:
            told.append(_too_long("action", each.line, each.number))
            yield replace(each, number="")
        elif each.number and key in held:
            why = f"another action of this part has the number {each.number}"
            told.append(f"Line {each.line}: {why}. This one is kept without a number.")
            yield replace(each, number="")
        else:
            held.add(key)
            yield each


def _resting(given: Sequence[Action], kept: Sequence[Action], told: list[str]) -> Iterator[Action]:
    """The actions as they are kept, each resting on what the document says, by what that is called now."""
    names = Names(given)
    for each, unknown in names.renamed(kept):
        for name in unknown:
            why = "What this action rests on is kept without it"
            told.append(f"Line {each.line}: {_begun(names.unclear(name))}. {why}.")
        yield each


def _begun(words: str) -> str:
    return words[0].lower() + words[1:]


def _too_long(kind: str, line: int, number: str) -> str:
    why = f"the number of this {kind}, “{number}”, is longer than {NUMBER} letters"
    return f"Line {line}: {why}. It is kept without a number."


def _named(measure: Measure, told: list[str]) -> Measure:
    if measure.name.strip():
        return measure
    told.append(f"Line {measure.line}: this measure has no name. It is kept as “{NAMELESS}”.")
    return replace(measure, name=NAMELESS)
