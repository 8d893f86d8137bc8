"""A draft as plain data, for programs that read it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from goldenthread.plans.plan import Draft, Plan


def as_data(draft: Draft) -> dict[str, Any]:
    """The draft as lists and words: days as 2023-06-30, what is not known as null."""
    plan = draft.plan
    return {
        "title": plan.title,
        "starts": _told(plan.starts),
        "ends": _told(plan.ends),
        "parts": [_told(asdict(each)) for each in plan.parts],
        "priorities": [_told(asdict(each)) for each in plan.priorities],
        "outcomes": _outcomes(plan),
        "actions": [_told(asdict(each)) for each in plan.actions],
        "measures": [_told(asdict(each)) for each in plan.measures],
        "guesses": [_told(asdict(each)) for each in draft.guesses],
        "unplaced": [_told(asdict(each)) for each in draft.unplaced],
    }


def _outcomes(plan: Plan) -> list[dict[str, str]]:
    """The plan's key outcomes, which belong to no part, and those of each priority."""
    key = [{"part": "", "priority": "", "text": text} for text in plan.key_outcomes]
    of_priorities = [
        {"part": each.part, "priority": each.name, "text": text}
        for each in plan.priorities
        for text in each.outcomes
    ]
    return key + of_priorities


def _told(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _told(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_told(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
