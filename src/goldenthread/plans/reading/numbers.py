"""Numbers of actions that cannot be theirs: two actions of a part that have the same one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from goldenthread.plans.plan import Action, Guess

_DECIMAL = re.compile(r"(?P<first>[A-Z]*\d+(?:\.\d+)*\.)(?P<last>\d+)")


def told_apart(actions: Sequence[Action]) -> tuple[list[Action], list[Guess]]:
    """The actions, and a guess for each that has the number of one before it.

    A workbook keeps a number typed as 1.10 as 1.1: where it follows 1.9, it is 1.10 again.
    """
    found: list[Action] = []
    first: dict[tuple[str, str], Action] = {}  # by part and number
    guesses = []
    for action in actions:
        before = found[-1] if found else None
        twin = first.get((action.part, action.number)) if action.number else None
        if twin is not None:
            number = _after(before.number if before else "", action.number)
            why = f"The action of line {twin.line} has the number {action.number} too" + (
                f": taken for {number}, which a workbook keeps as {action.number}." if number else "."
            )
            action = replace(action, number=number or action.number)
            guesses.append(Guess(action.line, action.number, "number", action.number, why))
        first.setdefault((action.part, action.number), action)
        found.append(action)
    return found, guesses


def _after(before: str, number: str) -> str:
    """The number that follows another and loses its last nought in a workbook: 1.10 after 1.9."""
    found = _DECIMAL.fullmatch(before)
    following = f"{found['first']}{int(found['last']) + 1}" if found else ""
    return following if following.endswith("0") and following.rstrip("0") == number else ""
