"""What actions say of one another by their numbers: which others one rests on, and which only sums up others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldenthread.plans.plan import Action, Guess
from goldenthread.plans.reading.actions import called
from goldenthread.plans.reading.column import Column
from goldenthread.plans.reading.found import Placed
from goldenthread.plans.resting import Names

_BETWEEN = re.compile(r"\s*(?:[,;&/]|\band\b)\s*|\s+")
_WHY = "It names more than the numbers of single actions in this plan."
_NO_NUMBERS = "No action of this plan has a number in the words of its file."


class Named:
    """The actions of a document by the numbers that it gives them, also where two of them have one number.

    A number is that of an action of the same priority, else of the same part, else of the only one that has it. Where
    none has it there, or several, it is nobody's.
    """

    def __init__(self, placed: Sequence[Placed]) -> None:
        self._placed = placed
        self._parts = list(dict.fromkeys(each.part for each in placed if each.part))
        self._numbered: defaultdict[str, list[int]] = defaultdict(list)
        for n, each in enumerate(placed):
            self._numbered[each.row.number].append(n)

    @property
    def none(self) -> bool:
        """Whether no action has a number."""
        return not any(self._numbered)

    def said(self, at: int) -> tuple[list[int], str]:
        """What the row of an action says that it rests on; and the words of that cell, where they say more."""
        words = " ".join(self._placed[at].row.text(Column.DEPENDS).split())
        found, rest = self._with_parts(words)
        found += [self._meant(at, each) for each in _BETWEEN.split(rest) if each]
        on = [n for n in found if n is not None and n != at]
        return on, "" if len(on) == len(found) else words

    def _with_parts(self, words: str) -> tuple[list[int | None], str]:
        """Those that are named with their part, "1 (Corporate)"; and what else stands there."""
        found: list[int | None] = []
        for part in self._parts:
            ending = f" ({part})"
            while ending in words:
                before, _, after = words.partition(ending)
                before, _, number = before.rpartition(" ")
                there = [n for n in self._numbered.get(number, []) if self._placed[n].part == part]
                found.append(there[0] if len(there) == 1 else None)
                words = f"{before} {after}"
        return found, words

    def _meant(self, at: int, number: str) -> int | None:
        here, named = self._placed[at], self._numbered.get(number, [])
        own = [n for n in named if self._placed[n].part == here.part]
        for found in ([n for n in own if self._placed[n].priority == here.priority], own, named):
            if found:
                return found[0] if len(found) == 1 else None
        return None


def rested(actions: Sequence[Action], on: Sequence[Sequence[int]]) -> Iterator[Action]:
    """The actions with what their rows say that they rest on, called as each is called now."""
    names = Names(actions)
    for action, those in zip(actions, on, strict=True):
        named = (names.called(n, action.part) for n in those)
        yield replace(action, depends=tuple(dict.fromkeys([*action.depends, *named])))


def left(placed: Placed, words: str, named: Named) -> tuple[str, str]:
    """What is listed of a cell that says more than numbers, and why."""
    heading = placed.named.get(Column.DEPENDS, "")
    return f"{heading}: {words}" if heading else words, _NO_NUMBERS if named.none else _WHY


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
