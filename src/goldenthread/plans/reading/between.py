"""What actions say of one another by their numbers: which others one rests on, and which only sums up others."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from goldenthread.plans.plan import Action, Guess
from goldenthread.plans.reading.actions import called
from goldenthread.plans.reading.column import Column
from goldenthread.plans.reading.found import Placed

_BETWEEN = re.compile(r"\s*(?:[,;&/]|\band\b)\s*|\s+")
_WHY = "It names more than the numbers of actions in this plan."


def rested(placed: Placed, action: Action, numbers: Container[str]) -> tuple[Action, str]:
    """The action with the others that its row says it rests on; and the words of that cell, where they say more."""
    words = " ".join(placed.row.text(Column.DEPENDS).split())
    said = [each for each in _BETWEEN.split(words) if each]
    named = [each for each in said if each in numbers and each != action.number]
    return replace(
        action, depends=tuple(dict.fromkeys([*action.depends, *named]))
    ), "" if named == said else words


def left(placed: Placed, words: str) -> tuple[str, str]:
    """What is listed of a cell that says more than numbers, and why."""
    heading = placed.named.get(Column.DEPENDS, "")
    return f"{heading}: {words}" if heading else words, _WHY


def asked(actions: Sequence[Action]) -> Iterator[Guess]:
    """A guess for each action without a lead below whose number others stand: 1, above 1.1 and 1.2."""
    below = _below(actions)
    for action in actions:
        if not action.leads and (action.part, action.number) in below:
            why = "It has no lead, and the numbers of others begin with its own: it may be a heading and no action."
            yield Guess(
                action.line, called(action.number, action.text, action.line), "text", action.text, why
            )


def _below(actions: Sequence[Action]) -> set[tuple[str, str]]:
    """By part, what stands before the last point of each number."""
    return {(each.part, each.number.rpartition(".")[0]) for each in actions if "." in each.number}
