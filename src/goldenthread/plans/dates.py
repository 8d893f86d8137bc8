"""What people mean by "July 2023", "in place from April" or "ongoing": the day, and whether it goes on."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goldenthread.terms.months import Month

_MONTHS = [name.lower() for name in calendar.month_name[1:]]
_NAME = "|".join(rf"{name}|{name[:3]}t?" for name in _MONTHS)
_DAY = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?\s+)?(?P<month>{_NAME})\b\.?,?(?:\s+(?P<year>20\d\d)\b)?",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>20\d\d)\b")
_ISO = re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d\d)(?:-(?P<day>\d\d))?\b")
_ONGOING = re.compile(r"\bongoing\b|\bcontinu|\bthroughout\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ByWhen:
    """What "by when" means. `days`: every day that it names, a month as its last day; `year_taken`: a year was
    not written, and was taken from the plan's period."""

    days: tuple[date, ...]
    ongoing: bool
    year_taken: bool = False

    @property
    def due(self) -> date | None:
        """The last of the days: by then all of it is to be done."""
        return max(self.days, default=None)


def by_when(words: str, starts: date | None = None) -> ByWhen:
    """What the words mean, in a plan that starts on a day: "July" is the first July from then on."""
    found = list(_found(words, starts))
    return ByWhen(
        tuple(day for day, _ in found), bool(_ONGOING.search(words)), any(taken for _, taken in found)
    )


def period(words: str) -> tuple[date, date] | None:
    """The first and the last day of "April 2023 - March 2024", or None."""
    months = [Month.of(day) for day, taken in _found(words, None) if not taken]
    return (months[0].start, months[1].end) if len(months) >= 2 and months[0] < months[1] else None


def _found(words: str, starts: date | None) -> Iterator[tuple[date, bool]]:
    matches = [m for pattern in (_DAY, _FIGURES, _ISO) for m in pattern.finditer(words)]
    for match in sorted(matches, key=lambda m: m.start()):
        parts = match.groupdict()
        month = _month(parts["month"])
        taken = parts["year"] is None
        year = int(parts["year"]) if parts["year"] else _year(month, starts)
        if year is None or not 1 <= month <= 12 or (taken and match["month"].islower()):
            continue  # without a year, "may" and "march" in lower case are words
        yield from _day(year, month, parts["day"], taken)


def _day(year: int, month: int, day: str | None, taken: bool) -> Iterator[tuple[date, bool]]:
    if day is None:
        yield Month(year, month).end, taken
        return
    try:
        yield date(year, month, int(day)), taken
    except ValueError:
        return


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next(n for n, name in enumerate(_MONTHS, start=1) if name.startswith(word.lower()[:3]))


def _year(month: int, starts: date | None) -> int | None:
    if starts is None:
        return None
    return starts.year if month >= starts.month else starts.year + 1
