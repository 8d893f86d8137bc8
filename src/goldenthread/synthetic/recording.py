"""When what happened was written down: mostly the same day, some days later, sometimes months later.

Every row of a history carries `recorded_on`, and where it has an end `end_recorded_on`. What depends on
another row is never known before it, so that what a system knew on a day always hangs together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldenthread.synthetic.draw import Days, Ints, Rng, Streams, chance, spans

_SAME_DAY, _WEEKS_LATE = 0.58, 0.035
_LONGEST = 120  # days; so that the six months of a workbook always see what happened in them


@dataclass(frozen=True)
class Recorder:
    """Adds the lag of recording. `late` off: everything is known on the day it happened."""

    streams: Streams
    late: bool = True

    def __call__(self, subject: str, day: Days, not_before: Days | None = None) -> Days:
        """When each was recorded; missing where the day is."""
        if self.late:
            day = day + _lags(self.streams(f"recording of {subject}"), day.size)
        return day if not_before is None else np.where(np.isnat(day), day, np.fmax(day, not_before))


def _lags(rng: Rng, n: int) -> Ints:
    some_days = np.minimum(spans(rng, n, 2.6, 1.0), 21)
    weeks = np.minimum(20 + spans(rng, n, 28.0, 1.0), _LONGEST)
    lag = np.where(chance(rng, n, _SAME_DAY), 0, some_days)
    return np.where(chance(rng, n, _WEEKS_LATE), weeks, lag)


def in_order(owner: Ints, day: Days) -> Days:
    """Rows of one owner, in order, are recorded in that order: none before an earlier one."""
    base = owner.astype(np.int64) * 1_000_000
    highest = np.maximum.accumulate(base + day.astype(np.int64))
    return (highest - base).astype("datetime64[D]")


def latest(owner: Ints, day: Days, owners: int) -> Days:
    """The latest of the days of each owner; a day long past where it has none."""
    result = np.full(owners, np.datetime64("1900-01-01"))
    known = ~np.isnat(day)
    np.maximum.at(result, owner[known], day[known])
    return result
