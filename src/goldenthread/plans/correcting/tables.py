"""Guesses about a table that was read as one of actions, and may be of risks, of costs or of what was changed."""

from __future__ import annotations

from goldenthread.plans.correcting.error import CorrectionError
from goldenthread.plans.correcting.left_out import Line, without_lines
from goldenthread.plans.plan import Draft, Guess, Plan
from goldenthread.plans.reading.other_kinds import lines_of

LEFT_OUT = "Its rows are no actions of this plan: they are left out, and listed"
_NOT_TAKEN = "Its table was read as actions, and somebody said that it holds none of this plan."


def is_about(plan: Plan, guess: Guess) -> bool:
    """Whether a guess is about a table whose rows still are actions."""
    return guess.field == "table" and any(_is_in(each, guess) for each in plan.actions)


def choices(plan: Plan, guess: Guess) -> tuple[str, ...]:
    return (LEFT_OUT,) if is_about(plan, guess) else ()


def corrected(draft: Draft, guess: Guess, words: str) -> Draft:
    if words not in choices(draft.plan, guess):
        raise CorrectionError("Choose what the table holds.")
    return without_lines(draft, lambda line: _is_in(line, guess), _NOT_TAKEN)


def _is_in(line: Line, guess: Guess) -> bool:
    at = lines_of(guess.of)
    return at is not None and at[0] <= line.line <= at[1]
