"""Guesses about a column: taken for the priorities of actions, or listed, where it says something else of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from goldenthread.plans import placing
from goldenthread.plans.correcting.error import CorrectionError
from goldenthread.plans.correcting.headings import left_of, without
from goldenthread.plans.plan import Action, Draft, Guess, Plan, Priority, Unplaced
from goldenthread.plans.reading.column import Column
from goldenthread.plans.reading.trackers import no_place

AN_OUTCOME = "It says what each action is for: its outcome"
NOTHING = "It is nothing of the plan: its words are listed"
PUT = "Its column was put right: these words stand in their action now."
_HOLDS = {
    "It says what shows that each action is done": "measure",
    "It says what each action changes for children": "impact",
    AN_OUTCOME: "outcome",
    "It says the steps of each action": "steps",
    "It says who leads each action": "leads",
    "It says by when each action is due": "by_when",
}
"""What a column that was not taken may hold, and the field of an action that its words then go into."""
_NOT_TAKEN = "Its column was taken for the priorities, and somebody said that it holds none."


def is_about(draft: Draft, guess: Guess) -> bool:
    """Whether a guess is about a column whose cells still are priorities, or still are listed beside actions."""
    return bool(_begun(draft, guess) or _listed(draft, guess))


def choices(draft: Draft, guess: Guess) -> tuple[str, ...]:
    if _listed(draft, guess):
        return tuple(_HOLDS)
    return (AN_OUTCOME, NOTHING) if is_about(draft, guess) else ()


def corrected(draft: Draft, guess: Guess, words: str) -> Draft:
    """The draft with what its column holds in its actions; without priorities, their actions are of the part as a
    whole. No word is lost."""
    if words not in choices(draft, guess):
        raise CorrectionError("Choose what the column holds.")
    if listed := _listed(draft, guess):
        return _put(draft, guess, listed, _HOLDS[words])
    plan, unplaced = draft.plan, draft.unplaced
    for them in _begun(draft, guess):
        if words == AN_OUTCOME:
            plan = _with_outcome(plan, them)
        else:
            unplaced = (*unplaced, Unplaced(them.line, _said(them), _NOT_TAKEN))
        plan, unplaced = without(plan, them, ""), (*unplaced, *left_of(them))
    return replace(draft, plan=plan, unplaced=unplaced)


def field_of(words: str) -> str:
    """The field of an action into which the words of a column go by a choice; "" where it is none of these."""
    return _HOLDS.get(words, "")


def _listed(draft: Draft, guess: Guess) -> dict[int, int]:
    """The cells of a column that was not taken, by their places in the list, each with the place of its action."""
    heading = _heading(guess)
    if (guess.field, guess.taken) != ("column", "") or heading == guess.of:
        return {}
    again = (each.line for each in draft.guesses if (each.of, each.field) == (guess.of, guess.field))
    ends = min((line for line in again if line > guess.line), default=None)
    found = {}
    for n, each in enumerate(draft.unplaced):
        is_below = each.line > guess.line and (ends is None or each.line < ends)
        if is_below and each.why == no_place(heading) and each.text.startswith(f"{heading}: "):
            begun = [at for at, one in enumerate(draft.plan.actions) if guess.line < one.line <= each.line]
            if begun:
                found[n] = max(begun, key=lambda at: draft.plan.actions[at].line)
    return found


def _put(draft: Draft, guess: Guess, listed: Mapping[int, int], field: str) -> Draft:
    """The words of each cell in its action. Those that can't stand there stay listed; the others keep their places
    in the list, by which answers name them."""
    unplaced = list(draft.unplaced)
    heading = _heading(guess)
    problem = ""
    for n, at in listed.items():
        words = unplaced[n].text.removeprefix(f"{heading}: ")
        try:
            draft = placing.put(draft, at, field, words)
        except CorrectionError as fault:
            problem = str(fault)
        else:
            unplaced[n] = replace(unplaced[n], why=PUT)
    if unplaced == list(draft.unplaced):
        raise CorrectionError(problem)
    return replace(draft, unplaced=tuple(unplaced))


def _heading(guess: Guess) -> str:
    """The words above the column that a guess is about."""
    return guess.of.removeprefix('the column "').removesuffix('"')


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
