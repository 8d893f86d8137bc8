"""Lines of the improvement plan changed, added and withdrawn.

In a draft a change holds at once. In an approved plan it waits for the next version, which somebody else approves:
what was approved is never changed in silence. Each change is a row of its own, with what stood there before.
"""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.utils import timezone

from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.editing.behind import behind, lies_on
from goldenthread_web.improvement.editing.going_on import GOES_ON, settled
from goldenthread_web.improvement.editing.kinds import KINDS, Line, thing_of
from goldenthread_web.improvement.editing.places import all_places
from goldenthread_web.improvement.editing.sayings import held_by, in_words
from goldenthread_web.improvement.editing.serving import serving_added, serving_at_last
from goldenthread_web.improvement.editing.standing import (
    check_left_by_all,
    check_numbers,
    laid_of,
    number_of_two,
    stands_in,
    staying,
)
from goldenthread_web.improvement.editing.ties import ties_of
from goldenthread_web.improvement.editing.told import in_a_row
from goldenthread_web.improvement.editing.words import (
    WITHDRAWN,
    Kind,
    Words,
    difference,
    folded,
    mark_of,
    waiting,
)
from goldenthread_web.improvement.models import Action, Change, ImprovementPlan, Measure, Priority
from goldenthread_web.improvement.operations.applying import why_not_held, withdrawn
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.operations.ties import remember_ties
from goldenthread_web.improvement.operations.tracking import REASON
from goldenthread_web.improvement.reasons import reason_of
from goldenthread_web.improvement.status import APPROVERS, EDITORS, PlanStatus

_WITHDRAWN: tuple[type[Any], ...] = (Action, Measure, Priority)


def check_may_change(by: SignedIn, line: Line) -> None:
    """An action: its leads or a plan lead. Every other line: a plan lead."""
    if isinstance(line.thing, Action):
        permissions.check_may_change(by, line.thing)
    else:
        permissions.check_may_edit(by)
        if line.is_gone:
            raise NotAllowed(f"This {line.kind.called} was withdrawn. It stays as it was.")
    permissions.check_not_ended(line.plan)
    if line.words.get(WITHDRAWN):
        raise NotAllowed(
            f"That this {line.kind.called} is withdrawn waits for the next version. A plan lead takes that back before "
            "it is changed."
        )


@operation("improvement.words.changed")
def change(*, line: Line, given: Words, seen: str, by: SignedIn) -> Change | None:
    """Put words otherwise. seen: the mark of the line as it was read. Nothing is written where nothing differs.

    given: with what somebody said of lines that were put otherwise, where they were asked (`going_on.GOES_ON`).
    """
    line = _again(line)
    said, given = given.get(GOES_ON, {}), {name: given[name] for name in given if name != GOES_ON}
    check_may_change(by, line)
    now = line.words
    if mark_of(now) != seen:
        raise Overtaken
    if isinstance(line.thing, Action) and _is_dated_by_moves(line.plan, given, now):
        raise NotAllowed("The date of an approved action is moved on its own page, with a reason.")
    was, differing = difference(now, given)
    if not differing:
        return None
    if not by.roles & EDITORS and {"number", "place"} & differing.keys():
        raise NotAllowed("A plan lead gives an action its number and its place.")
    line.kind.check(line.plan, line.subject, now | differing, all_places(line.plan))
    check_numbers(line.plan, {line.subject: differing})
    now = differing | settled(was, differing, said)
    made = kept_change(line.plan, line.kind, line.subject, was, now, by)
    if made.holds_since and line.thing is not None:
        ties = list(ties_of(line.plan, [made]))
        with serving_at_last(line.plan, [made]):
            line.kind.write(line.thing, now, was)
        remember_ties(line.plan, ties, by)
    record("improvement.words.changed", by=by.as_by, subject=f"{line.subject} {' '.join(sorted(differing))}")
    return made


def _is_dated_by_moves(plan: ImprovementPlan, given: Words, now: Words) -> bool:
    return plan.status == PlanStatus.APPROVED and given.get("by_when", now["by_when"]) != now["by_when"]


@operation("improvement.action.withdrawn")
def withdraw(*, line: Line, reason: str, seen: str, by: SignedIn) -> Change:
    """Withdraw an action, a measure or a priority, with the reason. It is never deleted: it stays to be seen.

    A priority is withdrawn when nothing stands in it any more.
    """
    line = _again(line)
    if not isinstance(line.thing, _WITHDRAWN):
        raise NotAllowed(
            f"This {line.kind.called} is not in the plan yet. Take the change back that adds it."
        )
    permissions.check_may_edit(by)
    check_may_change(by, line)
    if mark_of(line.words) != seen:
        raise Overtaken
    because = reason_of(reason, f"Say why the {line.kind.called} is withdrawn.", REASON)
    if isinstance(line.thing, Priority):
        check_left_by_all(line.plan, line.subject)
    made = kept_change(line.plan, line.kind, line.subject, {WITHDRAWN: ""}, {WITHDRAWN: because}, by)
    if made.holds_since:
        withdrawn(line.thing)
    what = "action" if isinstance(line.thing, Action) else "line"
    record(f"improvement.{what}.withdrawn", by=by.as_by, subject=line.subject)
    return made


