"""When things happen: the rhythm of the week, school terms and holidays, working days, slow trends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from goldenthread.synthetic.draw import Days, Floats, Ints, Rng
from goldenthread.terms.months import add_months
from goldenthread.terms.working_days import bank_holidays

BURN_IN_YEARS = 18
KEPT_MONTHS = 72  # case systems load about six years into the Standard Safeguarding Dataset

# January to December: quiet in August and December, busy when schools are back.
_SEASON = (1.03, 1.02, 1.14, 0.96, 1.08, 1.05, 1.04, 0.74, 1.03, 1.10, 1.12, 0.80)
_WEEK = (1.10, 1.08, 1.05, 1.02, 0.95, 0.05, 0.04)  # Monday to Sunday
_HOLIDAY = 0.04
_CHRISTMAS = 0.45


@dataclass(frozen=True)
class Span:
    """The stretch that is told. Lives begin long before `start`, so that the first month is like any other.

    kept_from: what ended before this day, with the child known no more, is left out.
    """

    start: date
    end: date

    @property
    def kept_from(self) -> date:
        return min(add_months(self.start, -24), add_months(self.end + timedelta(days=1), -KEPT_MONTHS))

    @property
    def first(self) -> date:
        return self.kept_from - timedelta(days=365 * BURN_IN_YEARS)

    @property
    def years(self) -> float:
        return (self.end - self.first).days / 365.25


def as_day(day: date) -> np.datetime64:
    return np.datetime64(day, "D")


class Clock:
    """Draws days with the right rhythm, and counts working days, for all days of a span and two years on."""

    def __init__(self, span: Span) -> None:
        self.span = span
        self.first = as_day(span.first)
        self.end = as_day(span.end)
        days = np.arange(self.first, self.end + 1500)
        self._calendar = np.busdaycalendar(holidays=sorted(bank_holidays()))
        self._rhythm = np.concatenate([[0.0], np.cumsum(self._weights(days))])
        self._demand = np.concatenate([[0.0], np.cumsum(self._weights(days) * _seasons(days))])

    def _weights(self, days: Days) -> Floats:
        weekday = (days.astype("datetime64[D]").astype(np.int64) + 3) % 7
        weights = np.array(_WEEK)[weekday]
        closed = (weekday < 5) & ~np.is_busday(days, busdaycal=self._calendar)
        return np.where(closed, _HOLIDAY, weights)

    def arrivals(self, rng: Rng, n: int) -> Days:
        """n days of the span, as demand falls on them."""
        days = int((self.end - self.first).astype(np.int64)) + 1
        level = rng.uniform(0, self._demand[days], n)
        return self.first + np.searchsorted(self._demand, level, side="right") - 1

    def within(self, rng: Rng, day: Days, spread: int = 7, seasonal: bool = False) -> Days:
        """A day from `day` on and at most `spread` days later, with the rhythm of the week (and season).

        A missing day, and one long after the span, stay as they are.
        """
        sums = self._demand if seasonal else self._rhythm
        at = np.clip((day - self.first).astype(np.int64), 0, sums.size - 1 - spread)
        level = rng.uniform(sums[at], sums[at + spread])
        drawn = self.first + np.searchsorted(sums, level, side="right") - 1
        known = at == (day - self.first).astype(np.int64)
        return np.where(known, drawn, day)

    def add_working(self, day: Days, count: Ints) -> Days:
        """The day on which `count` working days have passed since `day` (`day` itself for 0)."""
        later = np.busday_offset(day, count, roll="backward", busdaycal=self._calendar)
        return np.where(count == 0, day, later)

    def on_working_day(self, day: Days) -> Days:
        return np.busday_offset(day, 0, roll="forward", busdaycal=self._calendar)


def _seasons(days: Days) -> Floats:
    month = days.astype("datetime64[M]").astype(np.int64) % 12
    year_day = (days - days.astype("datetime64[Y]").astype("datetime64[D]")).astype(np.int64)
    quiet = (year_day >= 357) | (year_day <= 1)
    seasons: Floats = np.array(_SEASON)[month] * np.where(quiet, _CHRISTMAS, 1.0)
    return seasons


def years_after(day: Days, years: int) -> Days:
    """The birthday: 29 February falls to 1 March in other years."""
    month = day.astype("datetime64[M]")
    later: Days = (month + 12 * years).astype("datetime64[D]") + (day - month.astype("datetime64[D]"))
    return later
