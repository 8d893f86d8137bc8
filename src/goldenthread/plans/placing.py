"""Words of a document that found no place, put into an action by somebody who knows where they belong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from goldenthread.plans.correcting.error import CorrectionError
from goldenthread.plans.dates import by_when
from goldenthread.plans.elsewhere import points_elsewhere
from goldenthread.plans.leads import leads_of
from goldenthread.plans.plan import Action, Draft, Guess, Plan, Step
from goldenthread.plans.reading.actions import called

FIELDS: Mapping[str, str] = {
    "text": "words of what will be done",
    "outcome": "what success is",
    "leads": "a lead",
    "by_when": "by when",
    "steps": "a step",
    "measure": "what shows that it is done",
    "impact": "what it changes for children",
}
"""As what words can be put into an action."""


def put(draft: Draft, action: int, field: str, words: str) -> Draft:
    """The draft with words added to one field of an action, by its place. What stood there stays before them."""
    words = " ".join(words.split())
    if not words:
        raise CorrectionError("Write the words that belong there.")
    if field not in FIELDS or not 0 <= action < len(draft.plan.actions):
        raise CorrectionError("Choose an action of this draft, and as what the words belong there.")
    actions = list(draft.plan.actions)
    before = actions[action]
    actions[action] = after = _with(before, field, words, draft.plan)
    was, now = (called(each.number, each.text, each.line) for each in (before, after))
    guesses = tuple(_renamed(each, was, now) for each in draft.guesses)
    return replace(draft, plan=replace(draft.plan, actions=tuple(actions)), guesses=guesses)


def _renamed(guess: Guess, was: str, now: str) -> Guess:
    """A guess about an action whose name changed with its words: still about that action."""
    return replace(guess, of=now) if guess.of == was else guess


def _with(action: Action, field: str, words: str, plan: Plan) -> Action:
    if field == "text":
        return replace(action, text=f"{action.text} {words}".strip())
    if field == "outcome":
        return replace(action, outcome=f"{action.outcome} {words}".strip())
    if field == "leads":
        if any(map(points_elsewhere, leads_of(words))):
            raise CorrectionError("Write the role or the name of who leads it, not where it is said.")
        return replace(action, leads=tuple(dict.fromkeys((*action.leads, *leads_of(words)))))
    if field == "steps":
        return replace(action, steps=(*action.steps, Step(words)))
    if field == "by_when":
        return _dated(action, words, plan)
    lines = (*getattr(action, field), words)
    return replace(action, measure=lines) if field == "measure" else replace(action, impact=lines)


def _dated(action: Action, words: str, plan: Plan) -> Action:
    if action.by_when:
        raise CorrectionError(
            f"This action has a date already: {action.by_when}. Change it once it is read in."
        )
    meant = by_when(words, plan.starts)
    if meant.due is None and not meant.ongoing:
        raise CorrectionError("Write a day or a month, such as 31 July 2026 or July 2026.")
    return replace(action, by_when=words, due=meant.due, ongoing=meant.ongoing)
