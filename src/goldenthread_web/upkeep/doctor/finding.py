"""What was found out about one thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How a thing stands. What is to be looked at may be as it should be: whoever runs the site knows."""

    OK = "ok"
    LOOK = "look"
    MEND = "mend"


@dataclass(frozen=True)
class Finding:
    """One thing of a deployment, how it stands, and what to do, in a sentence."""

    standing: Standing
    thing: str
    words: str

    def __str__(self) -> str:
        return f"{self.standing.value:<5} {self.thing}: {self.words}"


Findings = Iterator[Finding]


def ok(thing: str, words: str) -> Finding:
    return Finding(Standing.OK, thing, words)


def look(thing: str, words: str) -> Finding:
    return Finding(Standing.LOOK, thing, words)


def mend(thing: str, words: str) -> Finding:
    return Finding(Standing.MEND, thing, words)
