"""Referrals: each child, each day, no further action included."""

from __future__ import annotations

from datetime import date

from goldenthread.engine.reference.days import once_a_day
from goldenthread.engine.reference.history import History, Row
from goldenthread.records.front_door import CIN_EPISODES
from goldenthread.terms.months import add_months

STATED_MONTHS = 12


def events(history: History) -> list[Row]:
    return [event for child in history.children(CIN_EPISODES) for event in events_of(history, child)]


def events_of(history: History, child: str) -> list[Row]:
    """The child's referrals, by date."""
    known = [row for row in history.of_child(CIN_EPISODES, child) if row["is_referral"]]
    rows = sorted(once_a_day(known, "referral_date"), key=lambda row: row["referral_date"])
    days = [row["referral_date"] for row in rows]
    return [
        history.row(
            row,
            referral_date=row["referral_date"],
            previous_referral_date=days[place - 1] if place > 0 else None,
            earlier_stated=_earlier_stated(history, known, days[place : place + 2]),
            nfa=row["referral_nfa"],
            primary_need=row["primary_need_code"],
            referral_source=row["referral_source_code"],
        )
        for place, row in enumerate(rows)
    ]


def _earlier_stated(history: History, known: list[Row], this_and_next: list[date]) -> bool | None:
    """The source says that another referral came in the 12 months before this one.

    A list states the number on the child's latest referral only. Two or more stated on the next
    referral, where that follows within 12 months, are this one and one before it. Missing where
    nothing is stated.
    """
    this, *following = this_and_next
    stated = _stated_on(history, known, this)
    if stated is not None:
        return stated >= 1
    if following and this >= add_months(following[0], -STATED_MONTHS):
        stated = _stated_on(history, known, following[0])
        return None if stated is None else stated >= 2
    return None


def _stated_on(history: History, known: list[Row], day: date) -> int | None:
    """Earlier referrals as the first of the day's rows states them that states any."""
    itself = 1 if history.settings.referral_count_includes_current else 0
    for row in known:
        if row["referral_date"] == day and row["referrals_12m"] is not None:
            return int(row["referrals_12m"]) - itself
    return None
