"""A new version of the improvement plan: what waits for it, approved by somebody who changed nothing of it."""

from __future__ import annotations

from django.db.models import F
from django.utils import timezone

from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.operations import record
from goldenthread_web.improvement.editing.ties import ties_of
from goldenthread_web.improvement.editing.words import mark_of, waiting
from goldenthread_web.improvement.models import Change, ImprovementPlan, Version
from goldenthread_web.improvement.operations.applying import held
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.operations.ties import remember_ties
from goldenthread_web.improvement.status import APPROVERS, PlanStatus


def mark_of_waiting(changes: list[Change]) -> str:
    """What waits now, as a short mark: another as soon as anything is changed or taken back."""
    return mark_of([one.reference for one in changes])


def check_may_approve_next(by: SignedIn, plan: ImprovementPlan, changes: list[Change]) -> None:
    """The commissioner, the board's chair or the director: nobody who changed a line of it."""
    if not by.roles & APPROVERS:
        raise NotAllowed("The commissioner, the board chair or the director approves a new version.")
    if plan.status != PlanStatus.APPROVED:
        raise NotAllowed("This improvement plan is not approved. Approve it as a whole first.")
    if not changes:
        raise NotAllowed("Nothing waits for a new version.")
    if any(one.by_id == by.account.pk for one in changes):
        raise NotAllowed("You changed a line of this version, so somebody else must approve it.")


@operation("improvement.version.approved")
def approve_next(*, plan: ImprovementPlan, seen: str, by: SignedIn) -> None:
    """Approve all that waits as the next version. seen: the mark of what was read. Tracking goes on where it was."""
    plan.refresh_from_db()
    changes = list(waiting(plan))
    check_may_approve_next(by, plan, changes)
    if mark_of_waiting(changes) != seen:
        raise Overtaken
    now, ties = timezone.now(), list(ties_of(plan, changes))
    remember(plan)
    held(plan, changes, now)
    ImprovementPlan.objects.filter(pk=plan.pk).update(
        edition=F("edition") + 1, approved_by=by.account, approved_on=now, version=F("version") + 1
    )
    plan.refresh_from_db()
    remember(plan)
    remember_ties(plan, ties, by)
    record("improvement.version.approved", by=by.as_by, subject=plan.reference, reason=f"{plan.edition}.0")


def remember(plan: ImprovementPlan) -> None:
    """Keep who approved the version that holds."""
    if plan.approved_by is not None and plan.approved_on is not None:
        Version.objects.get_or_create(
            plan=plan,
            edition=plan.edition,
            defaults={"approved_by": plan.approved_by, "approved_on": plan.approved_on},
        )
