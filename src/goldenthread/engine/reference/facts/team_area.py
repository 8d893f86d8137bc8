"""A team's time in one service and one locality."""

from __future__ import annotations

from datetime import date

from goldenthread.engine.reference.history import History, Row
from goldenthread.engine.reference.people import team_on
from goldenthread.records.local import TEAMS


def open_on(history: History, day: date) -> list[Row]:
    """Each team's row in force on the day."""
    teams = sorted({row["team"] for row in history.rows(TEAMS) if row["team"] is not None})
    found = [(team, team_on(history, team, day)) for team in teams]
    return [
        {
            **{name: row[name] for name in ("load", "file", "sheet", "row")},
            "authority": history.authority,
            "person_id": team,
            "team": team,
            "start_date": row["from_date"] or date.min,
            "area_service": row["service"],
            "area_locality": row["locality"],
        }
        for team, row in found
        if row is not None
    ]
