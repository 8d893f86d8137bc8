"""Lines of a comparison that somebody else answered while a page was open: what was said, and what was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread_web.improvement.comparing.pieces import DEEDS, MOVE, STAYS, WITHDRAW
from goldenthread_web.improvement.comparing.showing import Showing
from goldenthread_web.improvement.comparing.sides import NEW, OUT
from goldenthread_web.improvement.models import Matched

_WORDS = {
    NEW: "It is new.",
    OUT: "It is left out of the plan.",
    WITHDRAW: "It is withdrawn.",
    STAYS: "It stays as it is.",
    MOVE: "Its date is moved.",
}


@dataclass(frozen=True)
class Meanwhile:
    """A line that two people answered. theirs: what stands; mine: what was sent, which a form can send again.

    reason: why the line is withdrawn, as it was typed.
    """

    held: Matched
    called: str
    theirs: str
    mine: str
    said: str
    reason: str

    @property
    def deed(self) -> str:
        """What the button that sends it again does."""
        return self.said if self.said in DEEDS else "right"

    @property
    def answers(self) -> str:
        """What was sent, as a form with that button sends it."""
        return self.held.line if self.said in DEEDS else f"{self.held.line}={self.said}"


def meanwhile(
    showing: Showing, answers: Sequence[Matched], said: Mapping[str, str], reason: str
) -> list[Meanwhile]:
    """Both answers to each of these lines. said: what was sent, by the names of the answers."""
    called, lines = showing.called(), showing.lines()
    return [
        Meanwhile(
            one,
            called.get(one.line, one.line),
            words_of(one.said, lines),
            words_of(said[one.line], lines),
            said[one.line],
            reason if said[one.line] == WITHDRAW else "",
        )
        for one in answers
    ]


def words_of(said: str, lines: Mapping[str, str]) -> str:
    """An answer as a sentence. lines: what the lines of the plan are called, by their names."""
    return _WORDS.get(said) or f"It is this one: {lines.get(said, said)}"
