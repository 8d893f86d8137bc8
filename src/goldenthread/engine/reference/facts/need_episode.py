"""Episodes of need: as listed, and for children on a plan or in care whom a list of open children misses."""

from __future__ import annotations

from datetime import date

from goldenthread.engine.reference.days import is_open, is_possible, once_a_day, overlap
from goldenthread.engine.reference.facts import care, protection_plan
from goldenthread.engine.reference.history import History, Row
from goldenthread.records.front_door import CIN_EPISODES


def open_on(history: History, day: date) -> list[Row]:
    listed = [
        episode
        for child in history.children(CIN_EPISODES)
        for episode in _listed(history, child)
        if is_open(episode["start_date"], episode["end_date"], day)
    ]
    return listed + (_missed_on(history, day) if _from_a_list_of_open_children(history) else [])


def _listed(history: History, child: str) -> list[Row]:
    """The child's episodes as the records hold them."""
    possible = [
        row
        for row in history.of_child(CIN_EPISODES, child)
        if row["is_episode"] and is_possible(row["referral_date"], row["close_date"])
    ]
    return [
        history.row(
            row,
            start_date=row["referral_date"],
            end_date=row["close_date"],
            nfa=row["referral_nfa"],
            primary_need=row["primary_need_code"],
            close_reason=row["close_reason"],
        )
        for row in once_a_day(possible, "referral_date")
    ]


def _from_a_list_of_open_children(history: History) -> bool:
    return any(row["is_episode"] and not row["is_referral"] for row in history.rows(CIN_EPISODES))


def _missed_on(history: History, day: date) -> list[Row]:
    """One row for each child on a plan or in care on the day, by a spell that no listed episode meets."""
    plans = [plan for plan in protection_plan.open_on(history, day) if not plan["other_authority"]]
    children: dict[str, Row] = {}
    for spell in sorted(plans + care.open_on(history, day), key=lambda spell: spell["start_date"]):
        if not _met_by_an_episode(history, spell):
            children.setdefault(spell["person_id"], spell)
    return [
        history.row(
            spell,
            start_date=spell["start_date"],
            end_date=spell["end_date"],
            nfa=None,
            primary_need=None,
            close_reason=None,
        )
        for spell in children.values()
    ]


def _met_by_an_episode(history: History, spell: Row) -> bool:
    return any(
        overlap(episode["start_date"], episode["end_date"], spell["start_date"], spell["end_date"])
        for episode in _listed(history, spell["person_id"])
    )
