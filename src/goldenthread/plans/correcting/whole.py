"""Guesses about the plan as a whole: its title, and the time over which it goes."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.plans.correcting.error import CorrectionError
from goldenthread.plans.dates import period
from goldenthread.plans.plan import Draft, Guess, Plan

_FIELDS = ("title", "period")


def is_about(_: Plan, guess: Guess) -> bool:
    return guess.field in _FIELDS


def corrected(draft: Draft, guess: Guess, words: str) -> Draft:
    change = _titled if guess.field == "title" else _over
    return replace(draft, plan=change(draft.plan, " ".join(words.split())))


def _titled(plan: Plan, title: str) -> Plan:
    """A part that has the title of the plan for its name, since the document names none, keeps to it."""
    if not title:
        raise CorrectionError("Write the title of the plan.")
    names = {one.name for one in plan.parts}
    if title != plan.title and names >= {title, plan.title}:
        raise CorrectionError("There is a part of this name. Write another title.")

    def named(name: str) -> str:
        return title if name == plan.title else name

    return replace(
        plan,
        title=title,
        parts=tuple(replace(one, name=named(one.name)) for one in plan.parts),
        priorities=tuple(replace(one, part=named(one.part)) for one in plan.priorities),
        actions=tuple(replace(one, part=named(one.part)) for one in plan.actions),
        measures=tuple(replace(one, part=named(one.part)) for one in plan.measures),
    )


def _over(plan: Plan, words: str) -> Plan:
    said = period(words)
    if said is None:
        raise CorrectionError("Write the first and the last month, such as April 2025 to March 2027.")
    starts, ends = said
    return replace(plan, starts=starts, ends=ends)
