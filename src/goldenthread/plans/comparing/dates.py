"""What another date in a document means for an action that is worked on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldenthread.plans.plan import Action


class Day(StrEnum):
    """What the document says of the day of an action."""

    SAME = "It has the same day."
    OLD = "It has the day that was agreed first. The day stays as it was moved."
    NONE = "It names no day. The day stays."
    OTHER = "It has another day."


@dataclass(frozen=True, slots=True)
class Agreed:
    """The day of an action of the plan as it is agreed now, and as it was agreed first."""

    now: date | None
    first: date | None


def day_in(document: Action, agreed: Agreed) -> Day:
    """A document written before a date was moved says nothing new by the first one."""
    if document.due == agreed.now:
        return Day.SAME
    if document.due is None:
        return Day.NONE
    return Day.OLD if document.due == agreed.first else Day.OTHER
