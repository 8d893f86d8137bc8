"""A step of an action as an item of a list, written and read: "Agree the form [by when: July 2023]".

A step may have any words, also such as say here what its dates are. Each line is read before it is taken; where other
words would come of it, the day is written beside words that name one already, and at last the brackets are more than
stand together anywhere in those words: "Ask [[by when: May [due: soon]; due: none]]".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from goldenthread.plans.dates import by_when
from goldenthread.plans.layout.cells import day_of, day_shown, due_cell, due_of
from goldenthread.plans.layout.words import NONE
from goldenthread.plans.plan import Step

_BY_WHEN, _DUE = "by when: ", "due: "
_SAID_BEGINS = re.compile(rf"\[(?={_BY_WHEN}|{_DUE}|\])")
_SAID = re.compile(
    rf"\[(?:{_BY_WHEN}(?P<when>.*?))?(?:(?:; |(?<!{_BY_WHEN})){_DUE}(?P<due>[^;]*))?\]", re.DOTALL
)
_OPENED = re.compile(r"\[+")
_CLOSED = re.compile(r"\]{2,}\Z")


class _Said(NamedTuple):
    """What an item says of a step, as it stands there."""

    text: str
    when: str = ""
    due: str = ""


def step_line(step: Step, starts: date | None) -> str:
    """A step as an item of a list. A day is said where the words of "by when" do not mean it."""
    due = _shown(due_cell(step.due, step.by_when, starts))
    meant = _shown(by_when(step.by_when, starts).due or "")
    short = _Said(step.text.strip(), step.by_when, due if due != meant else "")
    line = step.text
    for line, said in _forms(short, due or NONE):
        if _said_in(line) == said:
            break
    return line


def step_of(item: str, starts: date | None) -> Step:
    """The step of an item."""
    text, when, due = _said_in(item)
    return Step(text, when, due_of(due, when, starts))


def _forms(short: _Said, due: str) -> Iterator[tuple[str, _Said]]:
    """The ways in which a step may be written, the plainest first, each with what is to be read in it."""
    if not short.when and not short.due:
        yield short.text, short
        yield _in_brackets(short), short
        return
    yield _in_brackets(short), short
    whole = short._replace(due=due)
    yield _in_brackets(whole), whole
    most = max((len(found) for found in _OPENED.findall(whole.when)), default=0)
    yield _in_brackets(whole, max(most, 1) + 1), whole


def _in_brackets(said: _Said, more: int = 1) -> str:
    dates = "; ".join(f"{name}{words}" for name, words in ((_BY_WHEN, said.when), (_DUE, said.due)) if words)
    return f"{said.text} {'[' * more}{dates}{']' * more}".strip()


def _said_in(item: str) -> _Said:
    """What an item says of its dates at its end; all of it is its text where it says nothing that can be read."""
    return _in_more_brackets(item) or _in_one(item) or _Said(item)


def _in_one(item: str) -> _Said | None:
    begins = [found.start() for found in _SAID_BEGINS.finditer(item)]
    found = _SAID.fullmatch(item, begins[-1]) if begins else None
    if not found or not _is_day(due := found["due"] or ""):
        return None
    return _Said(item[: found.start()].strip(), found["when"] or "", due)


def _in_more_brackets(item: str) -> _Said | None:
    """The same between brackets of which several stand together: then both by when and the day are said."""
    closed = _CLOSED.search(item)
    if not closed:
        return None
    text, begins, dates = item[: closed.start()].rpartition("[" * len(closed[0]) + _BY_WHEN)
    when, parted, due = dates.rpartition(f"; {_DUE}")
    if not begins or not parted or text.endswith("[") or not _is_shown(due):
        return None
    return _Said(text.strip(), when, due)


def _is_day(due: str) -> bool:
    """Whether it is a day as it stands behind a step, "none", or not said."""
    return due in ("", NONE) or day_of(due) is not None


def _is_shown(due: str) -> bool:
    """Whether it is a day as it is written out, or "none"."""
    return due == NONE or ((day := day_of(due)) is not None and day_shown(day) == due)


def _shown(due: date | str) -> str:
    return day_shown(due) if isinstance(due, date) else due
