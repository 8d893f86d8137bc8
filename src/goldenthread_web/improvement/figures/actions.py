"""The actions that are meant to move a figure: how each stands, and what the figure did since it was delivered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.charts.monthly import Event
from goldenthread.judgement.since import Change, Since
from goldenthread.terms.months import Month, is_countable
from goldenthread.terms.showing import show_day
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.elsewhere import ANOTHER
from goldenthread_web.improvement.figures.series import Series
from goldenthread_web.improvement.models import Action
from goldenthread_web.improvement.permissions import sees_part
from goldenthread_web.improvement.queries.rating import Rating, ratings


@dataclass(frozen=True)
class Moved:
    """An action, its rating (None for those who see the plan as approved), and what the figure did since."""

    action: Action
    rating: Rating | None = None
    since: Since | None = None

    @property
    def words(self) -> str:
        """When it is due or was delivered, and why it is rated so: each day told once."""
        when = _when(self.action)
        if self.rating is None:
            return when
        reason = self.rating.reason
        day = self.action.delivered_on or self.action.due
        return reason if day is not None and show_day(day) in reason else f"{when} {reason}"


def _when(action: Action) -> str:
    if action.delivered_on is not None:
        return f"Delivered on {show_day(action.delivered_on)}."
    if action.due is None:
        return f"By when: {action.by_when.rstrip('.')}." if action.by_when else "It has no date."
    return f"Due on {show_day(action.due)}."


def unrated(actions: Iterable[Action]) -> list[Moved]:
    """The actions alone."""
    return [Moved(action) for action in actions]


def moved(actions: Sequence[Action], by: SignedIn, series: Series | None = None) -> list[Moved]:
    """Each action that somebody sees with its rating, and what a figure did since it was delivered.

    The other actions that finished about then are told beside it.
    """
    own = [action for action in actions if sees_part(by, action.part)]
    rated = ratings(own)
    return [Moved(action, rated[action.pk], _since(action, actions, by, series)) for action in own]


def _since(action: Action, beside: Sequence[Action], by: SignedIn, series: Series | None) -> Since | None:
    if action.delivered_on is None or series is None:
        return None
    return series.since(action.delivered_on, list(changes_beside(action, beside, by)))


def changes_beside(action: Action, beside: Iterable[Action], by: SignedIn) -> Iterable[Change]:
    """The other actions that were delivered, to be told beside what a figure did since this one was.

    One in a part that this reader does not see may have moved the figure too: that it was delivered is told, and no
    more of it.
    """
    for other in beside:
        if other.pk != action.pk and other.delivered_on is not None:
            called = named(other) if sees_part(by, other.part) else ANOTHER
            yield Change(other.delivered_on, f"{called} was delivered")


def events_of(actions: Iterable[Action]) -> tuple[Event, ...]:
    """When each action was delivered, as charts mark it."""
    found = {
        Event(
            Month.of(action.delivered_on), f"{named(action)} was delivered on {show_day(action.delivered_on)}"
        )
        for action in actions
        if action.delivered_on is not None and is_countable(action.delivered_on)
    }
    return tuple(sorted(found, key=lambda event: (event.month, event.words)))


def named(action: Action) -> str:
    """An action inside a sentence, by its number where it has one."""
    return f"action {action.number}" if action.number else f"the action “{action.called}”"
