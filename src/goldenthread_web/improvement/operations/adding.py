"""Lines added to the improvement plan: at once to a draft, with its next version to one that was approved."""

from __future__ import annotations

from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.editing.places import all_places
from goldenthread_web.improvement.editing.serving import serving_at_last
from goldenthread_web.improvement.editing.standing import check_numbers
from goldenthread_web.improvement.editing.words import Kind, Words
from goldenthread_web.improvement.models import Change, ImprovementPlan
from goldenthread_web.improvement.models.shared import (
    action_reference,
    measure_reference,
    part_reference,
    priority_reference,
)
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.operations.editing import kept_change
from goldenthread_web.improvement.status import PlanStatus

NEW = {
    "action": action_reference,
    "measure": measure_reference,
    "priority": priority_reference,
    "part": part_reference,
}
"""The kinds of lines that can be added, and how each gets its name."""


def seen_of(plan: ImprovementPlan) -> str:
    """What a page of a new line remembers of the plan that it is for: which it is, and where it stands."""
    return f"{plan.reference} {plan.status}"


def elsewhere(plan: ImprovementPlan, seen: str) -> str:
    """Where a line would be added by now, to whoever saw another plan or one that was a draft; "" to all others.

    Nothing is added to a plan that has ended. seen: of the plan as it was seen; "" where nobody looked at a page.
    """
    if seen in ("", seen_of(plan)) or plan.status == PlanStatus.ENDED:
        return ""
    if seen.startswith(f"{plan.reference} "):
        told = "This plan was approved while you had the page open."
    else:
        told = f"Another plan took the place of the one that you saw: “{plan.title}”."
    waits = f"it waits for version {plan.edition + 1}.0, which somebody else approves"
    then = waits if plan.status == PlanStatus.APPROVED else "it holds at once"
    return f"{told} Nothing is kept yet. If what you wrote is right there, send it again: then {then}."


@operation("improvement.line.added")
def add(*, kind: Kind, plan: ImprovementPlan, given: Words, seen: str = "", by: SignedIn) -> Change:
    """Add a line at the end of a plan.

    Raises:
        Overtaken: that is another plan than the writer saw, or it stands otherwise.
    """
    plan.refresh_from_db()
    permissions.check_may_edit(by)
    permissions.check_not_ended(plan)
    if told := elsewhere(plan, seen):
        raise Overtaken(told)
    if kind.name not in NEW:
        raise NotAllowed("A line of this kind comes with a plan that is read in.")
    reference = NEW[kind.name]()
    kind.check(plan, reference, given, all_places(plan))
    check_numbers(plan, {reference: given} if kind.name == "action" else {})
    made = kept_change(plan, kind, reference, {}, given, by)
    if made.holds_since:
        with serving_at_last(plan, [made]):
            kind.make(plan, reference, given)
    record("improvement.line.added", by=by.as_by, subject=f"{reference} {plan.reference}")
    return made
