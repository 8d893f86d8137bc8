"""The date that a workbook speaks of. Annex A does not say it, so the latest event tells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pyarrow as pa

from goldenthread.intake.block import Block, Columns
from goldenthread.intake.reference_date import latest_plausible, meant_by

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


def reference_date_of(lists: Mapping[int, tuple[Block, Columns]], today: date) -> tuple[date, date] | None:
    """The reference date, and the latest event that it was told from; None where nothing is dated."""
    latest = latest_plausible(_days(lists, EVENTS), today) or latest_plausible(
        _days(lists, STARTS_AND_ENDS), today
    )
    return (meant_by(latest), latest) if latest else None


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
