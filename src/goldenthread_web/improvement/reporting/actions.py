"""The actions of a plan as a report tells them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.utils import timezone

from goldenthread.judgement.progress import Rule
from goldenthread.judgement.three import Done
from goldenthread.judgement.three import Embedded as Practice
from goldenthread.reports.improvement import told
from goldenthread.reports.improvement.told import ByDate
from goldenthread_web.improvement.figures.impact import impact_seen
from goldenthread_web.improvement.figures.of_action import ActionFigure
from goldenthread_web.improvement.models import Action, DateMove, Embedding
from goldenthread_web.improvement.queries.late import Late, late
from goldenthread_web.improvement.queries.rating import Rating

Figures = Mapping[int, Sequence[ActionFigure]]


def published(action: Action, today: date) -> told.Action:
    """An action as it was approved, and how far it is by its dates."""
    stands = by_date(action, action.original_due, today)
    days = days_past(action, today) if stands is ByDate.PAST else 0
    return _told(action, action.original_due, stands, late=told.Late(days) if days else None)


def days_past(action: Action, today: date) -> int:
    """How many days ago the date passed that was approved, where it is not delivered; 0 where it has not."""
    if action.original_due is None or action.delivered_on is not None:
        return 0
    return max((today - action.original_due).days, 0)


def by_date(action: Action, due: date | None, today: date) -> ByDate:
    if action.closed_on is not None:
        return ByDate.CLOSED
    if action.delivered_on is not None:
        return ByDate.DELIVERED
    if due is None:
        return ByDate.NO_DATE
    return ByDate.PAST if due < today else ByDate.AHEAD


def worked_on(
    actions: Sequence[Action], rated: Mapping[int, Rating], figures: Figures, today: date
) -> Iterator[told.Action]:
    """The actions as they are worked on, each with its rating, the three judgements and why it is late."""
    behind = {one.action.pk: one for one in late(actions, rated, today)}
    practice = _practice(actions)
    for action in actions:
        rating = rated[action.pk]
        standing = told.Standing(
            brag=rating.brag,
            reason=rating.reason,
            by_person=rating.override is not None,
            rules=rating.beside,
            done=_done(action, rating),
            embedded=practice.get(action.pk, Practice.NOT_SAID.value).capitalize(),
            impact=_impact(action, figures[action.pk]),
        )
        why = behind.get(action.pk)
        yield _told(
            action, action.due, by_date(action, action.due, today), standing, _late(why) if why else None
        )


def _told(
    action: Action,
    due: date | None,
    stands: ByDate,
    standing: told.Standing | None = None,
    late: told.Late | None = None,
) -> told.Action:
    priority = action.priority
    number = f"{priority.number}. " if priority and priority.number else ""
    return told.Action(
        number=action.number,
        text=action.text,
        part=action.part.name,
        priority=f"{number}{priority.name}" if priority else "",
        leads=tuple(lead.words for lead in action.leads.all()),
        by_when=action.by_when,
        due=due,
        first_due=action.original_due,
        by_date=stands,
        delivered=action.delivered_on,
        standing=standing,
        late=late,
    )


def _done(action: Action, rating: Rating) -> str:
    """Whether it was delivered, and whether somebody else accepted its evidence."""
    if action.delivered_on is None:
        return Done.NOT_YET.value.capitalize()
    is_checked = action.closed_on is not None or rating.rated.rule is Rule.COMPLETE
    return (Done.CHECKED if is_checked else Done.DELIVERED).value.capitalize()


def _impact(action: Action, figures: Sequence[ActionFigure]) -> str:
    """Whether its figures are better since; what is not delivered can have changed none."""
    if figures and action.delivered_on is None:
        return "Not delivered yet"
    return impact_seen(action, figures).label


def _practice(actions: Sequence[Action]) -> dict[int, str]:
    """What was said last of whether each has become practice, by the key of the action."""
    found = Embedding.objects.filter(action__in=[action.pk for action in actions]).order_by("at", "pk")
    return dict(found.values_list("action_id", "state"))


def _late(one: Late) -> told.Late:
    newest = one.newest
    said = "; ".join(filter(None, (newest.progress, newest.confidence))).capitalize() if newest else ""
    return told.Late(
        one.days,
        timezone.localdate(newest.at) if newest else None,
        said,
        newest.help_needed if newest else "",
        tuple(map(_move, one.moves)),
    )


def _move(move: DateMove) -> told.Move:
    return told.Move(move.was, move.to, move.reason)
