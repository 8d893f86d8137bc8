"""A draft as plain data, for programs that read it, and back again."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from goldenthread.plans.plan import (
    Action,
    Draft,
    Guess,
    Measure,
    Part,
    Plan,
    Priority,
    Step,
    Unplaced,
)


def as_data(draft: Draft) -> dict[str, Any]:
    """The draft as lists and words: days as 2023-06-30, what is not known as null."""
    plan = draft.plan
    return {
        "title": plan.title,
        "starts": _told(plan.starts),
        "ends": _told(plan.ends),
        "approver": plan.approver,
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


def from_data(data: dict[str, Any]) -> Draft:
    """The draft that `as_data` told. Equal to it, lines included."""
    plan = Plan(
        title=data["title"],
        starts=_day(data["starts"]),
        ends=_day(data["ends"]),
        key_outcomes=tuple(each["text"] for each in data["outcomes"] if not each["part"]),
        parts=tuple(Part(**_with_tuples(each)) for each in data["parts"]),
        priorities=tuple(Priority(**_with_tuples(each)) for each in data["priorities"]),
        actions=tuple(_action(each) for each in data["actions"]),
        measures=tuple(_measure(each) for each in data["measures"]),
        approver=data.get("approver", ""),
    )
    guesses = tuple(_guess(each) for each in data["guesses"])
    return Draft(plan, guesses, tuple(Unplaced(**each) for each in data["unplaced"]))


def _guess(data: dict[str, Any]) -> Guess:
    """A guess. Drafts that were kept before rows could be put apart again say nothing of that."""
    return Guess(**{**data, "apart": tuple(_action(each) for each in data.get("apart", ()))})


def _action(data: dict[str, Any]) -> Action:
    steps = tuple(Step(each["text"], each["by_when"], _day(each["due"])) for each in data["steps"])
    return Action(**{**_with_tuples(data), "due": _day(data["due"]), "steps": steps})


def _measure(data: dict[str, Any]) -> Measure:
    days = {name: _day(data[name]) for name in ("baseline_date", "target_date")}
    return Measure(**{**data, **days})


def _with_tuples(data: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None
