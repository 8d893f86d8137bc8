"""Guesses about one field of an action or of a measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from goldenthread import catalogue
from goldenthread.plans.correcting.error import CorrectionError
from goldenthread.plans.correcting.taken_out import listed
from goldenthread.plans.dates import by_when
from goldenthread.plans.elsewhere import points_elsewhere
from goldenthread.plans.layout.steps import step_of
from goldenthread.plans.leads import leads_of
from goldenthread.plans.plan import Action, Draft, Guess, Measure, Plan, Step
from goldenthread.plans.reading.actions import called

_OF_AN_ACTION = (
    "text",
    "outcome",
    "leads",
    "due",
    "measure",
    "impact",
    "steps",
    "horizon",
    "priority",
    "number",
)
_OF_A_MEASURE = ("name", "baseline", "target", "indicator", "part")
_LISTS = ("measure", "impact")


def is_about(plan: Plan, guess: Guess) -> bool:
    """Whether a guess is about one field of one line."""
    is_of_an_action = guess.field in _OF_AN_ACTION and action_of(plan, guess) is not None
    return is_of_an_action or bool(_measures_of(plan, guess))


def is_of_the_same(plan: Plan, guess: Guess, other: Guess) -> bool:
    """Whether two guesses stand on one field of one line: what is put right for one is right for the other."""
    if guess.field != other.field:
        return False
    if guess.field in _OF_AN_ACTION and (at := action_of(plan, guess)) is not None:
        return action_of(plan, other) == at
    return bool(_measures_of(plan, guess)) and _measures_of(plan, guess) == _measures_of(plan, other)


def corrected(draft: Draft, guess: Guess, words: str) -> Draft:
    at = action_of(draft.plan, guess) if guess.field in _OF_AN_ACTION else None
    return _with_measure(draft, guess, words) if at is None else _with_action(draft, guess, at, words)


def _with_action(draft: Draft, guess: Guess, at: int, words: str) -> Draft:
    plan = draft.plan
    actions = list(plan.actions)
    before = actions[at]
    actions[at] = after = _with_field(before, guess.field, words, plan)
    now = called(after.number, after.text, after.line)
    guesses = (replace(each, of=now) if action_of(plan, each) == at else each for each in draft.guesses)
    return replace(
        draft,
        plan=replace(plan, actions=tuple(actions)),
        guesses=tuple(guesses),
        unplaced=(*draft.unplaced, *listed(draft, guess, before, after)),
    )


def _with_measure(draft: Draft, guess: Guess, words: str) -> Draft:
    plan, (at, *_) = draft.plan, _measures_of(draft.plan, guess)
    measures = list(plan.measures)
    before = measures[at]
    measures[at] = after = _with_value(before, guess.field, words, plan)
    now = after.name
    guesses = (
        replace(each, of=now) if (each.of, each.line) == (guess.of, guess.line) else each
        for each in draft.guesses
    )
    return replace(
        draft,
        plan=replace(plan, measures=tuple(measures)),
        guesses=tuple(guesses),
        unplaced=(*draft.unplaced, *listed(draft, guess, before, after)),
    )


def action_of(plan: Plan, guess: Guess) -> int | None:
    """Which action a guess names. Of two with one name it is the one in whose rows the guess stands."""
    same = [n for n, one in enumerate(plan.actions) if called(one.number, one.text, one.line) == guess.of]
    begun = [n for n in same if plan.actions[n].line <= guess.line]
    return max(begun, key=lambda n: plan.actions[n].line) if begun else next(iter(same), None)


def measures_of(plan: Plan, guess: Guess) -> list[int]:
    """Which measures a guess names; its line tells two of one name apart."""
    return [n for n, each in enumerate(plan.measures) if each.name == guess.of and each.line == guess.line]


def _measures_of(plan: Plan, guess: Guess) -> list[int]:
    """The measures of which a guess is about one field."""
    return measures_of(plan, guess) if guess.field in _OF_A_MEASURE else []


def _with_field(action: Action, field: str, words: str, plan: Plan) -> Action:
    if field == "leads":
        if any(map(points_elsewhere, leads_of(words))):
            raise CorrectionError("Write the role or the name of who leads it, not where it is said.")
        return replace(action, leads=leads_of(words))
    if field == "due":
        meant = by_when(words, plan.starts)
        if words and meant.due is None:
            raise CorrectionError("Write a day or a month, such as 31 July 2026 or July 2026.")
        return replace(action, by_when=words, due=meant.due, ongoing=meant.ongoing)
    if field == "number" and words in {
        one.number for one in plan.actions if one.part == action.part and one is not action and words
    }:
        raise CorrectionError(f"Another action of this part has the number {words}. Write one that is free.")
    if field == "steps":
        return replace(action, steps=tuple(_steps(action, _lines(words), plan)))
    if field == "priority":
        names = [each.name for each in plan.priorities if each.part == action.part]
        if words not in names:
            raise CorrectionError(f"Write the name of a priority of this part: {', '.join(names)}.")
    value: Any = _lines(words) if field in _LISTS else " ".join(words.split())
    return replace(action, **{field: value})


def _steps(action: Action, lines: Sequence[str], plan: Plan) -> Iterator[Step]:
    """The steps that somebody writes, a line each: one that says by when in brackets, as a guess about steps shows it,
    has that; any other that stood there keeps what it had."""
    left = list(action.steps)
    for line in lines:
        said = step_of(line, plan.starts)
        known = next((step for step in left if step.text == said.text), None)
        if known:
            left.remove(known)
        yield known if known and said == Step(line) else said


def _with_value(measure: Measure, field: str, words: str, plan: Plan) -> Measure:
    if field == "indicator" and words and words not in catalogue.load():
        raise CorrectionError("Choose an indicator of the catalogue by its code, or leave it empty.")
    if field == "part" and words not in plan.parts_named():
        raise CorrectionError(f"Write the name of a part of the plan: {', '.join(plan.parts_named())}.")
    if field == "name" and not words:
        raise CorrectionError("Write the name of the measure.")
    value: Any = " ".join(words.split())
    return replace(measure, **{field: value})


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.splitlines() if line.strip())
