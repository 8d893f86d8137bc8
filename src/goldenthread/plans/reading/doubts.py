"""What the words of an action leave in doubt, to be asked: another action in them, two leads, a day that is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from goldenthread.plans.dates import ByWhen, by_when, is_only_a_day
from goldenthread.plans.leads import kept_that_may_be_several
from goldenthread.plans.plan import Action, Guess
from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.gathered import Gathered
from goldenthread.plans.reading.text import is_item

_BEGINS_INSIDE = re.compile(r"(?:^|(?<=[\s(]))([A-Z]{0,3}\d{1,3}(?:\.\d{1,4}){1,3})[.):]?\s+(?=[A-Z\"“'‘])")
_NUMBER = r"[A-Z]{0,4}[ -]?\d+(?:\.\d+)*[a-z]?\.?"
_DOTTED = r"[A-Z]{0,4}[ -]?\d+(?:\.\d+)+[a-z]?\.?"
_SEVERAL_NUMBERS = re.compile(
    rf"{_NUMBER}(?:(?: | ?, ?| ?& ?| and ){_NUMBER})+|{_DOTTED}(?:(?: ?[/–-] ?| to ){_DOTTED})+"
)
_STRUCK = "~~"
_NOT_SET = re.compile(
    r"tb[acd]\b.*|n/?a|to be (?:confirmed|agreed|decided|determined)|not set|none|[-–—?]*", re.IGNORECASE
)


def flat(words: str) -> str:
    """The words on one line."""
    return " ".join(words.split())


def of_no_day(row: Gathered, whose: str, action: Action) -> Iterator[Guess]:
    """Words of "by when" that name no day, and do not plainly say that none is set."""
    words = flat(row.text(Column.BY_WHEN))
    if action.due is not None or action.ongoing or not action.by_when or _NOT_SET.fullmatch(words):
        return
    has_figures = re.search(r"\d", words)
    why = (
        f'"{words}" names no day that there is.' if has_figures else f'"{words}" names no day: none is taken.'
    )
    yield Guess(row.line, whose, "due", "", why)


def of_words(row: Gathered, whose: str, action: Action) -> Iterator[Guess]:
    """What words of an action may hide: another action, its number, a line through them, two leads taken for one."""
    if is_item(row.text(Column.ACTION)) and not row.number:
        why = "It stands in a list, whose signs are left out: where the page shows a number before it, write that."
        yield Guess(row.line, whose, "number", "", why)
    if _SEVERAL_NUMBERS.fullmatch(row.number):
        why = "More than one number stands in its cell: its row may be more than one action."
        yield Guess(row.line, whose, "number", row.number, why)
    values = {"text": action.text, "steps": "\n".join(step.text for step in action.steps)}
    for field, words in values.items():
        for number in _inside(row.number, words):
            why = f'"{number}" stands in the middle of it: another action may begin there.'
            yield Guess(row.line, whose, field, words, why)
        if _STRUCK in words:
            why = "A line goes through words of it: they may be withdrawn."
            yield Guess(row.line, whose, field, words, why)
    if kept_that_may_be_several(row.text(Column.LEADS)):
        why = "It is kept as one lead, and may be two: where it is, write each on a line of its own."
        yield Guess(row.line, whose, "leads", "\n".join(action.leads), why)


def _inside(number: str, words: str) -> list[str]:
    """The numbers of the form and the beginning of an action's own, below which its words seem to begin again."""
    begin, dot, _ = number.rpartition(".")
    found = _BEGINS_INSIDE.findall(words) if dot else []
    return [each for each in dict.fromkeys(found) if each.rpartition(".")[0] == begin and each != number]


def of_due(
    row: Gathered, whose: str, due: date | None, meant: ByWhen, starts: date | None
) -> Iterator[Guess]:
    """What a column of days of its own says beside "by when": words that are no day, or another day."""
    words = flat(row.text(Column.DUE))
    said = by_when(words, starts)
    if words and said.due is None:
        why = f'Beside "by when" its row says "{words}", which names no day.'
        yield Guess(row.line, whose, "due", str(due or ""), why)
    elif meant.due and said.due and said.due != meant.due:
        why = f'"By when" means {meant.due}; the column of days says "{words}", which is taken.'
        yield Guess(row.line, whose, "due", str(due), why)
    elif words and not is_only_a_day(words):
        why = f'Its column of days says "{words}", which is more than a day.'
        yield Guess(row.line, whose, "due", str(due or ""), why)
