"""What a measurement found, in the words and numbers that the results show."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Outcome:
    """One line of the results: what was measured over how much, and whether the target is met.

    `met` is None where there is no target: the number stands there to be seen. `left`: what still takes time, and
    why it is not reduced; on the first row of a line.
    """

    line: str
    what: str
    size: str
    seconds: str
    value: str
    target: str = ""
    met: bool | None = None
    left: str = ""

    @property
    def verdict(self) -> str:
        return {True: "met", False: "MISSED", None: ""}[self.met]


def unjudged(found: Outcome) -> Outcome:
    """Without its target: of data too small to tell anything."""
    return replace(found, target="", met=None)


def rows(count: int) -> str:
    return f"{count:,} rows"


def seconds(*values: float) -> str:
    """Such as "0.32 s, 0.21 s"."""
    return ", ".join(f"{value:.2f} s" if value < 100 else f"{value:.0f} s" for value in values)
