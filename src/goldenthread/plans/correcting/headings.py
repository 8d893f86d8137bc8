"""Guesses about a heading that was taken for a priority, and is something else; and about the name of a priority."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from goldenthread.plans.correcting.error import CorrectionError
from goldenthread.plans.correcting.left_out import without_lines
from goldenthread.plans.plan import Action, Draft, Guess, Measure, Part, Plan, Priority, Unplaced

A_PART = "It is a part of the plan"
NO_PRIORITY = "It is no priority: what stands below it belongs to the part as a whole"
LEFT_OUT = "It is no priority, and nothing below it is of this plan: that is left out, and listed"
_BELOW = "It is no priority: what stands below it belongs to "
_Row = TypeVar("_Row", Priority, Action, Measure)
_Line = TypeVar("_Line", Action, Measure)
_NOT_OF_THE_PLAN = "It stands under a heading of which somebody said that nothing below it is of this plan."
_NOT_TAKEN = "Its heading was taken for a priority, and somebody said that it is none."


def is_about(plan: Plan, guess: Guess) -> bool:
    """Whether a guess is about a heading that still is a priority, or about the name of one."""
    if guess.field == "name":
        return _called(plan, guess) is not None
    return guess.field == "heading" and _taken(plan, guess) is not None


def choices(plan: Plan, guess: Guess) -> tuple[str, ...]:
    """What the heading may be: a part, no priority, one of something else, or one that stands within another
    priority. A name is written."""
    if guess.field == "name":
        return ()
    them = _taken(plan, guess)
    others = [one.name for one in plan.priorities if them and one.part == them.part and one is not them]
    return (A_PART, NO_PRIORITY, LEFT_OUT, *(f"{_BELOW}{name}" for name in others))


def corrected(draft: Draft, guess: Guess, words: str) -> Draft:
    if guess.field == "name":
        return replace(draft, plan=_renamed(draft.plan, guess, " ".join(words.split())))
    plan, them = draft.plan, _taken(draft.plan, guess)
    if them is None or words not in choices(plan, guess):
        raise CorrectionError("Choose what the heading is.")
    if words == A_PART:
        return replace(draft, plan=_as_part(plan, them, guess.of), unplaced=(*draft.unplaced, *left_of(them)))
    if words == LEFT_OUT:
        its = them.part, them.name
        draft = without_lines(draft, lambda line: (line.part, line.priority) == its, _NOT_OF_THE_PLAN)
        plan = draft.plan
    to = "" if words in (NO_PRIORITY, LEFT_OUT) else words.removeprefix(_BELOW)
    left = (*draft.unplaced, Unplaced(them.line, guess.of, _NOT_TAKEN), *left_of(them))
    return replace(draft, plan=without(plan, them, to), unplaced=left)


def _taken(plan: Plan, guess: Guess) -> Priority | None:
    return next((one for one in plan.priorities if one.line == guess.line), None)


def _called(plan: Plan, guess: Guess) -> Priority | None:
    """The priority whose heading has only a number: the guess stands at the heading, or right below it."""
    begun = [
        one for one in plan.priorities if one.line <= guess.line and guess.of == f"Priority {one.number}"
    ]
    return max(begun, key=lambda one: one.line, default=None)


def _renamed(plan: Plan, guess: Guess, name: str) -> Plan:
    """The priority by another name, which its lines keep to."""
    them = _called(plan, guess)
    if them is None or not name:
        raise CorrectionError("Write the name of the priority.")
    if any(one.name == name and one.part == them.part and one is not them for one in plan.priorities):
        raise CorrectionError("There is a priority of this name. Write another.")
    its = them.part, them.name

    def named(row: _Line) -> _Line:
        return replace(row, priority=name) if (row.part, row.priority) == its else row

    return replace(
        plan,
        priorities=tuple(replace(one, name=name) if one is them else one for one in plan.priorities),
        actions=tuple(map(named, plan.actions)),
        measures=tuple(map(named, plan.measures)),
    )


def _as_part(plan: Plan, them: Priority, name: str) -> Plan:
    """What was read below the heading, up to the next part, is of this part, and its own lines of no priority."""
    if any(part.name == name for part in plan.parts):
        raise CorrectionError("There is a part of this name. Choose what else the heading is.")
    ends = min((part.line for part in plan.parts if part.line > them.line), default=None)

    def moved(row: _Row) -> _Row:
        is_below = row.part == them.part and row.line > them.line and (ends is None or row.line < ends)
        return replace(row, part=name) if is_below else row

    bare = without(plan, them, "")
    new = replace(
        bare,
        priorities=tuple(map(moved, bare.priorities)),
        actions=tuple(map(moved, bare.actions)),
        measures=tuple(map(moved, bare.measures)),
    )
    kept = (part for part in plan.parts if part.line != them.line or part.serves or _has_lines(new, part))
    parts = sorted([*kept, Part(name, line=them.line)], key=lambda part: part.line)
    return replace(new, parts=tuple(parts))


def _has_lines(plan: Plan, part: Part) -> bool:
    rows: tuple[Priority | Action | Measure, ...] = (*plan.priorities, *plan.actions, *plan.measures)
    return any(row.part == part.name for row in rows)


def without(plan: Plan, them: Priority, to: str) -> Plan:
    """What it had belongs to another priority of the part, or to the part as a whole."""

    def moved(row: _Line) -> _Line:
        is_its = (row.part, row.priority) == (them.part, them.name)
        return replace(row, priority=to) if is_its else row

    return replace(
        plan,
        priorities=tuple(one for one in plan.priorities if one is not them),
        actions=tuple(map(moved, plan.actions)),
        measures=tuple(map(moved, plan.measures)),
    )


def left_of(them: Priority) -> Iterator[Unplaced]:
    """No word of the document is lost: what stood below the heading as the priority's own is listed."""
    for words in (them.statement, *them.needs, *them.outcomes):
        if words:
            yield Unplaced(them.line, words, _NOT_TAKEN, them.name)
