"""The meetings of the boards: the last one that was held, the next one, and since when changes are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from goldenthread.terms.months import add_months
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import ImprovementPlan, Meeting
from goldenthread_web.improvement.permissions import is_partner_only, sees_work
from goldenthread_web.improvement.queries.plans import parts_seen

LAST_FEW = 5
"""How many of the last meetings a page offers to begin at."""


class Since(NamedTuple):
    """The day from which changes are told, and the board that met on it; none where no meeting is kept."""

    day: date
    meeting: Meeting | None = None


@dataclass(frozen=True)
class Boards:
    """The meetings that stand. held: before today, the newest first. planned: today or ahead, the soonest first.

    Of several boards the one that watches the whole plan comes first: a group that meets each week to watch a part of
    it would else cut what the board is told to a week.
    """

    held: tuple[Meeting, ...] = ()
    planned: tuple[Meeting, ...] = ()

    @property
    def last(self) -> Meeting | None:
        """The last board that was held: of the whole plan, or else of any part."""
        return _first(self.held)

    @property
    def next(self) -> Meeting | None:
        return _first(self.planned)

    @property
    def few(self) -> tuple[Meeting, ...]:
        """The last few, to choose from."""
        return self.held[:LAST_FEW]

    def before(self, board: Meeting | None) -> Meeting | None:
        """The last meeting of the same board; where it has not met before, the last one that was held."""
        own = [one for one in self.held if board is not None and one.body == board.body]
        return own[0] if own else self.last

    def on(self, day: date) -> Meeting | None:
        """The meeting that was held on a day."""
        return _first([one for one in self.held if one.day == day])


def _first(found: Sequence[Meeting]) -> Meeting | None:
    return next((one for one in found if not one.body), found[0] if found else None)


def boards_for(by: SignedIn, plan: ImprovementPlan, today: date) -> Boards:
    """The meetings that somebody sees: none for those who see the plan as it was approved, and no more of it."""
    if not sees_work(by):
        return Boards()
    found = _seen(by, plan, Meeting.objects.filter(ended_on=None).order_by("-day", "body", "pk"))
    held = tuple(one for one in found if one.day < today)
    return Boards(held, tuple(sorted((one for one in found if one.day >= today), key=lambda one: one.day)))


def ended_for(by: SignedIn, plan: ImprovementPlan) -> list[Meeting]:
    """What was corrected or taken back, the newest first, with what stands in its place."""
    found = Meeting.objects.filter(ended_on__isnull=False).select_related("ended_by", "corrected_by")
    return _seen(by, plan, found.order_by("-ended_on", "-pk"))


def since_of(meeting: Meeting | None, today: date) -> Since:
    """Changes are told from the day of a meeting on; without one from a month ago, as boards mostly meet monthly."""
    return Since(meeting.day, meeting) if meeting is not None else Since(add_months(today, -1))


def bodies_of(plan: ImprovementPlan) -> tuple[str, ...]:
    """The boards and groups that watch parts of a plan, each once, in the plan's order."""
    return tuple(dict.fromkeys(one.monitored_by for one in plan.parts.all() if one.monitored_by))


def watched_by(by: SignedIn, plan: ImprovementPlan) -> dict[str, list[str]]:
    """Which parts each board watches, of those that somebody sees."""
    found: dict[str, list[str]] = {}
    for part in parts_seen(by, plan):
        if part.monitored_by:
            found.setdefault(part.monitored_by, []).append(part.name)
    return found


def _seen(by: SignedIn, plan: ImprovementPlan, found: Iterable[Meeting]) -> list[Meeting]:
    """A partner sees the meetings of whoever watches the partners' parts, and of the board of the whole plan."""
    if not is_partner_only(by):
        return list(found)
    own = watched_by(by, plan)
    return [one for one in found if not one.body or one.body in own]
