"""The date that a workbook speaks of. Annex A does not say it, so the latest event tells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.block import Block, Columns
from goldenthread.terms.months import Month

EVENTS = {
    1: ("contact_date",),
    3: ("referral_date",),
    4: ("assessment_start_date", "assessment_auth_date"),
    5: ("s47_start_date", "icpc_date"),
    7: ("cp_visit_date",),
    8: ("cla_visit_date",),
    9: ("care_leaver_latest_contact",),
}
STARTS_AND_ENDS = {
    6: ("referral_date", "close_date"),
    7: ("cp_plan_start_date", "cp_plan_end_date"),
    8: ("cla_episode_start_date", "cla_episode_ceased_date"),
}
LAST_DAYS = 5
FEW = 1_000  # one event in a thousand may be misdated without moving the reference date
FAR_AHEAD = timedelta(days=31)


def reference_date_of(lists: Mapping[int, tuple[Block, Columns]], today: date) -> tuple[date, date] | None:
    """The reference date, and the latest event that it was told from; None where nothing is dated.

    In the last five days of a month the month's end is meant: the lists are drawn for a month, and
    the last event of it need not fall on its last day.
    """
    latest = _latest_plausible(_days(lists, EVENTS), today) or _latest_plausible(
        _days(lists, STARTS_AND_ENDS), today
    )
    if latest is None:
        return None
    end = Month.of(latest).end
    return (end if (end - latest).days < LAST_DAYS else latest), latest


def _days(
    lists: Mapping[int, tuple[Block, Columns]], named: Mapping[int, tuple[str, ...]]
) -> pa.ChunkedArray:
    chunks = [
        lists[number][1][name].drop_null()
        for number, names in named.items()
        if number in lists
        for name in names
    ]
    return pa.chunked_array(chunks, pa.date32())


def _latest_plausible(days: pa.ChunkedArray, today: date) -> date | None:
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
            return _latest_plausible(past, before)
    return ordered[0] if ordered else None
