"""Time on a child protection plan: plans that overlap or nearly touch are one."""

from __future__ import annotations

from datetime import date

from goldenthread.engine.reference.days import is_open
from goldenthread.engine.reference.history import History, Row
from goldenthread.records.child_protection import CP_PLANS


def open_on(history: History, day: date) -> list[Row]:
    return [plan for plan in events(history) if is_open(plan["start_date"], plan["end_date"], day)]


def own_plans_on(history: History, day: date) -> list[Row]:
    """Plans open on a day, other authorities' left out, as a row of the facts that count within a plan."""
    return [
        {**plan, "plan_start_date": plan["start_date"]}
        for plan in open_on(history, day)
        if not plan["other_authority"]
    ]


def events(history: History) -> list[Row]:
    return history.remember("plans", _events)


def _events(history: History) -> list[Row]:
    return [plan for child in history.children(CP_PLANS) for plan in _plans_of(history, child)]


def _plans_of(history: History, child: str) -> list[Row]:
    rows = [row for row in history.of_child(CP_PLANS, child) if row["cp_plan_start_date"] is not None]
    own = [row for row in rows if not row["cp_plan_ola"]]
    of_others = [row for row in rows if row["cp_plan_ola"]]
    return [
        *_as_plans(history, own, other_authority=False),
        *_as_plans(history, of_others, other_authority=True),
    ]


def _as_plans(history: History, rows: list[Row], *, other_authority: bool) -> list[Row]:
    plans: list[Row] = []
    for joined in _joined(rows, history.settings.plan_gap_days):
        latest = joined[-1]
        plans.append(
            history.row(
                joined[0],
                team=latest["team"],
                start_date=joined[0]["cp_plan_start_date"],
                end_date=_end(joined),
                other_authority=other_authority,
                earlier_plan=bool(plans) or (joined[0]["previous_plans"] or 0) > 0,
                previous_end_date=plans[-1]["end_date"] if plans else None,
                category=latest["cp_plan_latest_category"] or latest["cp_plan_initial_category"],
            )
        )
    return plans


def _joined(rows: list[Row], gap_days: int) -> list[list[Row]]:
    """Rows in groups, each group one plan, in order of start."""
    groups: list[list[Row]] = []
    for row in sorted(rows, key=lambda row: (row["cp_plan_start_date"], row["cp_plan_end_date"] or date.max)):
        if groups:
            end = _end(groups[-1])
            if end is None or (row["cp_plan_start_date"] - end).days <= gap_days:
                groups[-1].append(row)
                continue
        groups.append([row])
    return groups


def _end(rows: list[Row]) -> date | None:
    """When the last of them ended; missing while any is open."""
    ends = [row["cp_plan_end_date"] for row in rows]
    return None if None in ends else max(ends)
