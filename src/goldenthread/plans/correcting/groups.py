"""Guesses about a measure without values that may stand over those below it: "Visits on time" over "CIN" and "CP"."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.plans.correcting import withdrawn
from goldenthread.plans.correcting.error import CorrectionError
from goldenthread.plans.correcting.lines import measures_of
from goldenthread.plans.plan import Draft, Guess, Measure, Plan
from goldenthread.plans.reading.groups import ACROSS, MAY_BE_NONE, MAY_BE_OVER
from goldenthread.plans.reading.tying import tied_measure

OVER = "It is a heading: the measures right below it are of its kind"


def is_about(plan: Plan, guess: Guess) -> bool:
    """Whether a guess is about a measure that still may stand over others."""
    return guess.why in (MAY_BE_OVER, MAY_BE_NONE, ACROSS) and withdrawn.is_about(plan, guess)


def choices(plan: Plan, guess: Guess) -> tuple[str, ...]:
    """What the row may be instead."""
    return (OVER, *withdrawn.choices()) if _below(plan, _place(plan, guess)) else withdrawn.choices()


def corrected(draft: Draft, guess: Guess, words: str) -> Draft:
    """The draft in which the row is no measure: its name stands before the names of those below, or it is listed."""
    if words not in choices(draft.plan, guess):
        raise CorrectionError("Choose what the row is.")
    if words != OVER:
        return withdrawn.corrected(draft, guess, words)
    at = _place(draft.plan, guess)
    measures, guesses = list(draft.plan.measures), list(draft.guesses)
    for n in _below(draft.plan, at):
        before = measures[n]
        measures[n] = _named(before, f"{guess.of}: {before.name}", guesses)
    del measures[at]
    return replace(draft, plan=replace(draft.plan, measures=tuple(measures)), guesses=tuple(guesses))


def _place(plan: Plan, guess: Guess) -> int:
    return measures_of(plan, guess)[0]


def _below(plan: Plan, at: int) -> list[int]:
    """The measures that stand right below one, by their places: row after row, down to the next without values."""
    found, last = [], plan.measures[at].line
    for n, each in enumerate(plan.measures[at + 1 :], start=at + 1):
        if each.line - last > 1 or not (each.baseline or each.target or each.now):
            break
        found.append(n)
        last = each.line
    return found


def _named(measure: Measure, name: str, guesses: list[Guess]) -> Measure:
    """The measure by its whole name, with all guesses about it. Its indicator is looked for anew by that name, unless
    somebody has chosen it."""
    now = replace(measure, name=name)
    for n, each in enumerate(guesses):
        if (each.of, each.line) != (measure.name, measure.line):
            continue
        guesses[n] = replace(each, of=name, taken=name if each.field == "name" else each.taken)
        if each.field == "indicator" and each.taken == measure.indicator:
            asked: list[Guess] = []
            now = tied_measure(replace(now, indicator=""), asked)
            guesses[n] = asked[0]
    return now
