"""Initial child protection conferences: each child, each day, with the clock of 15 working days."""

from __future__ import annotations

from datetime import date

from goldenthread.engine.reference.days import once_a_day, working_days
from goldenthread.engine.reference.facts import referral
from goldenthread.engine.reference.facts.section47 import latest_start, linked_start
from goldenthread.engine.reference.history import History, Row
from goldenthread.records.child_protection import INITIAL_CP_CONFERENCE
from goldenthread.records.front_door import CIN_EPISODES


def events(history: History) -> list[Row]:
    return [_event(history, row) for row in once_a_day(history.rows(INITIAL_CP_CONFERENCE), "icpc_date")]


def _event(history: History, row: Row) -> Row:
    start = _clock_start(history, row)
    return history.row(
        row,
        icpc_date=row["icpc_date"],
        transfer_in=bool(row["icpc_transfer_in"]),
        clock_start_date=start,
        working_days=working_days(start, row["icpc_date"]),
    )


def _clock_start(history: History, conference: Row) -> date | None:
    if conference["icpc_transfer_in"]:
        return _referral_date(history, conference)
    return linked_start(history, conference) or latest_start(history, conference)


def _referral_date(history: History, conference: Row) -> date | None:
    """The date of the referral that a transfer in belongs to: on the same row, or by a key.

    Else it is the child's latest referral on or before the conference.
    """
    if conference["referral_date"] is not None:
        stated: date = conference["referral_date"]
        return stated
    linked = [
        row["referral_date"]
        for row in history.of_child(CIN_EPISODES, conference["person_id"])
        if row["referral_date"] is not None
        and row["referral_id"] is not None
        and row["referral_id"] == conference["referral_id"]
    ]
    referrals = referral.events_of(history, conference["person_id"])
    before = [row["referral_date"] for row in referrals if row["referral_date"] <= conference["icpc_date"]]
    return min(linked, default=None) or max(before, default=None)
