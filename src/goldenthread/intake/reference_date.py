"""The date that a delivery speaks of, told from the latest event in it where nothing else says it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.terms.months import Month

LAST_DAYS = 5
FEW = 1_000  # one event in a thousand may be misdated without moving the reference date
FAR_AHEAD = timedelta(days=31)


def latest_plausible(days: pa.ChunkedArray, today: date) -> date | None:
    """The latest day up to today, less a very few that lie far ahead of all others: slips of the keyboard."""
    past = days.filter(pc.less_equal(days, pa.scalar(today)))
    counted = {pair["values"]: pair["counts"] for pair in pc.value_counts(past).to_pylist()}
    ordered = sorted(counted, reverse=True)
    misdated = 0
    for day, before in pairwise(ordered):
        misdated += counted[day]
        if misdated * FEW > len(past):
            break
        if day - before > FAR_AHEAD:
            return latest_plausible(past, before)
    return ordered[0] if ordered else None


def meant_by(latest: date) -> date:
    """The reference date that a latest event tells: in the last five days of a month, the month's end.

    Deliveries are drawn for a month, and the last event of it need not fall on its last day.
    """
    end = Month.of(latest).end
    return end if (end - latest).days < LAST_DAYS else latest


def written(day: date) -> str:
    """A date as one writes it: 30 June 2023."""
    return f"{day.day} {day:%B %Y}"


def why(day: date, latest: date) -> str:
    """What a note says of a reference date that was told from the latest event."""
    month = ", and an event in the last days of a month stands for its end" if day != latest else ""
    return (
        f"The reference date is {written(day)}: the latest event is on {written(latest)}{month}. "
        "Give --reference-date to change it."
    )
