"""Guesses about a row that was taken for an action of its own: it may be the rest of the one above, the heading of
those below, or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from goldenthread.plans.correcting.error import CorrectionError
from goldenthread.plans.correcting.left_out import without_lines
from goldenthread.plans.correcting.lines import action_of
from goldenthread.plans.correcting.put_back import above_of, is_rest, put_back
from goldenthread.plans.correcting.rests import as_shown
from goldenthread.plans.plan import Action, Draft, Guess, Plan, Priority
from goldenthread.plans.reading.actions import called
from goldenthread.plans.reading.bands import LONGEST
from goldenthread.plans.reading.bands import called as called_in_band
from goldenthread.plans.reading.rests import together, values_of

THE_REST = "It is the rest of the action above: it is put to that"
A_PRIORITY = "It is a heading: the priority of the actions below it"
NOTHING = "It is no action: its words are listed"
_NOT_TAKEN = "Its row was taken for an action, and somebody said that it is none."


def is_about(plan: Plan, guess: Guess) -> bool:
    """Whether a guess is about a row that still is an action."""
    return guess.field == "row" and not guess.apart and action_of(plan, guess) is not None


def choices(plan: Plan, guess: Guess) -> tuple[str, ...]:
    """What the row may be instead."""
    at = action_of(plan, guess)
    found = (THE_REST,) if at else ()
    return (*found, A_PRIORITY, NOTHING) if at is not None and _may_be_over(plan, at) else (*found, NOTHING)


def corrected(draft: Draft, guess: Guess, words: str) -> Draft:
    """The draft without this action: its words are those of the action above, or are listed."""
    at, actions = action_of(draft.plan, guess), list(draft.plan.actions)
    if at is None or words not in choices(draft.plan, guess):
        raise CorrectionError("Choose what the row is.")
    row = actions[at]
    if words == THE_REST and is_rest(actions[to := above_of(actions, at)], row):
        return put_back(draft, guess, at, to)
    closed = tuple(_without_those_of(draft, at))
    if words == NOTHING:
        return replace(without_lines(draft, lambda line: line is row, _NOT_TAKEN), guesses=closed)
    if words == A_PRIORITY:
        return replace(draft, plan=_over_those_below(draft.plan, at), guesses=closed)
    del actions[at]
    before = actions[at - 1]
    actions[at - 1] = after = together(before, row, draft.plan.starts)
    guesses = tuple(_as_it_holds(replace(draft, guesses=closed), at - 1, after))
    return replace(draft, plan=replace(draft.plan, actions=tuple(actions)), guesses=guesses)


def _without_those_of(draft: Draft, at: int) -> Iterator[Guess]:
    """The guesses, those about an action that goes as ones about nothing: another may be called as that was."""
    for each in draft.guesses:
        yield replace(each, of="") if action_of(draft.plan, each) == at else each


def _as_it_holds(draft: Draft, at: int, after: Action) -> Iterator[Guess]:
    """The guesses, those about the action at a place as they are since it has more of the document."""
    before, starts = draft.plan.actions[at], draft.plan.starts
    was, now = (values_of(each, starts) for each in (before, after))
    names = [called(each.number, each.text, each.line) for each in (before, after)]
    for each in draft.guesses:
        is_of_it = action_of(draft.plan, each) == at and each.of == names[0]
        yield as_shown(replace(each, of=names[1]), was, now) if is_of_it else each


def _may_be_over(plan: Plan, at: int) -> bool:
    """Whether an action has words alone, as a heading has, and another stands below it."""
    row = plan.actions[at]
    bare = Action(row.part, row.priority, "", row.text, row.horizon, depends=row.depends, line=row.line)
    return row == bare and 0 < len(row.text) <= LONGEST and bool(_below(plan, at))


def _below(plan: Plan, at: int) -> range:
    """The actions that stand right below one, by their places: up to the next priority or horizon."""
    row, end = plan.actions[at], at + 1
    its = row.part, row.priority, row.horizon
    while end < len(plan.actions) and its == _where(plan.actions[end]):
        end += 1
    return range(at + 1, end)


def _where(action: Action) -> tuple[str, str, str]:
    return action.part, action.priority, action.horizon


def _over_those_below(plan: Plan, at: int) -> Plan:
    """The words of a row as the name of a priority, which the actions right below it have."""
    row, below = plan.actions[at], _below(plan, at)
    number, name = called_in_band(row.text.rstrip(":"))
    name = name or row.text
    given = (replace(each, priority=name) if n in below else each for n, each in enumerate(plan.actions))
    known = any((one.part, one.name) == (row.part, name) for one in plan.priorities)
    before = sum(one.line < row.line for one in plan.priorities)
    new = () if known else (Priority(row.part, number, name, line=row.line),)
    return replace(
        plan,
        priorities=(*plan.priorities[:before], *new, *plan.priorities[before:]),
        actions=tuple(each for n, each in enumerate(given) if n != at),
    )
