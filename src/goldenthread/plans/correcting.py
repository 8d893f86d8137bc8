"""A draft with a guess put right: what somebody writes in the place of what was taken."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from goldenthread import catalogue
from goldenthread.plans.dates import by_when
from goldenthread.plans.leads import leads_of
from goldenthread.plans.plan import Action, Draft, Guess, Measure, Plan, Step
from goldenthread.plans.reading.actions import called

_OF_AN_ACTION = ("text", "outcome", "leads", "due", "measure", "impact", "steps", "horizon", "priority")
_OF_A_MEASURE = ("name", "baseline", "target", "indicator", "part")
_LISTS = ("measure", "impact")


class CorrectionError(ValueError):
    """Words that can't be what a guess is about; the message says what can."""


def can_be_corrected(draft: Draft, guess: Guess) -> bool:
    """Whether a guess is about one field of one line. Others are put right in the plan itself."""
    return bool(_actions_of(draft.plan, guess) or _measures_of(draft.plan, guess))


def corrected(draft: Draft, guess: Guess, words: str) -> Draft:
    """The draft with what stands in a guess's place. Words that can't stand there are an error in words."""
    words = words.strip()
    plan = draft.plan
    if at := _actions_of(plan, guess):
        actions = list(plan.actions)
        actions[at[0]] = _with_field(actions[at[0]], guess.field, words, plan)
        now = called(actions[at[0]].number, actions[at[0]].text, actions[at[0]].line)
        renamed = replace(draft, guesses=tuple(_renamed(each, guess.of, now) for each in draft.guesses))
        return replace(renamed, plan=replace(plan, actions=tuple(actions)))
    if at := _measures_of(plan, guess):
        measures = list(plan.measures)
        measures[at[0]] = _with_value(measures[at[0]], guess.field, words, plan)
        renamed = replace(
            draft,
            guesses=tuple(
                _renamed(each, guess.of, measures[at[0]].name, guess.line) for each in draft.guesses
            ),
        )
        return replace(renamed, plan=replace(plan, measures=tuple(measures)))
    raise CorrectionError("This is about more than one line: put it right in the plan once it is accepted.")


def _renamed(guess: Guess, was: str, now: str, line: int | None = None) -> Guess:
    """A guess about a line whose name changed: still about that line."""
    return replace(guess, of=now) if guess.of == was and line in (None, guess.line) else guess


def _actions_of(plan: Plan, guess: Guess) -> list[int]:
    if guess.field not in _OF_AN_ACTION:
        return []
    names = [called(action.number, action.text, action.line) for action in plan.actions]
    return [n for n, name in enumerate(names) if name == guess.of]


def _measures_of(plan: Plan, guess: Guess) -> list[int]:
    """The measures that a guess is about; its line tells two of one name apart."""
    if guess.field not in _OF_A_MEASURE:
        return []
    return [n for n, each in enumerate(plan.measures) if each.name == guess.of and each.line == guess.line]


def _with_field(action: Action, field: str, words: str, plan: Plan) -> Action:
    if field == "leads":
        return replace(action, leads=leads_of(words))
    if field == "due":
        meant = by_when(words, plan.starts)
        if words and meant.due is None:
            raise CorrectionError("Write a day or a month, such as 31 July 2026 or July 2026.")
        return replace(action, by_when=words, due=meant.due, ongoing=meant.ongoing)
    if field == "steps":
        known = {step.text: step for step in action.steps}
        return replace(action, steps=tuple(known.get(line, Step(line)) for line in _lines(words)))
    if field == "priority":
        names = [each.name for each in plan.priorities if each.part == action.part]
        if words not in names:
            raise CorrectionError(f"Write the name of a priority of this part: {', '.join(names)}.")
    value: Any = _lines(words) if field in _LISTS else " ".join(words.split())
    return replace(action, **{field: value})


def _with_value(measure: Measure, field: str, words: str, plan: Plan) -> Measure:
    if field == "indicator" and words and words not in catalogue.load():
        raise CorrectionError("Choose an indicator of the catalogue by its code, or leave it empty.")
    if field == "part" and words not in plan.parts_named():
        raise CorrectionError(f"Write the name of a part of the plan: {', '.join(plan.parts_named())}.")
    value: Any = " ".join(words.split())
    return replace(measure, **{field: value})


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.splitlines() if line.strip())
