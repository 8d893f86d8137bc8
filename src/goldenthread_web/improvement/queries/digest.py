"""What somebody who works on the improvement plan has to know this week.

The letter tells it by number and link, without the plan's words; the page has them beside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from goldenthread.terms.showing import show_day
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import Action, ImprovementPlan
from goldenthread_web.improvement.permissions import sees_work
from goldenthread_web.improvement.queries.boards import boards_for
from goldenthread_web.improvement.queries.mine import due_soon, late_words, open_actions, to_check
from goldenthread_web.improvement.queries.owed import lines_for
from goldenthread_web.improvement.status import EDITORS, KEEPERS_OF_MEETINGS

_WEEK = 7


@dataclass(frozen=True)
class Point:
    """One line: an action by its number, why it is named, and its page. action: its words, for the page alone,
    which names it by them where it has no number."""

    words: str
    why: str
    address: str
    action: str = ""
    is_numbered: bool = True


@dataclass(frozen=True)
class Chapter:
    """Lines under a heading."""

    heading: str
    points: tuple[Point, ...]


def digest(plan: ImprovementPlan, by: SignedIn, today: date) -> tuple[Chapter, ...]:
    """What somebody has to know this week; nothing where there is nothing to do."""
    if not sees_work(by):
        return ()
    soon = due_soon(plan, by, today)
    late = [action for action in soon if action.due and action.due < today]
    whose = "" if by.roles & EDITORS else "Your "
    checks = [_point(one.action, "evidence waits for your check", "#evidence") for one in to_check(plan, by)]
    delivered = open_actions(plan, by, own=True).filter(delivered_on__isnull=False)
    chapters = (
        Chapter(f"{whose}actions that are late".capitalize(), _points(late, today)),
        Chapter(
            f"{whose}actions that are due in 30 days".capitalize(),
            _points([action for action in soon if action not in late], today),
        ),
        Chapter(
            "Your actions that are delivered and not closed", tuple(_point(one, "") for one in delivered)
        ),
        Chapter("Evidence for you to check", tuple(checks)),
        Chapter("Figures that people enter", tuple(_of_figures(plan, by, today))),
        Chapter("The next board", tuple(_of_boards(plan, by, today))),
    )
    return tuple(chapter for chapter in chapters if chapter.points)


def number_of(action: Action) -> str:
    """How an action is named where its words are not told: its page stands beside it."""
    return f"Action {action.number}" if action.number else "An action without a number"


def _of_figures(plan: ImprovementPlan, by: SignedIn, today: date) -> Iterator[Point]:
    """How many are due from somebody, and how many wait for this person's check."""
    found = lines_for(by, plan, today)
    owed, late = sum(len(line.owed) for line in found.yours), sum(line.late for line in found.yours)
    page = reverse("plan_series")
    if owed:
        yield Point(f"{_figures(owed)} due from you", f"{late} overdue" if late else "", f"{page}#due")
    if found.to_check:
        yield Point(f"{_figures(len(found.to_check))} to check", "", f"{page}#check")


def _of_boards(plan: ImprovementPlan, by: SignedIn, today: date) -> Iterator[Point]:
    """A board of the week that lies ahead, for those who keep its meetings and make its report."""
    if not by.roles & KEEPERS_OF_MEETINGS:
        return
    for one in boards_for(by, plan, today).planned:
        if one.day <= today + timedelta(days=_WEEK):
            yield Point(f"A board meets on {show_day(one.day)}", "make its report", reverse("plan_report"))


def _figures(count: int) -> str:
    return f"{count:,} figure{'' if count == 1 else 's'}"


def _points(actions: Iterable[Action], today: date) -> tuple[Point, ...]:
    return tuple(_point(action, late_words(action, today).lower()) for action in actions)


def _point(action: Action, why: str, place: str = "") -> Point:
    return Point(
        number_of(action),
        why,
        f"{reverse('plan_action', args=[action.reference])}{place}",
        action.text,
        is_numbered=bool(action.number),
    )
