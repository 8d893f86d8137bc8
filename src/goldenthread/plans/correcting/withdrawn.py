"""Guesses about a row that was taken for a measure, and may be withdrawn."""

from __future__ import annotations

from goldenthread.plans.correcting.error import CorrectionError
from goldenthread.plans.correcting.left_out import without_lines
from goldenthread.plans.correcting.lines import measures_of
from goldenthread.plans.plan import Draft, Guess, Measure, Plan
from goldenthread.plans.reading.struck import MEASURE_ROW

NO_MEASURE = "It is no measure of this plan: its words are listed"
_NOT_TAKEN = "Its row was taken for a measure, and somebody said that it is none of this plan."


def is_about(plan: Plan, guess: Guess) -> bool:
    """Whether a guess is about a row that still is a measure."""
    return _measure(plan, guess) is not None


def choices() -> tuple[str, ...]:
    return (NO_MEASURE,)


def corrected(draft: Draft, guess: Guess, words: str) -> Draft:
    row = _measure(draft.plan, guess)
    if row is None or words not in choices():
        raise CorrectionError("Choose what the row is.")
    return without_lines(draft, lambda line: line is row, _NOT_TAKEN)


def _measure(plan: Plan, guess: Guess) -> Measure | None:
    found = measures_of(plan, guess) if guess.field == MEASURE_ROW else []
    return plan.measures[found[0]] if found else None
