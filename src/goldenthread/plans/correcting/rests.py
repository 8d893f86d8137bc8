"""Guesses about a row that was put to the action above: it may be an action whose words are missing, or none."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from goldenthread.plans.correcting.error import CorrectionError
from goldenthread.plans.correcting.left_out import words_of
from goldenthread.plans.correcting.lines import action_of
from goldenthread.plans.correcting.lines import is_about as is_of_a_field
from goldenthread.plans.dates import by_when, why_taken
from goldenthread.plans.plan import Action, Draft, Guess, Plan, Step, Unplaced
from goldenthread.plans.reading.actions import called
from goldenthread.plans.reading.perhaps_none import AN_ACTION
from goldenthread.plans.reading.rests import LAST, has_several_days, values_of, with_days, with_rests

ITS_OWN = "It is an action of its own, whose words are missing"
ITS_OWN_TOO = "It is an action of its own, with the words of the one above"
NOTHING = "It is nothing of the plan: its words are listed"
_NOT_TAKEN = "Its row was taken for the rest of an action, and somebody said that it is nothing of the plan."
_WORDLESS = "Its row has no words for what is to be done: write them, or leave them out until somebody knows."
_NUMBERED = "Its row repeats the number {number}: write another, or leave it without one."
_FROM_ROWS = ("outcome", "leads", "by_when", "due", "ongoing", "measure", "impact", "steps")


def is_about(plan: Plan, guess: Guess) -> bool:
    """Whether a guess is about a row that still is the rest of an action."""
    return bool(guess.apart) and action_of(plan, guess) is not None


def choices(guess: Guess) -> tuple[str, ...]:
    return ITS_OWN_TOO if guess.apart[1].text else ITS_OWN, NOTHING


def corrected(draft: Draft, guess: Guess, words: str) -> Draft:
    """The draft in which a row is no rest of the action above it any more."""
    at = action_of(draft.plan, guess)
    if at is None or words not in choices(guess):
        raise CorrectionError("Choose what the row is.")
    actions = list(draft.plan.actions)
    above, row = actions[at], guess.apart[1]
    actions[at] = after = _without(draft, guess, above)
    row = _as_put_right(guess, above, after)
    more: tuple[Guess, ...] = ()
    name = ""
    if words == NOTHING:
        left = Unplaced(row.line, words_of(row), _NOT_TAKEN, above.priority)
        draft = replace(draft, unplaced=(*draft.unplaced, left))
        answered = replace(guess, of="", apart=())
    else:
        new = replace(row, number="", part=above.part, priority=above.priority, horizon=above.horizon)
        below = (n for n, each in enumerate(actions) if n > at and each.line > row.line)
        actions.insert(next(below, len(actions)), new)
        name = called(new.number, new.text, new.line)
        answered = replace(guess, of=name, taken=AN_ACTION, apart=())
        more = tuple(_asked(row, name))
    guesses = [answered if each == guess else each for each in _as_it_holds(draft, guess, after, name)]
    return replace(draft, plan=replace(draft.plan, actions=tuple(actions)), guesses=(*guesses, *more))


def _asked(row: Action, name: str) -> Iterator[Guess]:
    """What is to be asked of a row that is an action of its own: the words that it lacks, a number of its own."""
    if not row.text:
        yield Guess(row.line, name, "text", "", _WORDLESS)
    if row.number:
        yield Guess(row.line, name, "number", "", _NUMBERED.format(number=row.number))


def as_shown(guess: Guess, was: Mapping[str, str], now: Mapping[str, str]) -> Guess:
    """A guess that shows what an action had, as one that shows what it has now. was, now: its values by field."""
    shows = bool(guess.taken) and guess.taken == was.get(guess.field)
    return replace(guess, taken=now[guess.field]) if shows else guess


def _as_it_holds(draft: Draft, guess: Guess, after: Action, name: str) -> Iterator[Guess]:
    """The guesses, those about the action that a row was put to as they are without it.

    Those about the row itself go with it: to the action of this name, or away where it is none. Any other that shows
    what the action had shows what it has now; the one about the last of several days goes with these.
    """
    plan, (base, row) = draft.plan, guess.apart
    at, starts = action_of(plan, guess), plan.starts
    was, now, of_row = (values_of(each, starts) for each in (plan.actions[at or 0], after, row))
    has_days = has_several_days(base, _others(draft, guess))
    for each in draft.guesses:
        if not is_of_a_field(plan, each) or action_of(plan, each) != at:
            yield each
        elif each.line == row.line:
            field = "due" if _is_of_its_day(each, row, starts) else each.field
            yield as_shown(replace(each, of=name, field=field), {field: was.get(each.field, "")}, of_row)
        else:
            goes = each.why == LAST and not has_days and each.taken == was["due"]
            yield as_shown(replace(each, of="") if goes else each, was, now)


def _is_of_its_day(guess: Guess, row: Action, starts: date | None) -> bool:
    """Whether a guess about a row is about its day: where the row has steps, it was asked of the days of these."""
    meant = by_when(row.by_when, starts)
    return guess.why in (*meant.doubts, why_taken(row.by_when, meant))


def _rows(draft: Draft, guess: Guess) -> list[Action]:
    """The rows that still are put to the action of a guess."""
    base = guess.apart[0]
    return [
        each.apart[1]
        for each in draft.guesses
        if each.apart and each.of == guess.of and each.apart[0] == base
    ]


def _others(draft: Draft, guess: Guess) -> list[Action]:
    """The same without the row of the guess."""
    return [each for each in _rows(draft, guess) if each.line != guess.apart[1].line]


def _without(draft: Draft, guess: Guess, above: Action) -> Action:
    """The action without what one of its rows says. What was put right in it since is kept, and so is what was put
    back to it."""
    (base, row), starts = guess.apart, draft.plan.starts
    was, now = (with_rests(base, each, starts) for each in (_rows(draft, guess), _others(draft, guess)))
    kept: dict[str, Any] = {}
    for field in _FROM_ROWS:
        value, before, after = (getattr(each, field) for each in (above, was, now))
        if value == before:
            kept[field] = after
        elif field == "steps":
            kept[field] = tuple(_parted(value, after, row)[0])
        elif isinstance(value, tuple):
            kept[field] = tuple(each for each in value if each in after or each not in before)
        elif field in ("by_when", "outcome"):
            kept[field] = _words_apart(value, getattr(base, field), getattr(row, field), after)
    if "due" not in kept and above.due == row.due and kept.get("by_when"):
        kept["due"] = by_when(kept["by_when"], starts).due
    return replace(above, **kept)


def _words_apart(value: str, own: str, of_row: str, after: str) -> str:
    """Words of an action without those of a row, where they still are its own with those of rows behind them."""
    is_put_together = own and own in value and of_row and of_row in value.replace(own, "", 1)
    if not is_put_together or of_row in after:
        return value
    return " ".join([own, *value.replace(own, "", 1).replace(of_row, "", 1).split()])


def _as_put_right(guess: Guess, above: Action, now: Action) -> Action:
    """The row with its steps as somebody put them right while they were the action's. now: that without the row."""
    row = guess.apart[1]
    as_read = with_days(row).steps
    left = [each for each in _parted(above.steps, now.steps, row)[1] if each not in as_read]
    steps = []
    for step in row.steps:
        mine = next((each for each in left if each.text == step.text), None)
        if mine:
            left.remove(mine)
        steps.append(mine or step)
    return replace(row, steps=tuple(steps))


def _parted(steps: Sequence[Step], after: Sequence[Step], row: Action) -> tuple[list[Step], list[Step]]:
    """The steps of an action that it keeps without a row, and those that are of the row. after: what it is to have,
    as far as nothing was put right: a step that was is known by its words."""
    left, of_row = list(after), [each.text for each in row.steps]
    keeps: set[int] = set()
    for is_same in (operator.eq, lambda one, other: one.text == other.text):
        for n, step in enumerate(steps):
            mine = next((each for each in left if n not in keeps and is_same(each, step)), None)
            if mine:
                left.remove(mine)
                keeps.add(n)
    goes = [n for n, step in enumerate(steps) if n not in keeps and step.text in of_row]
    return [step for n, step in enumerate(steps) if n not in goes], [steps[n] for n in goes]
