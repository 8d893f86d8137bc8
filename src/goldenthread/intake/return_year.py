"""The year that a statutory return speaks of: 1 April to 31 March, told by the dates in it.

File names and headers of returns name the wrong year often enough (samples of 2021, 2024 and 2026
all say 2023) that what a return says of its year holds only where its dates don't say otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.block import Block
from goldenthread.intake.checks.future_date import ALLOWED_DAYS
from goldenthread.intake.report import Report


def year_end(day: date) -> date:
    """The 31 March that ends the return's year in which a day lies."""
    return date(day.year + (day.month > 3), 3, 31)


@dataclass(frozen=True)
class ReturnYear:
    """The days that a return speaks for; the last is its reference date."""

    first: date
    last: date

    @classmethod
    def until(cls, last: date) -> ReturnYear:
        """The year so far on a day: for a whole year the day is 31 March."""
        return cls(date(year_end(last).year - 1, 4, 1), last)

    def __str__(self) -> str:
        return f"{self.first.day} {self.first:%B %Y} to {self.last.day} {self.last:%B %Y}"


def year_of(endings: Iterable[pa.Array], said: Sequence[date] = ()) -> ReturnYear | None:
    """The year of a return, by the dates that must lie in it and the days that it says its year ends on.

    More than half of the dates in one year decide. Else, of the years said, the one with most dates
    (the first of equals); where none is said, the year with most dates (the latest of equals).
    """
    years: Counter[date] = Counter()
    for dates in endings:
        for day, count in _counts(dates):
            years[year_end(day)] += count
    likely = max(years, key=lambda end: (years[end], end), default=None)
    if likely and (not said or years[likely] * 2 > years.total()):
        return ReturnYear.until(likely)
    return ReturnYear.until(max(said, key=lambda end: years[end])) if said else None


def _counts(dates: pa.Array) -> list[tuple[date, int]]:
    counted = pc.value_counts(dates.drop_null()).to_pylist()
    return [(pair["values"], pair["counts"]) for pair in counted]


def report_outside(
    block: Block,
    name: str,
    dates: pa.Array,
    year: ReturnYear,
    report: Report,
    *,
    in_year: bool,
    recorded: bool,
) -> None:
    """Report dates after the return's year and, where they must lie `in_year`, before it too.

    `recorded`: the date goes into a record, so the check of future dates finds those far ahead.
    """
    outside = pc.greater(dates, pa.scalar(year.last))
    if recorded:
        found_later = pc.greater(dates, pa.scalar(year.last + timedelta(days=ALLOWED_DAYS)))
        outside = pc.and_not(outside, found_later)
    if in_year:
        outside = pc.or_kleene(outside, pc.less(dates, pa.scalar(year.first)))
    report.add_where(block.place(name), outside, "outside-year")
