"""Working days in England: weekdays that are not bank holidays.

`working_days(a, b)` counts the working days in (a, b]: the same day is 0, the next working day 1.
"Within 15 working days" is a count of 15 or fewer.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from functools import cache
from importlib import resources

FIRST_DAY = date(2010, 1, 1)
LAST_DAY = date(2030, 12, 31)


@cache
def bank_holidays() -> frozenset[date]:
    """England's weekday bank holidays, one-off ones included (from GOV.UK; later years projected)."""
    text = resources.files("goldenthread.terms").joinpath("bank_holidays_england.csv").read_text("utf-8")
    return frozenset(date.fromisoformat(row["date"]) for row in csv.DictReader(text.splitlines()))


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in bank_holidays()


@cache
def _working_days_up_to() -> list[int]:
    """For each day from FIRST_DAY: how many working days there have been, that day included."""
    counts, total = [], 0
    for offset in range((LAST_DAY - FIRST_DAY).days + 1):
        total += is_working_day(FIRST_DAY + timedelta(days=offset))
        counts.append(total)
    return counts


def calendar_rows() -> list[tuple[date, int]]:
    """(day, working days up to and with it) for every day that the product can count over."""
    return [(FIRST_DAY + timedelta(days=i), count) for i, count in enumerate(_working_days_up_to())]


def working_days(start: date, end: date) -> int:
    """Working days after `start` up to and with `end`; negative when `end` is the earlier."""
    for day in (start, end):
        if not FIRST_DAY <= day <= LAST_DAY:
            raise ValueError(f"Working days are known from {FIRST_DAY} to {LAST_DAY}, not on {day}.")
    counts = _working_days_up_to()
    return counts[(end - FIRST_DAY).days] - counts[(start - FIRST_DAY).days]


def add_working_days(start: date, count: int) -> date:
    """The first day on which `count` working days have passed since `start`."""
    day = start
    while working_days(start, day) < count:
        day += timedelta(days=1)
    return day
