"""How lines of the history are bound together, and how a break is found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from goldenthread.records.files import canonical

START = "0" * 64
FIELDS = ("number", "time", "person", "role", "action", "object", "outcome", "reason", "request", "previous")


@dataclass(frozen=True)
class Head:
    """The last line of the history at some moment, kept outside the database: up to here nothing can go unseen.

    number and hash are the line's; time: when the head was kept.
    """

    number: int
    hash: str
    time: str


def hash_of(line: Mapping[str, object]) -> str:
    """The hash of a line: of all its fields, that of the line before among them."""
    return hashlib.sha256(canonical({name: line[name] for name in FIELDS})).hexdigest()


def breaks(lines: Iterable[Mapping[str, object]], heads: Iterable[Head] = ()) -> Iterator[str]:
    """What is wrong with the lines, the first first, in words; nothing for a whole history.

    heads: what was once its end, as kept elsewhere. Without one, nobody can tell that the end was cut off, or that
    all lines were written anew.
    """
    kept: dict[int, list[Head]] = {}
    for head in heads:
        kept.setdefault(head.number, []).append(head)
    number, previous = 0, START
    for line in lines:
        here = int(str(line["number"]))
        yield from _breaks_at(line, here, number, previous)
        yield from (
            f"Line {here} is not the one that was there on {head.time}."
            for head in kept.pop(here, ())
            if head.hash != line["hash"]
        )
        number, previous = here, str(line["hash"])
    yield from _cut_off(number, [head for same in kept.values() for head in same])


def _breaks_at(line: Mapping[str, object], here: int, number: int, previous: str) -> Iterator[str]:
    if here != number + 1:
        yield f"After line {number} comes line {here}: what stood between is gone."
    elif line["previous"] != previous:
        yield f"Line {here} does not follow the line before it: one of them was put there later."
    if line["hash"] != hash_of(line):
        yield f"Line {here} was changed after it was written."


def _cut_off(last: int, beyond: list[Head]) -> Iterator[str]:
    """Heads that no line was found for. One in a gap is told of where the gap is."""
    furthest = max(
        (head for head in beyond if head.number > last), key=lambda head: head.number, default=None
    )
    if furthest:
        yield (
            f"The history ends at line {last}, but on {furthest.time} it had {furthest.number} lines: "
            f"{furthest.number - last} or more were cut off its end."
        )
