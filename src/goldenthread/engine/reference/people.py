"""What every row of a fact says beside its own columns: of the child, and of the team at the time."""

from __future__ import annotations

from datetime import date

from goldenthread.engine.reference.history import History, Row
from goldenthread.records.local import TEAMS
from goldenthread.records.people import DISABILITY, PERSON

NOT_DISABLED = "NONE"


def birth_date(history: History, person_id: str) -> date | None:
    people = history.of_child(PERSON, person_id)
    born: date | None = people[0]["dob"] if people else None
    return born


def with_keys(history: History, row: Row, dated: date | None) -> Row:
    """The row of a fact, with its person's and its team's keys; the team's as on the day `dated`."""
    people = history.of_child(PERSON, row["person_id"])
    team = team_on(history, row["team"], dated)
    return {
        **row,
        "birth_date": birth_date(history, row["person_id"]),
        "sex": people[0]["sex"] if people else None,
        "ethnicity": people[0]["ethnicity"] if people else None,
        "disabled": _disabled(history, row["person_id"]),
        "service": team["service"] if team else None,
        "locality": team["locality"] if team else None,
    }


def _disabled(history: History, person_id: str) -> bool | None:
    codes = {row["disability_code"] for row in history.of_child(DISABILITY, person_id)} - {None}
    return any(code != NOT_DISABLED for code in codes) if codes else None


def team_on(history: History, team: str | None, dated: date | None) -> Row | None:
    """The team's latest row begun by the day, unless it has run out; a later row ends the one before."""
    if team is None or dated is None:
        return None
    begun = [
        row
        for row in history.rows(TEAMS)
        if row["team"] == team and (row["from_date"] is None or row["from_date"] <= dated)
    ]
    if not begun:
        return None
    latest = max(begun, key=lambda row: row["from_date"] or date.min)
    return latest if latest["to_date"] is None or dated <= latest["to_date"] else None
