"""Guesses about a column that was taken for the priorities of actions, and says something else of them."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.plans.correcting.error import CorrectionError
from goldenthread.plans.correcting.headings import left_of, without
from goldenthread.plans.plan import Action, Draft, Guess, Plan, Priority, Unplaced
from goldenthread.plans.reading.column import Column

AN_OUTCOME = "It says what each action is for: its outcome"
NOTHING = "It is nothing of the plan: its words are listed"
_NOT_TAKEN = "Its column was taken for the priorities, and somebody said that it holds none."


def is_about(draft: Draft, guess: Guess) -> bool:
    """Whether a guess is about a column whose cells still are priorities."""
    return bool(_begun(draft, guess))


def choices(draft: Draft, guess: Guess) -> tuple[str, ...]:
    return (AN_OUTCOME, NOTHING) if is_about(draft, guess) else ()


def corrected(draft: Draft, guess: Guess, words: str) -> Draft:
    """The draft without these priorities: their actions are of the part as a whole, and no word is lost."""
    if words not in choices(draft, guess):
        raise CorrectionError("Choose what the column holds.")
    plan, unplaced = draft.plan, draft.unplaced
    for them in _begun(draft, guess):
        if words == AN_OUTCOME:
            plan = _with_outcome(plan, them)
        else:
            unplaced = (*unplaced, Unplaced(them.line, _said(them), _NOT_TAKEN))
        plan, unplaced = without(plan, them, ""), (*unplaced, *left_of(them))
    return replace(draft, plan=plan, unplaced=unplaced)


def _begun(draft: Draft, guess: Guess) -> list[Priority]:
    """The priorities that began in rows of actions below the column's heading, down to the next such column."""
    if (guess.field, guess.taken) != ("column", Column.PRIORITY):
        return []
    of_columns = (
        each.line for each in draft.guesses if (each.field, each.taken) == (guess.field, guess.taken)
    )
    ends = min((line for line in of_columns if line > guess.line), default=None)
    rows = {action.line for action in draft.plan.actions}
    below = (one for one in draft.plan.priorities if one.line > guess.line and one.line in rows)
    return [one for one in below if ends is None or one.line < ends]


def _with_outcome(plan: Plan, them: Priority) -> Plan:
    def told(action: Action) -> Action:
        if (action.part, action.priority) != (them.part, them.name):
            return action
        return replace(action, outcome=f"{action.outcome} {_said(them)}".strip())

    return replace(plan, actions=tuple(map(told, plan.actions)))


def _said(them: Priority) -> str:
    return f"{them.number}. {them.name}" if them.number else them.name
