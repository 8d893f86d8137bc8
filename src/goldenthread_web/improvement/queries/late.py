"""What is late or off track, and why: what was said last, the help that is asked for, and each move of the date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When

from goldenthread.terms.judging import Brag
from goldenthread_web.improvement.models import Action, DateMove, Override, Update
from goldenthread_web.improvement.queries.rating import Rating
from goldenthread_web.improvement.status import Brag as Chosen
from goldenthread_web.improvement.status import Confidence


@dataclass(frozen=True)
class Late:
    """An action that is late or off track. days: since its date passed (0: it has not, or there is none).

    newest: what was said last; moves: of its date, the first one first. Both are for those who see the work.
    """

    action: Action
    rating: Rating
    days: int = 0
    newest: Update | None = None
    moves: tuple[DateMove, ...] = ()


def late(actions: Iterable[Action], rated: Mapping[int, Rating], today: date) -> list[Late]:
    """What is past its date and not delivered, or off track by rule or by a person; the longest late stands first.

    Two questions to the database. For those who see the work only.
    """
    found = [action for action in actions if is_late(action, rated[action.pk], today)]
    newest, moves = newest_updates(found), moves_of(found)
    shown = [
        Late(
            action,
            rated[action.pk],
            days_late(action, today),
            newest.get(action.pk),
            tuple(moves.get(action.pk, ())),
        )
        for action in found
    ]
    return sorted(shown, key=lambda one: (-one.days, one.action.due or date.max, one.action.order))


def is_late(action: Action, rating: Rating, today: date) -> bool:
    """Whether it is past its date and not delivered, or rated off track."""
    return rating.brag is Brag.RED or days_late(action, today) > 0


def with_is_behind(actions: QuerySet[Action], today: date) -> QuerySet[Action]:
    """Actions with whether each is late or off track (`is_behind`), worked out by the database: for those who are told
    how many there are, and not why."""
    newest = Update.objects.filter(action=OuterRef("pk")).order_by("-number").values("confidence")[:1]
    chosen = Override.objects.filter(action=OuterRef("pk"), ended_on=None).values("brag")[:1]
    off_track = Q(chosen=Chosen.RED.value) | Q(chosen=None, sure=Confidence.LATE.value)
    found = Q(delivered_on=None) & (Q(due__lt=today) | off_track)
    return actions.annotate(sure=Subquery(newest), chosen=Subquery(chosen)).annotate(
        is_behind=Case(When(found, then=True), default=False)
    )


def days_late(action: Action, today: date) -> int:
    """How many days ago its date passed, where it is not delivered; 0 where it has not."""
    if action.due is None or action.delivered_on is not None:
        return 0
    return max((today - action.due).days, 0)


def newest_updates(actions: Sequence[Action]) -> dict[int, Update]:
    """What was said last of each action, by its key; one of which nothing was said is not there."""
    last = Update.objects.filter(action=OuterRef("action")).order_by("-number").values("number")[:1]
    found = Update.objects.filter(action__in=[action.pk for action in actions])
    of_newest = found.annotate(newest=Subquery(last)).filter(number=F("newest"))
    return {one.action_id: one for one in of_newest.order_by()}


def moves_of(actions: Sequence[Action]) -> Mapping[int, list[DateMove]]:
    """Each move of a date, by the key of its action, the first one first."""
    found: dict[int, list[DateMove]] = defaultdict(list)
    for move in DateMove.objects.filter(action__in=[action.pk for action in actions]).order_by("at", "pk"):
        found[move.action_id].append(move)
    return found
