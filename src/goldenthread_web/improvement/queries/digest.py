"""What somebody who works on the improvement plan has to know this week.

The letter tells it by number and link, without the plan's words; the page has them beside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from goldenthread.judgement.saying import listed
from goldenthread.terms.showing import show_day
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import Action, ActionLead, ImprovementPlan
from goldenthread_web.improvement.permissions import sees_work
from goldenthread_web.improvement.queries.boards import boards_for
from goldenthread_web.improvement.queries.late import with_is_behind
from goldenthread_web.improvement.queries.mine import SOON, late_words, open_actions, to_check
from goldenthread_web.improvement.queries.owed import lines_for
from goldenthread_web.improvement.status import CHECKERS, EDITORS, KEEPERS_OF_MEETINGS, OVERSEERS, UPDATERS

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
    found = _actions(plan, by, today)
    told = [one for one in found if by.roles & EDITORS or one.is_own]  # type: ignore[attr-defined]
    soon = [one for one in told if one.delivered_on is None and _is_soon(one, today)]
    late = [one for one in soon if one.due and one.due < today]
    whose = "" if by.roles & EDITORS else "Your "
    checks = [_point(one.action, "evidence waits for your check", "#evidence") for one in to_check(plan, by)]
    delivered = [one for one in found if one.delivered_on is not None]
    chapters = (
        Chapter(f"{whose}actions that are late".capitalize(), _points(late, today)),
        Chapter(
            f"{whose}actions that are due in 30 days".capitalize(),
            _points([action for action in soon if action not in late], today),
        ),
        Chapter(
            "Your actions that are delivered and not closed", tuple(_point(one, "") for one in delivered)
        ),
        Chapter("The plan as a whole", tuple(_of_all(found, by))),
        Chapter("Evidence for you to check", tuple(checks)),
        Chapter("Figures that people enter", tuple(_of_figures(plan, by, today))),
        Chapter("The next board", tuple(_of_boards(plan, by, today))),
    )
    return tuple(chapter for chapter in chapters if chapter.points)


def nothing(by: SignedIn) -> str:
    """What somebody is told for whom there is nothing: true of the roles held, and of no more than was looked at."""
    if by.roles & EDITORS:
        said = ["no action of the plan is late or due in 30 days"]
    else:
        said = ["no action that you lead is late or due in 30 days"] if by.roles & UPDATERS else []
        said += ["no action of the plan is late or off track"] if by.roles & OVERSEERS else []
    said += ["nothing waits for your check"] if by.roles & CHECKERS else []
    if not said:
        return (
            "Nothing in the improvement plan waits for you: your role leads no action and checks no evidence."
        )
    words = listed(said)
    return f"{words[0].upper()}{words[1:]}."


def _actions(plan: ImprovementPlan, by: SignedIn, today: date) -> list[Action]:
    """The open actions that the letter looks at, in one question, the first date first: what is late or due soon, and
    of the own ones what is delivered."""
    own = Exists(ActionLead.objects.filter(action=OuterRef("pk"), person=by.account))
    is_soon = Q(delivered_on=None, due__lte=today + timedelta(days=SOON))
    wanted = is_soon if by.roles & EDITORS else is_soon & Q(is_own=True)
    if by.roles & OVERSEERS:
        wanted |= Q(is_behind=True)
    wanted |= Q(delivered_on__isnull=False, is_own=True)
    found = with_is_behind(open_actions(plan, by, own=False).annotate(is_own=own), today)
    return list(found.filter(wanted).order_by("due", "part__order", "order", "pk"))


def _is_soon(action: Action, today: date) -> bool:
    return action.due is not None and action.due <= today + timedelta(days=SOON)


def _of_all(found: Iterable[Action], by: SignedIn) -> Iterator[Point]:
    """How many are late or off track, for those who answer for the whole plan."""
    if not by.roles & OVERSEERS:
        return
    if late := sum(one.is_behind for one in found):  # type: ignore[attr-defined]
        words = f"{late:,} open action{' is' if late == 1 else 's are'} late or off track"
        yield Point(words, "", reverse("plan_late"))


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
