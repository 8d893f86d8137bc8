"""What an action is called where another rests on it, and which action such a name means.

Numbers often start again in each part. A number alone is that of an action of the same part, or of the only action that
has it; any other is named with its part: "1 (Corporate)". An action without a number is called by its words. Where
several of a part are called the same, they are counted: "Meet weekly (Corporate), 2 of 2".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from goldenthread.plans.plan import Action

_COUNTED = re.compile(r"(?P<name>.+), (?P<n>[1-9]\d{0,4}) of (?P<all>[1-9]\d{0,4})")


@dataclass(frozen=True, slots=True)
class Resting:
    """What an action rests on, by places in the plan; and the names that mean no action, or more than one."""

    on: tuple[int, ...]
    unknown: tuple[str, ...]


class Names:
    """The names of a plan's actions, each by its place in it."""

    def __init__(self, actions: Iterable[Action]) -> None:
        self._actions = list(actions)
        self._alone: defaultdict[str, list[int]] = defaultdict(list)
        self._with_part: defaultdict[str, list[int]] = defaultdict(list)
        for n, action in enumerate(self._actions):
            self._alone[_alone(action)].append(n)
            self._with_part[_with_part(action)].append(n)

    def called(self, n: int, part: str) -> str:
        """What an action is called by those of a part: with its own part, where its number alone could mislead."""
        action = self._actions[n]
        alone, whole = _alone(action), _with_part(action)
        is_plain = action.part == part and len(self._alone[alone]) == 1
        names = (alone, whole) if is_plain else (whole, alone)
        same = self._with_part[whole]
        counted = f"{whole}, {1 + same.index(n)} of {len(same)}"
        return next((name for name in (*names, counted) if self.meant(name, part) == n), whole)

    def meant(self, name: str, part: str) -> int | None:
        """The action that is called so by those of a part; none where no action is, or more than one."""
        name = _told(name)
        named = self._alone.get(name, []) if name else []
        own = [n for n in named if self._actions[n].part == part]
        for found in (own, self._with_part.get(name, []), named):
            if found:
                return found[0] if len(found) == 1 else None
        return self._counted(name)

    def _counted(self, name: str) -> int | None:
        """The action that a name means with its place among those of that name, while they are as many."""
        told = _COUNTED.fullmatch(name)
        same = self._with_part.get(told["name"], []) if told else []
        if not told or len(same) != int(told["all"]) or int(told["n"]) > len(same):
            return None
        return same[int(told["n"]) - 1]

    def resting(self, action: Action) -> Resting:
        """What an action rests on: never on itself, and on each other one once."""
        meant = {name: self.meant(name, action.part) for name in action.depends}
        on = dict.fromkeys(n for n in meant.values() if n is not None and self._actions[n] is not action)
        return Resting(tuple(on), tuple(name for name, n in meant.items() if n is None))

    def unclear(self, name: str) -> str:
        """Why a name means no action, in words."""
        several = self._alone.get(_told(name)) or self._with_part.get(_told(name))
        return f"{'More than one' if several else 'No'} action is called “{name}”"

    def renamed(self, actions: Sequence[Action]) -> list[tuple[Action, tuple[str, ...]]]:
        """The same actions, with other numbers or parts: each rests on what it did, and beside it what is unknown."""
        others = Names(actions)
        found = []
        for before, after in zip(self._actions, actions, strict=True):
            resting = self.resting(before)
            names = tuple(others.called(n, after.part) for n in resting.on)
            found.append((replace(after, depends=names), resting.unknown))
        return found


def _alone(action: Action) -> str:
    return _told(action.number or action.text)


def _with_part(action: Action) -> str:
    return _told(f"{_alone(action)} ({action.part})")


def _told(words: str) -> str:
    return " ".join(words.split())
