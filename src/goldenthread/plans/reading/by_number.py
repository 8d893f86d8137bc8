"""Priorities that cells name only by their number: those of that number, or called by it, which is asked. So is a cell
that names more than one, all, none, or only says a code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from goldenthread.plans.plan import Guess, Measure, Priority
from goldenthread.plans.reading.found import Found
from goldenthread.plans.reading.trackers import number_and_name

_NUMBER = r"(?:P ?)?(?:\d{1,2}|[A-H])"
_NAMES_NONE = (
    (
        re.compile(r"P ?\d{1,2}", re.IGNORECASE),
        "It names no priority, and may only say how urgent its actions are: taken for a priority.",
    ),
    (
        re.compile(rf"{_NUMBER}(?:(?: ?[,/&+] ?| and | to | ?[–-] ?| ){_NUMBER})+", re.IGNORECASE),
        "It names more than one priority, and an action stands under one: taken for a priority of its own.",
    ),
    (
        re.compile(
            r"(?:all|both|each|every|any|various|several|multiple)(?: priorit(?:y|ies)| of them)?",
            re.IGNORECASE,
        ),
        "It names no one priority: taken for a priority of its own.",
    ),
    (
        re.compile(r"n/?a|none|tb[acd]|[-–—?]+|to be (?:confirmed|agreed)", re.IGNORECASE),
        "It names no priority: taken for one all the same.",
    ),
)
_CALLED = "Its column has only a number, and nothing says its name: called by its number."


def join_by_number(found: Found) -> None:
    """Actions and measures of "1" or "Priority 1" are those of the priority of this number, where one has a name."""
    asked = {each.line for each in found.guesses if each.field == "name"}
    for each in [one for one in found.priorities if _is_bare(one) and one.line not in asked]:
        named = [one for one in _of(found, each.part, each.number) if not _is_bare(one)]
        if len(named) == 1:
            found.priorities.remove(each)
            _give(found, each, named[0].name)
        elif each.name == each.number:
            _call(found, each)
    found.measures.measures = [_of_its_priority(found, each) for each in found.measures.measures]
    in_rows = {each.row.line for each in found.actions}
    found.guesses += [
        Guess(each.line, each.name, "heading", "A priority", why)
        for each in found.priorities
        if each.line in in_rows and (why := _why_none(each))
    ]


def _why_none(priority: Priority) -> str:
    """Why a priority that a cell names may be none, or ""."""
    said = f"{priority.number} {priority.name}".strip()
    return next((why for pattern, why in _NAMES_NONE if pattern.fullmatch(said)), "")


def _is_bare(priority: Priority) -> bool:
    return bool(priority.number) and priority.name in (priority.number, f"Priority {priority.number}")


def _of(found: Found, part: str, number: str) -> Iterator[Priority]:
    """The priorities of a number in a part; in any part, where none is said."""
    return (one for one in found.priorities if one.number == number and part in ("", one.part))


def _call(found: Found, them: Priority) -> None:
    """A priority whose name nothing says is called by its number, which is asked."""
    name = f"Priority {them.number}"
    if all((one.part, one.name) != (them.part, name) for one in found.priorities):
        found.priorities[found.priorities.index(them)] = replace(them, name=name)
        _give(found, them, name)
        found.guesses.append(Guess(them.line, name, "name", name, _CALLED))


def _give(found: Found, them: Priority, name: str) -> None:
    found.actions[:] = [
        replace(each, priority=name) if (each.part, each.priority) == (them.part, them.name) else each
        for each in found.actions
    ]


def _of_its_priority(found: Found, measure: Measure) -> Measure:
    """A measure whose cell says a priority by its number."""
    said = measure.priority
    if not said or any(one.name == said for one in found.priorities):
        return measure
    number, name = number_and_name(said)
    them = [one for one in _of(found, measure.part, number) if name.lower() in ("", one.name.lower())]
    return replace(measure, priority=them[0].name) if number and len(them) == 1 else measure
