"""The guesses of a draft as a page shows them: each beside the lines of the document that it was made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread import catalogue
from goldenthread.plans.correcting import can_be_corrected, choices
from goldenthread.plans.plan import Draft, Guess
from goldenthread.terms.showing import show_day
from goldenthread_web.improvement.models import Answer, ReadDraft
from goldenthread_web.improvement.operations.drafts import mark_of

AROUND = 1  # lines of the document shown before and after the one that a guess is about


@dataclass(frozen=True)
class ShownGuess:
    """A guess, what was answered to it, and the lines around it: number, words, whether it is the line itself.

    choices: what it can be corrected to, where that is chosen.
    """

    number: int
    guess: Guess
    answer: Answer | None
    lines: tuple[tuple[int, str, bool], ...]
    can_be_corrected: bool
    choices: tuple[str, ...]

    @property
    def of(self) -> str:
        return self.guess.of or f"line {self.guess.line}"

    @property
    def taken_words(self) -> str:
        """What was taken, as people know it: an indicator by its title too, a day with the name of its month."""
        taken = self.guess.taken
        if self.guess.field in _DAYS:
            return show_day(date.fromisoformat(taken)) if _ISO.fullmatch(taken) else taken
        indicator = catalogue.load().get(taken) if self.guess.field == "indicator" else None
        return f"{indicator.title} ({indicator.code})" if indicator else taken

    @property
    def key(self) -> str:
        """Its number, as forms and addresses have it."""
        return str(self.number)

    @property
    def seen(self) -> str:
        """The mark of what was answered to it, as its form sends it back."""
        return mark_of(self.answer)

    @property
    def field_words(self) -> str:
        return _FIELDS.get(self.guess.field, self.guess.field)


@dataclass(frozen=True)
class Kind:
    """All guesses made for one reason."""

    why: str
    guesses: tuple[ShownGuess, ...]

    @property
    def open(self) -> tuple[ShownGuess, ...]:
        return tuple(each for each in self.guesses if each.answer is None)

    @property
    def keys(self) -> frozenset[str]:
        """The numbers of all, as addresses have them."""
        return frozenset(str(each.number) for each in self.guesses)

    @property
    def numbers(self) -> str:
        """The open ones, as a form sends them back."""
        return ",".join(str(each.number) for each in self.open)


_DAYS = ("due", "baseline_date", "target_date")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_FIELDS = {
    "by_when": "by when", "due": "the day it is due", "measure": "what shows that it is done", "text": "its words",
    "impact": "impact for children", "outcome": "success criteria", "leads": "its leads", "name": "its name",
    "steps": "its steps", "horizon": "its horizon", "priority": "its priority", "word": "a word", "part": "its part",
    "actions": "its actions", "indicator": "which indicator it is", "shared": "what is shared",
    "title": "its title", "heading": "what this heading is", "column": "what this column holds",
    "table": "what this table is", "number": "its number",
    "period": "its period", "baseline": "its baseline", "target": "its target",
    "row": "what this row is", "measure row": "what this row is", "now": "where it stands now",
    "baseline_date": "the day of its baseline", "target_date": "the day of its target",
}  # fmt: skip


def kinds(draft: ReadDraft, read: Draft) -> list[Kind]:
    """The guesses by their reasons, those with most open ones first."""
    answers = {answer.guess: answer for answer in draft.answers.select_related("by")}
    source = dict(draft.source)
    numbers = sorted(source)
    by_reason: dict[str, list[ShownGuess]] = {}
    for number, guess in enumerate(read.guesses):
        shown = ShownGuess(
            number,
            guess,
            answers.get(number),
            tuple(_around(guess.line, source, numbers)),
            can_be_corrected(read, guess),
            choices(read, guess),
        )
        by_reason.setdefault(_reason(guess), []).append(shown)
    found = [Kind(why, tuple(guesses)) for why, guesses in by_reason.items()]
    return sorted(found, key=lambda kind: (not kind.open, -len(kind.open)))


def next_open(found: Sequence[Kind], answered: int) -> int | None:
    """The guess to go on with after one was answered: the next of its kind, else the first that is open."""
    alike = next((kind.open for kind in found if answered in {one.number for one in kind.guesses}), ())
    after = [one for one in alike if one.number > answered]
    left = [*after, *alike, *(one for kind in found for one in kind.open)]
    return left[0].number if left else None


def _reason(guess: Guess) -> str:
    """The reason without what is particular to one guess, so that alike ones stand together."""
    if guess.field == "indicator" and not guess.taken:
        return "No indicator of the catalogue is certain: which is it, if any?"
    if guess.field == "priority":
        return "Its number belongs to another priority than the one that it stands under."
    if guess.field == "part":
        return "Its table stands before the parts of the plan."
    if guess.why.startswith('A line goes through "') and guess.why.endswith(": left out."):
        return "A line goes through words of it: these are left out."
    return guess.why


def _around(line: int, source: dict[int, str], numbers: Sequence[int]) -> Iterator[tuple[int, str, bool]]:
    """The line, and its neighbours that have words."""
    at = next((n for n, number in enumerate(numbers) if number >= line), len(numbers))
    for number in numbers[max(0, at - AROUND) : at + AROUND + 1]:
        yield number, source[number], number == line
