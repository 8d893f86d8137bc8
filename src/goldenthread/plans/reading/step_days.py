"""Columns of steps whose headings say by when: "Milestones by June 2025", "Q1 milestone", "Steps (0-3 months)".

Each step keeps the words of its column, with the day that they mean. What is not certain of that is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from goldenthread.plans.dates import by_when, is_dated, why_taken
from goldenthread.plans.layout.steps import step_line
from goldenthread.plans.plan import Action, Guess, Step
from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.gathered import Gathered
from goldenthread.plans.reading.text import without_bullet
from goldenthread.plans.reading.within import OVER, is_a_period

Said = tuple[str, str]
"""The words of a step, and those of its column."""

_KIND = re.compile(
    r"\b(?:(?:key|main|planned|agreed|our|the|action|delivery|interim|project|sub)[\s-]+)*"
    r"(?:sub-?actions?|steps?|milestones?|tasks?)\b(?:\s*(?:/|&|and)\s*(?:steps?|milestones?|tasks?|actions?)\b)*",
    re.IGNORECASE,
)
_OF_TIME = re.compile(
    r"\b(?:(?:days?|weeks?|wks?|fortnights?|months?|mths?|quarters?|years?|yrs?|terms?)(?!\w)|half[- ]terms?|"
    r"\d+\s?[dmwy]\b|[qmy]\d{1,2}\b|phases?|stages?|sprints?|immediate(?:ly)?|20\d\d|\d\d\s?/\s?\d\d|"
    r"spring|summer|autumn|winter|easter|christmas)\b",
    re.IGNORECASE,
)
_IN_A_HEADING = "By when a step is to be done stands in the heading of its column."
_AROUND = " \t:;,.–—-/"


def when_of(heading: str) -> str:
    """The words of a heading of steps that say by when: "June 2025" of "Milestones by June 2025"; "" where none do.

    A number that only counts the columns ("Milestone 1") says nothing of it.
    """
    heading = " ".join(heading.split())
    words = " ".join(_KIND.sub(" ", heading, count=1).replace(OVER, " ").split()).strip(_AROUND)
    words = re.sub(r"^\(([^()]*)\)$", r"\1", words)
    words = re.sub(r"^(?:due )?by\s+", "", words, flags=re.IGNORECASE)
    counts = words.isdigit()
    if counts or not (is_dated(words) or is_a_period(words.lower()) or _OF_TIME.search(words)):
        return heading if is_dated(heading) and not counts else ""
    return words if by_when(words).days == by_when(heading).days else heading


def said_in(row: Row, columns: Sequence[Column], headings: Sequence[str]) -> list[Said]:
    """The steps of a row that stand in columns which say by when, in their order."""
    found = []
    for column, cell, heading in zip(columns, row.cells, headings, strict=False):
        if column is Column.STEPS and (when := when_of(heading)):
            found += [(step, when) for line in cell.split("\n") if (step := without_bullet(line))]
    return found


def keep(action: Gathered | None, line: int, said: Sequence[Said]) -> None:
    """Keeps what columns say of the steps in a row with these, where they are the action's or of a row put to it."""
    if action is not None and said:
        rest = next((each for each in action.rests if each.line == line), action)
        cell = rest.cell(Column.STEPS)
        cell.said += [each for each in said if each[0] in cell.words]


def dated(steps: Sequence[str], said: Sequence[Said], starts: date | None) -> list[Step | None]:
    """Each step with what its column says; None for one of another column."""
    left = list(said)
    found: list[Step | None] = []
    for step in steps:
        same = next((each for each in left if each[0] == step), None)
        mine = same or next((each for each in left if step.startswith(each[0])), None)
        if mine:
            left.remove(mine)
        found.append(Step(step, mine[1], by_when(mine[1], starts).due) if mine else None)
    return found


def asked(steps: Sequence[Step], said: Sequence[Said], starts: date | None) -> Iterator[tuple[str, str]]:
    """What is not certain of the days that columns say: what was taken, and why."""
    taken = _told(steps, starts)
    for why in dict.fromkeys(_doubt(when, starts) for _, when in said):
        if why:
            yield taken, f"{_IN_A_HEADING} {why}"
    kept = [(step.text, step.by_when) for step in steps]
    lost = [when for text, when in said if not any(when == on and each.startswith(text) for each, on in kept)]
    for words in dict.fromkeys(lost):
        yield taken, f'{_IN_A_HEADING} Which steps stood below "{words}" is not certain.'


def of_whole(guesses: Iterable[Guess], action: Action, starts: date | None) -> Iterator[Guess]:
    """The guesses of all rows of an action; those about its steps are of all of these, and each is made once."""
    seen = set()
    for guess in guesses:
        if not guess.why.startswith(_IN_A_HEADING):
            yield guess
        elif guess.why not in seen:
            seen.add(guess.why)
            yield replace(guess, taken=_told(action.steps, starts))


def _told(steps: Sequence[Step], starts: date | None) -> str:
    return "\n".join(step_line(step, starts) for step in steps)


def _doubt(words: str, starts: date | None) -> str:
    meant = by_when(words, starts)
    if meant.due is None:
        return " ".join(meant.doubts) or "It names no day: none is taken."
    doubts = [why_taken(words, meant)] if meant.year_taken else []
    doubts += meant.doubts
    if len(meant.days) > 1:
        doubts.append("The last of its days is taken.")
    return " ".join(doubts)
