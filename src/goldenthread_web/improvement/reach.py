"""Which dates are within reach of an improvement plan, and which a slip of the hand.

A year with two of its figures missing or changed would else stretch every line of months and stand in every report.
"""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from goldenthread.terms.months import Month
from goldenthread_web.accounts.permissions import NotAllowed

EARLIEST = date(1990, 1, 1)
_AHEAD, _BEFORE = 20, 5
"""Years from today that a date may lie ahead; years before a plan begins in which an action of it was delivered."""


def latest() -> date:
    """The last day within reach."""
    return date(timezone.localdate().year + _AHEAD, 12, 31)


def is_within(day: date) -> bool:
    return EARLIEST <= day <= latest()


def years_within() -> str:
    """What to do about another date, in words."""
    return f"a year from {EARLIEST.year} to {latest().year}"


def check_days(*days: date | None) -> None:
    """Refuse a day that is out of reach."""
    if any(day is not None and not is_within(day) for day in days):
        raise NotAllowed(f"A date is too far away. Enter {years_within()}.")


def check_texts(*days: str) -> None:
    """The same of days as they stand with a change, year first; nothing where one is empty."""
    check_days(*(date.fromisoformat(day) for day in days if day))


def check_month(month: str) -> None:
    """The same of a month, year first."""
    if month:
        check_days(Month.parse(month).start)


def check_delivered(on: date, starts: date | None) -> None:
    """An action of a plan is delivered by today, and not long before the plan began."""
    if on > timezone.localdate():
        raise NotAllowed("The day of delivery can't lie ahead. Say delivered when it is done.")
    check_days(on)
    if starts is not None and is_within(starts) and on.year < starts.year - _BEFORE:
        raise NotAllowed(
            f"That is more than {_BEFORE} years before the improvement plan began. Look at the year."
        )
