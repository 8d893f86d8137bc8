"""Guesses about a second row that was read as a part of a table's heading, and may be none."""

from __future__ import annotations

import re
from dataclasses import replace

from goldenthread.plans.correcting.error import CorrectionError
from goldenthread.plans.plan import Draft, Guess, Unplaced
from goldenthread.plans.reading.heads import OF_TWO_ROWS
from goldenthread.plans.reading.within import OVER

NOTHING = "The second row is no heading: its words are listed"
_NOT_TAKEN = "Its row was read as a heading, and somebody said that it is none."
_TAKEN = re.compile(r'"([^"]+)"')


def is_about(guess: Guess) -> bool:
    """Whether a guess is about a second row that still is a part of the heading."""
    return (guess.of, guess.field) == (OF_TWO_ROWS, "column") and bool(_words(guess))


def choices() -> tuple[str, ...]:
    return (NOTHING,)


def corrected(draft: Draft, guess: Guess, words: str) -> Draft:
    """The draft with the words of the second row in the list. What the columns are says the first row."""
    if words not in choices():
        raise CorrectionError("Choose what the row is.")
    left = Unplaced(guess.line, _words(guess), _NOT_TAKEN)
    guesses = (replace(each, taken="") if each == guess else each for each in draft.guesses)
    return replace(draft, guesses=tuple(guesses), unplaced=(*draft.unplaced, left))


def _words(guess: Guess) -> str:
    """The words of the second row, of headings that say both."""
    return " · ".join(each.rpartition(OVER)[2] for each in _TAKEN.findall(guess.taken))
