"""Episodes of need: as listed, and for children on a plan or in care whom a list of open children misses."""

from __future__ import annotations

from datetime import date

from goldenthread.engine.reference.days import is_open, once_a_day
from goldenthread.engine.reference.facts import care
from goldenthread.engine.reference.facts.protection_plan import own_plans_on
from goldenthread.engine.reference.history import History, Row
from goldenthread.records.front_door import CIN_EPISODES


def open_on(history: History, day: date) -> list[Row]:
    listed = [row for row in events(history) if is_open(row["start_date"], row["end_date"], day)]
    return listed + (_missed_on(history, day, listed) if _from_a_list_of_open_children(history) else [])


def events(history: History) -> list[Row]:
    """The episodes that the records hold: each child, each day, one."""
    episodes = [row for row in history.rows(CIN_EPISODES) if row["is_episode"]]
    return [
        history.row(
            row,
            start_date=row["referral_date"],
            end_date=row["close_date"],
            nfa=row["referral_nfa"],
            primary_need=row["primary_need_code"],
            close_reason=row["close_reason"],
            added=False,
        )
        for row in once_a_day(episodes, "referral_date")
    ]


def _from_a_list_of_open_children(history: History) -> bool:
    return any(row["is_episode"] and not row["is_referral"] for row in history.rows(CIN_EPISODES))


def _missed_on(history: History, day: date, listed: list[Row]) -> list[Row]:
    """A row for each child in care or on a plan on the day who has no listed episode open on it.

    A child who is both stands where the record of their care puts them.
    """
    known = {episode["person_id"] for episode in listed}
    missed: dict[str, Row] = {}
    for spell in care.in_care_on(history, day) + own_plans_on(history, day):
        if spell["person_id"] not in known:
            missed.setdefault(spell["person_id"], spell)
    return [
        history.row(
            spell,
            start_date=spell["start_date"],
            end_date=spell["end_date"],
            nfa=None,
            primary_need=None,
            close_reason=None,
            added=True,
        )
        for spell in missed.values()
    ]
