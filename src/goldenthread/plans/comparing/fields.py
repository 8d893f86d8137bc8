"""The lines of an improvement plan field by field, and where two of one line differ.

A field of which the document says nothing in any of its lines is left alone: it has no such column. That is told.
Days of actions are no field here: what another date in a document means is decided in `dates`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from goldenthread.plans.layout.steps import step_line
from goldenthread.plans.plan import Action, Measure, Part, Priority

Value = str | tuple[str, ...]
Fields = dict[str, Value]
"""The fields of a line by the names by which the site changes them."""


def of_part(part: Part) -> Fields:
    return {"name": part.name, "serves": part.serves}


def of_priority(priority: Priority) -> Fields:
    return {
        "number": priority.number,
        "name": priority.name,
        "statement": priority.statement,
        "needs": priority.needs,
        "outcomes": priority.outcomes,
    }


def of_action(action: Action, place: str) -> Fields:
    """The words of an action. place: the part or priority that it stands in, by the name that both sides use."""
    return {
        "number": action.number,
        "place": place,
        "text": action.text,
        "success": action.outcome,
        "horizon": action.horizon,
        "leads": action.leads,
        "signs": action.measure,
        "impact": action.impact,
        "steps": tuple(step_line(step, None) for step in action.steps),
        "depends": action.depends,
    }


def of_measure(measure: Measure, place: str, area: str) -> Fields:
    """The words of a measure. area: what it stands under where that is no priority. Its indicator is none of them:
    what feeds a measure is decided on the site."""
    return {
        "name": measure.name,
        "place": place,
        "area": area,
        "baseline": measure.baseline,
        "baseline_date": measure.baseline_date.isoformat() if measure.baseline_date else "",
        "target": measure.target,
        "target_date": measure.target_date.isoformat() if measure.target_date else "",
        "now": measure.now,
        "source": measure.source,
        "unit": measure.unit,
        "shared_with": measure.shared_with,
    }


def silent(plan: Iterable[Fields], document: Sequence[Fields]) -> frozenset[str]:
    """The fields that lines of the plan have, and no line of the document: it has no place for them."""
    said = {name for fields in document for name, value in fields.items() if value}
    held = {name for fields in plan for name, value in fields.items() if value}
    return frozenset(held - said) if document else frozenset()


def differing(
    ours: Fields, theirs: Fields, left_alone: Iterable[str] = ()
) -> Mapping[str, tuple[Value, Value]]:
    """The fields that differ by more than white space, each as it is in the plan and in the document."""
    return {
        name: (ours[name], theirs[name])
        for name in theirs
        if name not in left_alone and _told(ours[name]) != _told(theirs[name])
    }


def _told(value: Value) -> Value:
    if isinstance(value, str):
        return " ".join(value.split())
    return tuple(filter(None, (" ".join(line.split()) for line in value)))
