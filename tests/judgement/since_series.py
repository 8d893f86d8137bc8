"""Months before and since an action finished, whose average and limits can be worked out in the head."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goldenthread.judgement.since import Since, since
from goldenthread.terms.months import Month
from goldenthread.terms.words import Better, Unit

LAST = Month(2023, 5)
"""The last month before: the action finished on its last day, so that no month is half of each."""
FINISHED = LAST.end

BASE = [20.0, 23.0] * 6
"""Twelve months: average and middle figure 21.5, average step 3. The limits are 21.5 -+ 7.98 = 13.52 and 29.48; near is
beyond 16.18 and 26.82."""


def rows(
    before: Sequence[float | None], after: Sequence[float | None], last: Month = LAST
) -> list[tuple[date, float | None]]:
    """Months up to the last one before, and those after it."""
    first = last.plus(1 - len(before))
    return [(first.plus(at).end, value) for at, value in enumerate((*before, *after))]


def of(
    after: Sequence[float | None],
    better: Better = Better.LOWER,
    before: Sequence[float | None] = BASE,
    **more: object,
) -> Since:
    return since(rows(before, after), FINISHED, better, Unit.PERCENT, **more)  # type: ignore[arg-type]
