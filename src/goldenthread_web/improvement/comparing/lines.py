"""The lines of a document as words of the site: what differs of one that is there, and all of one that is new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.plans import plan as read
from goldenthread.plans.comparing import fields as f
from goldenthread.plans.comparing.dates import Agreed, Day, day_in
from goldenthread.plans.layout.steps import step_line
from goldenthread.plans.resting import Names
from goldenthread_web.improvement.editing.words import Words
from goldenthread_web.improvement.models import Action, ImprovementPlan

Field = tuple[f.Value, f.Value]
"""A field as it is, and as it is to be."""

AT_ONCE = frozenset({"steps", "depends"})
"""What is changed at once where an action is worked on: the work of its leads."""


@dataclass(frozen=True)
class Called:
    """What the actions of one side are called. keys: their lines; nothing for one that is left out."""

    names: Names
    keys: Sequence[str]

    def rests_on(self, action: read.Action) -> tuple[str, ...]:
        """What an action rests on, by the names of lines."""
        return tuple(sorted(filter(None, (self.keys[n] for n in self.names.resting(action).on))))

    def unclear(self, action: read.Action) -> list[str]:
        """What it says that it rests on, and that is not one action: nothing is taken for it."""
        return [
            f"{self.names.unclear(name)}, on which it says that it rests."
            for name in self.names.resting(action).unknown
        ]


@dataclass(frozen=True)
class Numbered:
    """numbers: what each action of the document is to be called. ours, theirs: which actions names mean."""

    numbers: Mapping[int, str]
    ours: Called
    theirs: Called


def plan_fields(plan: read.Plan) -> f.Fields:
    return {
        "title": plan.title,
        "starts": plan.starts.isoformat() if plan.starts else "",
        "ends": plan.ends.isoformat() if plan.ends else "",
        "approver": plan.approver,
        "key_outcomes": plan.key_outcomes,
    }


def changed_action(
    row: Action,
    held: read.Action,
    said: read.Action,
    ours: f.Fields,
    theirs: f.Fields,
    numbered: Numbered,
    n: int,
    silent: frozenset[str],
    *,
    worked_on: bool,
) -> tuple[dict[str, Field], list[str]]:
    """What differs of an action that is there, and what the document says that is not taken."""
    notes: list[str] = []
    theirs = dict(theirs)
    if (number := numbered.numbers.get(n, row.number)) != theirs["number"] and theirs["number"]:
        notes.append(
            f"Another action holds the number that the document gives it, {theirs['number']}. "
            + (f"It is {number}." if number else "It has none.")
        )
    theirs["number"] = number
    if not theirs["text"]:
        theirs["text"] = ours["text"]
    differs = dict(f.differing(ours, theirs, silent))
    if not worked_on and not row.was_moved:  # type: ignore[attr-defined]
        differs |= _by_when(held, said)
    else:
        notes += _of_day(row, said)
    differs.pop("depends", None)  # numbers change; which actions they are is what counts
    if unclear := numbered.theirs.unclear(said):
        return differs, [*notes, *unclear, "What it rests on stays as it is."]
    wanted = numbered.theirs.rests_on(said)
    rests = numbered.ours.rests_on(held), tuple(key for key in wanted if not key.startswith("new "))
    if rests[0] != rests[1] and "depends" not in silent:
        differs["depends"] = rests
    if len(rests[1]) != len(wanted):
        notes.append("It rests on an action that is new. Say so on its page once the version is approved.")
    return differs, notes


def _by_when(held: read.Action, said: read.Action) -> dict[str, Field]:
    found: dict[str, Field] = {}
    days = [one.due.isoformat() if one.due else "" for one in (held, said)]
    if (held.by_when, days[0]) != (said.by_when, days[1]) and said.by_when:
        found["by_when"] = held.by_when, said.by_when
        found["due"] = days[0], days[1]
    return found


def _of_day(row: Action, said: read.Action) -> list[str]:
    day = day_in(said, Agreed(row.due, row.original_due))
    if day is Day.OLD:
        return [Day.OLD.value]
    if day is Day.NONE and said.by_when:
        return [f"By when it says “{said.by_when}”, which names no day. The day stays."]
    if day is Day.SAME and said.by_when and said.by_when != row.by_when:
        return [f"By when it says “{said.by_when}”, which is the same day."]
    return []


def new_action(
    action: read.Action,
    number: str,
    place: str,
    rests_on: list[str],
    plan: ImprovementPlan,
    served: tuple[list[str], list[str]],
) -> Words:
    """All of a new action, as it waits for the next version. served: its own words for children, and what it serves."""
    words, sayings = served
    return {
        "number": number[:20],
        "place": place,
        "text": action.text,
        "success": action.outcome,
        "horizon": action.horizon,
        "by_when": action.by_when,
        "due": action.due.isoformat() if action.due else "",
        "leads": list(dict.fromkeys(action.leads)),
        "signs": list(dict.fromkeys(action.measure)),
        "impact": words,
        "sayings": sayings,
        "steps": [step_line(step, plan.starts) for step in action.steps],
        "depends": rests_on,
    }


def new_measure(measure: read.Measure, place: str, area: str) -> Words:
    shared = "yes" if measure.shared else ""
    return {**f.of_measure(measure, place, area), "indicator": measure.indicator, "shared": shared}


def listed(fields: Mapping[str, Any]) -> Words:
    """Fields as changes keep them."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}