@operation("improvement.change.taken_back")
def take_back(*, change: Change, by: SignedIn) -> list[str]:
    """Take a change back that waits: whoever made it, or a plan lead. Changes to a line that it adds go with it.

    What can't be approved any more, because its action was closed meanwhile or says something else, whoever approves
    the version takes back too. A priority in which something stands again by it is not withdrawn any more: what such
    priorities are called is given back.
    """
    change.refresh_from_db()
    permissions.check_not_ended(change.plan)
    is_own = bool(by.roles & EDITORS) or change.by_id == by.account.pk
    if not is_own and not (by.roles & APPROVERS and (_is_of_closed(change) or _is_behind(change))):
        raise NotAllowed("Whoever made a change, or a plan lead, takes it back.")
    if change.holds_since or change.dropped_on:
        raise NotAllowed("This change does not wait any more.")
    if not change.was and stands_in(waiting(change.plan), change.subject):
        raise NotAllowed("Something that waits is to stand in it. Take that back first.")
    rows = waiting(change.plan).filter(subject=change.subject)
    if serving := serving_added(change, list(waiting(change.plan))):
        raise NotAllowed(_serve(serving))
    if change.was and lies_on(change, rows):
        raise NotAllowed("A later change of this line was made on top of this one. Take that back first.")
    own = list(rows if not change.was else rows.filter(pk=change.pk))
    left = [one for one in waiting(change.plan) if one not in own]
    if number := number_of_two(change.plan, laid_of(left), left):
        raise NotAllowed(
            f"Another action that waits for the next version has the number that comes back by this ({number}). "
            "A plan lead gives that one another number, or takes it back, first."
        )
    stay = staying(change.plan, left)
    stopped = why_not_held(change.plan, _that_can_hold(change.plan))
    gone = [one.pk for one in (*own, *stay)]
    Change.objects.filter(pk__in=gone).update(dropped_on=timezone.now(), dropped_by=by.account)
    left = _that_can_hold(change.plan)
    if left and not stopped and (because := why_not_held(change.plan, left)):
        raise NotAllowed(
            f"Something else that waits was made on top of it, and could not hold without it. {because}"
        )
    _touched(change.plan)
    for one in (change, *stay):
        record("improvement.change.taken_back", by=by.as_by, subject=f"{one.reference} {one.subject}")
    return list(stay.values())


def _that_can_hold(plan: ImprovementPlan) -> list[Change]:
    """What waits of a plan, without what closed actions do not take any more: that is said of these already."""
    waits = list(waiting(plan))
    closed = Action.objects.filter(part__plan=plan, closed_on__isnull=False)
    names = set(
        closed.filter(reference__in=[one.subject for one in waits]).values_list("reference", flat=True)
    )
    return [one for one in waits if one.subject not in names]


def _serve(actions: list[str]) -> str:
    who, back = ("Action {} is", "that change") if len(actions) == 1 else ("Actions {} are", "those changes")
    return f"{who.format(in_a_row(actions))} to serve a saying that this adds. Take {back} back first."


def _is_of_closed(change: Change) -> bool:
    return Action.objects.filter(reference=change.subject, closed_on__isnull=False).exists()


def _is_behind(change: Change) -> bool:
    thing = thing_of(change.kind, change.subject) if change.was else None
    if thing is None:
        return False
    kind, before = KINDS[change.kind], waiting(change.plan).filter(subject=change.subject, pk__lt=change.pk)
    return bool(behind(kind, change, folded(kind.read(thing), before), all_places(change.plan)))


def _again(line: Line) -> Line:
    """The line as it stands now that everybody else has to wait."""
    line.plan.refresh_from_db()
    if line.thing is not None:
        line.thing.refresh_from_db()
    waits = tuple(waiting(line.plan))
    changes = tuple(one for one in waits if one.subject == line.subject)
    return Line(KINDS[line.kind.name], line.plan, line.subject, line.thing, changes, waits)


def kept_change(
    plan: ImprovementPlan, kind: Kind, subject: str, was: Words, now: Words, by: SignedIn
) -> Change:
    """A change as a row of its own: it holds at once in a draft, and else waits for the next version."""
    waits = plan.status == PlanStatus.APPROVED
    if "sayings" in now:
        now = now | in_words(held_by(plan), was, now)
    made: Change = Change.objects.create(
        plan=plan, kind=kind.name, subject=subject, was=was, now=now, by=by.account,
        edition=plan.edition + 1 if waits else plan.edition, holds_since=None if waits else timezone.now(),
    )  # fmt: skip
    _touched(plan)
    return made


def _touched(plan: ImprovementPlan) -> None:
    """Whoever approves from a page of before is told so."""
    ImprovementPlan.objects.filter(pk=plan.pk).update(version=F("version") + 1)
