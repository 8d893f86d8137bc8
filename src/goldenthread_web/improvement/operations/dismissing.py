"""Findings of the plan check that somebody dismisses with a reason, and takes back."""

from __future__ import annotations

from django.utils import timezone

from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.models import Dismissal, ImprovementPlan
from goldenthread_web.improvement.operations.tracking import REASON
from goldenthread_web.improvement.reasons import reason_of


@operation("improvement.finding.dismissed")
def dismiss(*, plan: ImprovementPlan, rule: str, where: str, reason: str, by: SignedIn) -> Dismissal:
    """Say of a finding that it is no fault, and why."""
    permissions.check_may_edit(by)
    permissions.check_not_ended(plan)
    because = reason_of(reason, "Enter why it is no fault.", REASON)
    if plan.dismissals.filter(rule=rule, where=where, ended_on=None).exists():
        raise NotAllowed("Somebody dismissed this already.")
    made: Dismissal = Dismissal.objects.create(
        plan=plan, rule=rule, where=where, reason=because, by=by.account
    )
    record("improvement.finding.dismissed", by=by.as_by, subject=f"{plan.reference} {rule}")
    return made


@operation("improvement.finding.taken_back")
def take_back(*, plan: ImprovementPlan, rule: str, where: str, by: SignedIn) -> None:
    """Let a finding stand again."""
    permissions.check_may_edit(by)
    permissions.check_not_ended(plan)
    standing = plan.dismissals.filter(rule=rule, where=where, ended_on=None)
    if not standing.update(ended_on=timezone.now(), ended_by=by.account):
        raise NotAllowed("Nobody has dismissed this.")
    record("improvement.finding.taken_back", by=by.as_by, subject=f"{plan.reference} {rule}")
