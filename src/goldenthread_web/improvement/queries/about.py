"""What a file of the improvement plan says of itself: its version, its approval, its day, and what has no column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils import timezone

from goldenthread.terms.showing import show_day
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import Action, ImprovementPlan
from goldenthread_web.improvement.queries.plans import first_approved, only_parts, parts_seen
from goldenthread_web.improvement.status import PlanStatus


def about(by: SignedIn, plan: ImprovementPlan, actions: Iterable[Action] = ()) -> str:
    """It names no person: a file goes further than a page. actions: those of the plan, of whatever part.

    The actions have the dates that this reader is told: where these are the ones that were approved, none has moved.
    """
    seen = {one.pk for one in parts_seen(by, plan)}
    ours = [one for one in actions if one.part_id in seen]
    return " ".join((*_sentences(by, plan), *_moved(ours)))


def _moved(actions: Iterable[Action]) -> Iterator[str]:
    """Which dates are others than those that were approved: "August 2026" beside a day in 2027 needs a word."""
    said = [
        f"{one.number or one.text} from {show_day(one.original_due)} to {show_day(one.due)}"
        for one in actions
        if one.original_due and one.due and one.due != one.original_due
    ]
    if said:
        yield f"Dates that were moved since they were approved: {'; '.join(said)}."


def _sentences(by: SignedIn, plan: ImprovementPlan) -> Iterator[str]:
    if plan.status == PlanStatus.DRAFT:
        yield "Draft that nobody has approved."
    else:
        on = f", approved on {show_day(timezone.localdate(plan.approved_on))}" if plan.approved_on else ""
        first = first_approved(plan)
        before = f"; first approved on {show_day(timezone.localdate(first))}" if first else ""
        yield f"Version {plan.edition}.0{on}{before}."
    if plan.status == PlanStatus.ENDED:
        yield "It has ended."
    yield f"As it stood on {show_day(timezone.localdate())}."
    if part := only_parts(by, plan):
        yield part
    watched = [f"{one.name} by {one.monitored_by}" for one in parts_seen(by, plan) if one.monitored_by]
    if watched:
        yield f"Who watches its parts: {'; '.join(watched)}."
