"""Numbers of actions: one number is one action's in a part, whoever else the document gives it to."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """The number that a document gives an action in a part. has: the one that it has in that part; "" for none."""

    part: Hashable
    wants: str
    has: str


def given(wishes: Sequence[Wish], held: Collection[tuple[Hashable, str]]) -> list[str]:
    """The number that each gets: what it wants, but for what others hold. Then it keeps the one that it has.

    held: the numbers of actions that stay as they are, by their parts.
    """
    found = [wish.wants for wish in wishes]
    while True:
        seen = set(held)
        again = False
        # What has its number already comes before what is to be given it.
        for n in sorted(range(len(wishes)), key=lambda n: found[n] != wishes[n].has):
            key = (wishes[n].part, found[n])
            if found[n] and key in seen:
                found[n] = wishes[n].has if found[n] != wishes[n].has else ""
                again = True
            elif found[n]:
                seen.add(key)
        if not again:
            return found
