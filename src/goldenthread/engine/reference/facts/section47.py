"""Section 47 enquiries, with the initial conference that each led to."""

from __future__ import annotations

from datetime import date

from goldenthread.engine.reference.days import once_a_day
from goldenthread.engine.reference.history import History, Row
from goldenthread.records.child_protection import INITIAL_CP_CONFERENCE, S47_ENQUIRY


def events(history: History) -> list[Row]:
    return [
        history.row(
            row,
            s47_start_date=row["s47_start_date"],
            icpc_date=_conference_of(history, row["person_id"], row["s47_start_date"]),
        )
        for row in once_a_day(history.rows(S47_ENQUIRY), "s47_start_date")
    ]


def _conference_of(history: History, child: str, start: date) -> date | None:
    """The first conference that the source links to the enquiry; else the first that belongs to it."""
    linked, unlinked = [], []
    for conference in once_a_day(history.of_child(INITIAL_CP_CONFERENCE, child), "icpc_date"):
        link = linked_start(history, conference)
        if link is not None:
            linked += [conference["icpc_date"]] if link == start else []
        elif _belongs_to(history, conference, start):
            unlinked.append(conference["icpc_date"])
    return min(linked, default=None) or min(unlinked, default=None)


def _belongs_to(history: History, conference: Row, start: date) -> bool:
    """Held soon after the start and before the child's next enquiry; no transfer in, which has none here."""
    days = (conference["icpc_date"] - start).days
    return (
        not conference["icpc_transfer_in"]
        and 0 <= days <= history.settings.s47_to_icpc_days
        and latest_start(history, conference) == start
    )


def linked_start(history: History, conference: Row) -> date | None:
    """The start of the enquiry that the source says led to a conference: on the same row, or by a key."""
    if conference["linked_s47_start_date"] is not None:
        stated: date = conference["linked_s47_start_date"]
        return stated
    starts = [
        enquiry["s47_start_date"]
        for enquiry in history.of_child(S47_ENQUIRY, conference["person_id"])
        if enquiry["s47_start_date"] is not None
        and enquiry["s47_enquiry_id"] is not None
        and enquiry["s47_enquiry_id"] == conference["s47_enquiry_id"]
    ]
    return min(starts, default=None)


def latest_start(history: History, conference: Row) -> date | None:
    """The child's latest enquiry on or before a conference."""
    starts = [
        enquiry["s47_start_date"]
        for enquiry in history.of_child(S47_ENQUIRY, conference["person_id"])
        if enquiry["s47_start_date"] is not None and enquiry["s47_start_date"] <= conference["icpc_date"]
    ]
    return max(starts, default=None)
