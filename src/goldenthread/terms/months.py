"""Calendar months, and the rules for counting months and years between dates.

"Within 12 months" means on or after the same date one year before (29 February falls to
28 February), both ends included. Definitions: the months and years paragraph of the catalogue's
conventions page.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month, written 2023-06. Its last day, `end`, is the E of every definition."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1900 <= self.year <= 2200 and 1 <= self.month <= 12):
            raise ValueError(f"{self.year}-{self.month} is not a month. Write a month as 2023-06.")

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read "2023-06". Anything else is an error that says how to write a month."""
        found = re.fullmatch(r"(\d{4})-(\d{2})", text.strip())
        if not found:
            raise ValueError(f"{text!r} is not a month. Write a month as 2023-06.")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> Month:
        """The month that holds this day."""
        return cls(day.year, day.month)

    @property
    def start(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def end(self) -> date:
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @property
    def number(self) -> int:
        """Months since year 0: two months differ by as much as their numbers do."""
        return self.year * 12 + self.month - 1

    def plus(self, months: int) -> Month:
        number = self.number + months
        return Month(number // 12, number % 12 + 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


def is_countable(day: date) -> bool:
    """Whether months can be counted around a day. In 26 or 9999 they can't: the year is a slip of the hand."""
    return 1910 <= day.year <= 2190


def months_between(first: Month, last: Month) -> Iterator[Month]:
    """Every month from the first to the last, both included."""
    for step in range(last.number - first.number + 1):
        yield first.plus(step)


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later (or earlier), or that month's last day."""
    month = Month.of(day).plus(months)
    return date(month.year, month.month, min(day.day, month.end.day))


def first_day_after_months(day: date, months: int) -> date:
    """The first day E of which "E less `months` months" is `day` or later.

    It is the day on which something that began on `day` has lasted `months` months. It differs
    from `add_months` only where the later month is too short: 29 February plus 12 months is
    reached on 1 March.
    """
    clipped = add_months(day, months)
    return clipped if clipped.day == day.day else clipped + timedelta(days=1)


def birthday(birth: date, age: int) -> date:
    """The day on which someone turns `age`. Born on 29 February: 1 March in other years."""
    return first_day_after_months(birth, 12 * age)


def age_at(birth: date, day: date) -> int:
    """Completed years of age on a day; -1 before birth."""
    if day < birth:
        return -1
    years = day.year - birth.year
    return years if birthday(birth, years) <= day else years - 1
