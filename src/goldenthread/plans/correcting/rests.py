"""Guesses about a row that was put to the action above: it may be an action whose words are missing, or none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from goldenthread.plans.correcting.error import CorrectionError
from goldenthread.plans.correcting.left_out import words_of
from goldenthread.plans.correcting.lines import action_of
from goldenthread.plans.plan import Action, Draft, Guess, Plan, Unplaced
from goldenthread.plans.reading.actions import called
from goldenthread.plans.reading.perhaps_none import AN_ACTION
from goldenthread.plans.reading.rests import with_rests

ITS_OWN = "It is an action of its own, whose words are missing"
NOTHING = "It is nothing of the plan: its words are listed"
_NOT_TAKEN = "Its row was taken for the rest of an action, and somebody said that it is nothing of the plan."
_WORDLESS = "Its row has no words for what is to be done: write them, or leave them out until somebody knows."
_FROM_ROWS = ("outcome", "leads", "by_when", "due", "ongoing", "measure", "impact", "steps")


def is_about(plan: Plan, guess: Guess) -> bool:
    """Whether a guess is about a row that still is the rest of an action."""
    return bool(guess.apart) and action_of(plan, guess) is not None


def choices() -> tuple[str, ...]:
    return ITS_OWN, NOTHING


def corrected(draft: Draft, guess: Guess, words: str) -> Draft:
    """The draft in which a row is no rest of the action above it any more."""
    at = action_of(draft.plan, guess)
    if at is None or words not in choices():
        raise CorrectionError("Choose what the row is.")
    actions = list(draft.plan.actions)
    above, row = actions[at], guess.apart[1]
    actions[at] = _without(draft, guess, above)
    more: tuple[Guess, ...] = ()
    if words == NOTHING:
        left = Unplaced(row.line, words_of(row), _NOT_TAKEN, above.priority)
        draft = replace(draft, unplaced=(*draft.unplaced, left))
        answered = replace(guess, of="", apart=())
    else:
        new = replace(row, part=above.part, priority=above.priority, horizon=above.horizon)
        after = (n for n, each in enumerate(actions) if n > at and each.line > row.line)
        actions.insert(next(after, len(actions)), new)
        name = called(new.number, new.text, new.line)
        answered = replace(guess, of=name, taken=AN_ACTION, apart=())
        more = (Guess(row.line, name, "text", "", _WORDLESS),)
    guesses = (answered if each == guess else each for each in draft.guesses)
    return replace(draft, plan=replace(draft.plan, actions=tuple(actions)), guesses=(*guesses, *more))


def _without(draft: Draft, guess: Guess, above: Action) -> Action:
    """The action without what one of its rows says. What was put right in it since is kept."""
    base, row = guess.apart
    rows = [
        each.apart[1]
        for each in draft.guesses
        if each.apart and each.of == guess.of and each.apart[0] == base
    ]
    starts = draft.plan.starts
    was, now = (
        with_rests(base, rows, starts),
        with_rests(base, [each for each in rows if each != row], starts),
    )
    kept: dict[str, Any] = {}
    for field in _FROM_ROWS:
        value, before, after = (getattr(each, field) for each in (above, was, now))
        if value == before:
            kept[field] = after
        elif isinstance(value, tuple):
            kept[field] = tuple(each for each in value if each in after or each not in before)
    return replace(above, **kept)
