"""At which pace a measure goes, as it is told on a day: figures that end long ago forecast nothing."""

from __future__ import annotations

from datetime import date

from goldenthread.judgement.trajectory import Trajectory
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_month


def is_old(last: Month, today: date, months_back: int) -> bool:
    """Whether figures end longer ago than the council judges; months_back: its choice, as for the scorecard."""
    return last < Month.of(today).plus(-months_back)


def pace_words(pace: Trajectory | None, last: Month, today: date, months_back: int) -> str:
    """What may be said of a pace on a day; "" where there is none. last: the month to which the figures go."""
    if is_old(last, today, months_back):
        return f"The figures end in {show_month(last)}: too long ago to say what they come to at this pace."
    if pace is None:
        return ""
    if pace.month is not None and pace.month < Month.of(today):
        reached = f"a single month was to be at the target in {show_month(pace.month)}"
        return f"At the pace until {show_month(last)} {reached}, which has passed: newer figures say whether it was."
    return f"{pace.rule.rstrip('.')}."
