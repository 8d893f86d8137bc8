"""A plan is approved by somebody who did not write it, and ended when another takes its place."""

from __future__ import annotations

from django.db.models import F
from django.utils import timezone

from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.editing.words import waiting
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.operations.versions import remember
from goldenthread_web.improvement.status import PlanStatus


@operation("improvement.plan.approved")
def approve(*, plan: ImprovementPlan, version: int, by: SignedIn) -> int:
    """Approve a plan. The one that was approved before it ends. version: of the plan as it was seen.

    Says how many changes waited for the next version of the one that ended: they stay with it, and are never made.
    """
    plan.refresh_from_db()
    permissions.check_may_approve(by, plan)
    if plan.changes.filter(by=by.account).exists():
        raise NotAllowed("You changed a line of this improvement plan, so somebody else must approve it.")
    if plan.version != version:
        raise Overtaken
    before = ImprovementPlan.objects.filter(status=PlanStatus.APPROVED.value).exclude(pk=plan.pk)
    unmade = {each.reference: waiting(each).count() for each in before}
    for reference, many in unmade.items():
        because = f"{plan.reference}{_told(many)}"
        record("improvement.plan.ended", by=by.as_by, subject=reference, reason=because)
    before.update(status=PlanStatus.ENDED.value, version=F("version") + 1)
    ImprovementPlan.objects.filter(pk=plan.pk).update(
        status=PlanStatus.APPROVED.value,
        approved_by=by.account,
        approved_on=timezone.now(),
        version=F("version") + 1,
    )
    plan.refresh_from_db()
    remember(plan)
    record("improvement.plan.approved", by=by.as_by, subject=plan.reference)
    return sum(unmade.values())


def _told(many: int) -> str:
    """How many changes waited in vain, for the history: behind the plan that took the place; "" where none did."""
    if not many:
        return ""
    return (
        "; 1 change that waited was not made" if many == 1 else f"; {many} changes that waited were not made"
    )
