"""Contacts: each child, each day, with the contact before and the referral that followed."""

from __future__ import annotations

from goldenthread.engine.reference.days import once_a_day, working_days
from goldenthread.engine.reference.facts import referral
from goldenthread.engine.reference.history import History, Row
from goldenthread.records.front_door import CONTACTS


def events(history: History) -> list[Row]:
    return [_event(history, row) for row in once_a_day(history.rows(CONTACTS), "contact_date")]


def _event(history: History, row: Row) -> Row:
    child, day = row["person_id"], row["contact_date"]
    contacts = once_a_day(history.of_child(CONTACTS, child), "contact_date")
    before = [other["contact_date"] for other in contacts if other["contact_date"] < day]
    referrals = referral.events_of(history, child)
    after = [event["referral_date"] for event in referrals if event["referral_date"] >= day]
    next_referral = min(after, default=None)
    passed = working_days(day, next_referral)
    return history.row(
        row,
        contact_date=day,
        previous_contact_date=max(before, default=None),
        next_referral_date=next_referral,
        working_days_to_referral=passed,
        became_referral=passed is not None and passed <= history.settings.contact_to_referral_working_days,
    )
