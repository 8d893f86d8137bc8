"""Members of staff, by the HR extract that speaks for the month end."""

from __future__ import annotations

from datetime import date, timedelta

from goldenthread.engine.reference.days import is_open, list_for
from goldenthread.engine.reference.facts import care, need_episode
from goldenthread.engine.reference.facts.protection_plan import own_plans_on
from goldenthread.engine.reference.history import History, Row
from goldenthread.records.workforce import ALLOCATIONS, INVOLVEMENTS, WORKERS


def open_on(history: History, day: date) -> list[Row]:
    people: dict[str, Row] = {}
    for row in list_for(history, WORKERS, day):
        people.setdefault(row["worker_id"], row)
    allocated = _allocated(history, day) if people else set()
    open_children = _open_children(history, day) if people else set()
    return [
        history.row(
            row,
            worker_id,
            start_date=day,
            end_date=day + timedelta(days=1),
            role=row["role"],
            social_worker=None if row["role"] is None else row["role"] in history.settings.social_work_roles,
            agency=row["agency"],
            fte=row["fte"],
            children=row["cases"]
            if row["cases"] is not None
            else sum(worker == worker_id and child in open_children for child, worker in allocated),
        )
        for worker_id, row in people.items()
    ]


def _allocated(history: History, day: date) -> set[tuple[str, str]]:
    """Who is allocated to whom: by an involvement in an allocating role, or by a list of the day."""
    involved = {
        (row["person_id"], row["worker_id"])
        for row in history.rows(INVOLVEMENTS)
        if row["role"] in history.settings.allocated_roles
        and is_open(row["involvement_start_date"], row["involvement_end_date"], day)
    }
    listed = {(row["person_id"], row["worker_id"]) for row in list_for(history, ALLOCATIONS, day)}
    return involved | listed


def _open_children(history: History, day: date) -> set[str]:
    in_need = [row for row in need_episode.open_on(history, day) if not row["nfa"]]
    return {row["person_id"] for row in in_need + own_plans_on(history, day) + care.in_care_on(history, day)}
