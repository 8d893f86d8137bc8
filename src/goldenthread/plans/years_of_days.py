"""The years of days that words name, where a day is written without one: from the day after it, or from beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from goldenthread.terms.months import Month

_TO_THE_NEXT = re.compile(r"\s*(?:[-–/&,]|to|and|until)\s*", re.IGNORECASE)
_A_YEAR_APART = re.compile(r"(?<![\d/.-])20\d\d(?![\d/–-])")


@dataclass(frozen=True, slots=True)
class Named:
    """A day that words name. begin, end: where it stands among them; taken: its year was not written."""

    begin: int
    end: int
    day: date
    taken: bool = False
    doubt: str = ""
    is_month: bool = True  # a day or a month was written, and no season, quarter or year


def with_years(words: str, found: list[Named]) -> list[Named]:
    """The days with the years that the words give them, in place of those taken from the plan."""
    return list(_with_a_year_apart(words, list(_with_that_of_the_next(words, found))))


def _with_that_of_the_next(words: str, found: list[Named]) -> Iterator[Named]:
    """Of "October - December 2025", October too is of 2025."""
    for n, each in enumerate(found):
        after = found[n + 1] if n + 1 < len(found) else None
        if each.taken and after and not after.taken and _TO_THE_NEXT.fullmatch(words[each.end : after.begin]):
            day = _same_day(each.day, after.day)
            yield replace(each, day=day, taken=False)
            continue
        yield each


def _with_a_year_apart(words: str, found: list[Named]) -> Iterator[Named]:
    """Of "September (2025)" the year is 2025, though it stands apart; of two years neither is taken."""
    read = [range(each.begin, each.end) for each in found]
    apart = {
        year.group()
        for year in _A_YEAR_APART.finditer(words)
        if not any(year.start() in span for span in read)
    }
    for each in found:
        if not (each.taken and each.is_month and len(apart) == 1):
            yield each
            continue
        year = int(next(iter(apart)))
        doubts = [each.doubt] if each.doubt else []
        doubt = " ".join([*doubts, f'"{year}" stands apart from it: taken for its year.'])
        yield replace(each, day=_in_year(each.day, year), taken=False, doubt=doubt)


def _same_day(day: date, after: date) -> date:
    """The day in the last year in which it is not after another."""
    return _in_year(day, after.year if (day.month, day.day) <= (after.month, after.day) else after.year - 1)


def _in_year(day: date, year: int) -> date:
    """The same day of another year; the last of a month stays the last."""
    month = Month(year, day.month)
    return month.end if day == Month.of(day).end else date(year, day.month, day.day)
