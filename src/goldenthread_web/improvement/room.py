"""What a document has more words for than there is room in a plan: it is cut at a whole word, and that is told.

Measures, dates and leads are a line each, and a paragraph in their place is rare. Whoever reads the document in sees
which line it was, before anything is accepted, and can put the rest where there is room for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from goldenthread.plans.plan import Action, Measure, Part, Plan, Step
from goldenthread_web.improvement.models.shared import SHORT

T = TypeVar("T", Plan, Part, Action, Step, Measure)

_OF_A_PLAN = {"title": "title", "approver": "approver"}
_OF_A_PART = {"status": "status"}
_OF_AN_ACTION = {"horizon": "horizon", "by_when": "date in words"}
_OF_A_STEP = {"by_when": "date in words"}
_OF_A_MEASURE = {
    "name": "name", "baseline": "baseline", "now": "figure of now", "target": "target", "source": "source",
    "unit": "unit", "shared_with": "plan that it is shared with",
}  # fmt: skip
_AREA = {"priority": "area"}
_MOST = {"name": 2 * SHORT}
"""Where there is more room than for a name."""


@dataclass(frozen=True)
class Cut:
    """The plan with nothing in it that there is no room for, and in words what was cut."""

    plan: Plan
    told: tuple[str, ...]


def cut(given: Plan) -> Cut:
    """The same plan, where everything has room."""
    told: list[str] = []
    plan = _line(given, _OF_A_PLAN, "improvement plan", 0, told)
    priorities = {(each.part, each.name) for each in given.priorities}
    return Cut(
        replace(
            plan,
            parts=tuple(_part(each, told) for each in plan.parts),
            actions=tuple(_action(each, told) for each in plan.actions),
            measures=tuple(
                _measure(each, told, with_area=(each.part, each.priority) not in priorities)
                for each in plan.measures
            ),
        ),
        tuple(told),
    )


def _part(part: Part, told: list[str]) -> Part:
    return _line(part, _OF_A_PART, "part", part.line, told)


def _action(action: Action, told: list[str]) -> Action:
    found = _line(action, _OF_AN_ACTION, "action", action.line, told)
    leads = tuple(_words(lead, "a lead of this action", SHORT, action.line, told) for lead in action.leads)
    return replace(found, leads=leads, steps=tuple(_steps(action, told)))


def _steps(action: Action, told: list[str]) -> Iterator[Step]:
    for step in action.steps:
        yield _line(step, _OF_A_STEP, "step", action.line, told)


def _measure(measure: Measure, told: list[str], *, with_area: bool) -> Measure:
    """with_area: it stands under words that are the name of no priority."""
    fields = _OF_A_MEASURE | _AREA if with_area else _OF_A_MEASURE
    return _line(measure, fields, "measure", measure.line, told)


def _line(one: T, fields: Mapping[str, str], kind: str, line: int, told: list[str]) -> T:
    found = {
        name: _words(getattr(one, name), f"the {called} of this {kind}", _MOST.get(name, SHORT), line, told)
        for name, called in fields.items()
    }
    return replace(one, **found)  # type: ignore[arg-type]  # all of these fields are words


def _words(text: str, called: str, most: int, line: int, told: list[str]) -> str:
    """A text with no more letters than there is room for; the last words that are kept are told."""
    if len(text) <= most:
        return text
    kept = text[: most + 1].rsplit(None, 1)[0][:most]
    last = " ".join(kept.split()[-4:])
    why = f"{called} is longer than {most} letters. It is cut after “{last[-60:]}”."
    told.append(f"Line {line}: {why}" if line else why[0].upper() + why[1:])
    return kept
