"""Where the dates of actions lie on a line of months: shares of its width, so that it fits any page."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from goldenthread.terms.months import Month, is_countable, months_between
from goldenthread.terms.showing import show_day
from goldenthread_web.improvement.models import Action, Step
from goldenthread_web.improvement.queries.rating import Rating, begins

MOST_MONTHS, BEFORE_TODAY = 36, 12
"""No line is longer, or its months are too narrow to read: then it begins a year before today."""

_EVERY_MONTH = 18  # up to so many each month has its name, beyond that each quarter


@dataclass(frozen=True)
class Tick:
    """Where a month begins; words: its name where there is room, year: the year under the first and each January."""

    at: str
    words: str
    year: str


@dataclass(frozen=True)
class Mark:
    """Something on a day: where, in words. kind: what it looks like. out: "before" or "after" where the line ends."""

    at: str
    kind: str
    words: str
    out: str = ""


@dataclass(frozen=True)
class Lane:
    """One action on the line. start, length: of the time in which it is worked on; empty where that is not known."""

    start: str
    length: str
    marks: tuple[Mark, ...]
    steps: tuple[Mark, ...]


@dataclass(frozen=True)
class Line:
    """A line of months, both included."""

    first: Month
    last: Month

    @property
    def ticks(self) -> Iterator[Tick]:
        many = self.last.number - self.first.number + 1
        for month in months_between(self.first, self.last):
            named = many <= _EVERY_MONTH or month.month % 3 == 1
            begins_year = month == self.first or month.month == 1
            yield Tick(
                self.at(month.start),
                f"{month.start:%b}" if named else "",
                str(month.year) if begins_year and _room(month, self.first) else "",
            )

    def at(self, day: date) -> str:
        """How far along a day lies, in per cent of the whole; a day outside lies at the end."""
        return _share(self._place(day))

    def out(self, day: date) -> str:
        """On which side of the line a day lies, nothing for one on it."""
        return "before" if day < self.first.start else "after" if day > self.last.end else ""

    def between(self, start: date, end: date) -> tuple[str, str]:
        """Where a stretch begins and how long it is; nothing for one outside or the wrong way round."""
        if end < start or end < self.first.start or start > self.last.end:
            return "", ""
        first, last = self._place(start), self._place(end)
        return _share(first), _share(last - first)

    def _place(self, day: date) -> float:
        within = min(max(day, self.first.start), self.last.end)
        share = (within.day - 1) / calendar.monthrange(within.year, within.month)[1]
        months = Month.of(within).number - self.first.number + share
        return months / (self.last.number - self.first.number + 1)


def line_of(days: Iterable[date | None], today: date) -> Line:
    """The months from the first day to the last, today's among them: at most three years of them."""
    known = [Month.of(day) for day in (*days, today) if day is not None and is_countable(day)]
    first, last = min(known), max(known)
    if last.number - first.number >= MOST_MONTHS:
        first = max(first, Month.of(today).plus(-BEFORE_TODAY))
        last = min(last, first.plus(MOST_MONTHS - 1))
    return Line(first, last)


def lane(line: Line, action: Action, rating: Rating | None) -> Lane:
    """An action on the line: as it stands, or for those who see the plan as approved by its first date alone.

    Its steps lie on it where they were read with it.
    """
    due = action.due if rating else action.original_due
    done = action.delivered_on if rating else None
    start, end = begins(action), done or due
    stretch = line.between(start, end) if start and end else ("", "")
    marks = list(_marks(line, action, rating, due, done))
    return Lane(*stretch, tuple(marks), tuple(_steps(line, action.steps.all())))


def _marks(
    line: Line, action: Action, rating: Rating | None, due: date | None, done: date | None
) -> Iterator[Mark]:
    first = action.original_due
    if rating and first and first != due:
        yield _mark(line, first, "first", f"At first: {show_day(first)}")
    if done and due and done != due:
        yield _mark(line, due, "due", f"Due: {show_day(due)}")
    kind = rating.brag.value if rating else "plan"
    if done:
        yield _mark(line, done, kind, f"Delivered: {show_day(done)}")
    elif due:
        yield _mark(line, due, kind, f"Due: {show_day(due)}")


def _steps(line: Line, steps: Iterable[Step]) -> Iterator[Mark]:
    for step in steps:
        if step.due:
            kind = "step-done" if step.done_on else "step"
            yield _mark(line, step.due, kind, f"{step.text}: {show_day(step.due)}")


def _mark(line: Line, day: date, kind: str, words: str) -> Mark:
    return Mark(line.at(day), kind, words, line.out(day))


def _room(month: Month, first: Month) -> bool:
    """Whether a year's number has room: not where the next year begins at once."""
    return month != first or month.month < 12


def _share(place: float) -> str:
    return f"{100 * place:.2f}%"
