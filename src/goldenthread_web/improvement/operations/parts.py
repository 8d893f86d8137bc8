"""Which body watches a part of the plan, and whether partners see it."""

from __future__ import annotations

from django.db.models import F

from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.components.texts import one_line
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.models import ImprovementPlan, Part
from goldenthread_web.improvement.models.shared import SHORT
from goldenthread_web.improvement.operations.drafts import Overtaken


@operation("improvement.part.watched")
def watched(*, part: Part, body: str, was: str, by: SignedIn) -> None:
    """Say which body watches a part of the plan. was: what stood there when it was seen."""
    permissions.check_may_edit(by)
    permissions.check_not_ended(part.plan)
    said = one_line(body)
    if len(said) > SHORT:
        raise NotAllowed(f"Say it in {SHORT} letters or fewer.")
    if not Part.objects.filter(pk=part.pk, monitored_by=was).update(monitored_by=said):
        raise Overtaken
    ImprovementPlan.objects.filter(pk=part.plan_id).update(version=F("version") + 1)
    record("improvement.part.watched", by=by.as_by, subject=f"{part.plan.reference} part {part.order + 1}")


@operation("improvement.part.partners")
def partners(*, part: Part, shown: bool, was: bool, by: SignedIn) -> None:
    """Show a part of the plan to partners, who then update it too, or keep it from them. was: as it was seen."""
    permissions.check_may_edit(by)
    permissions.check_not_ended(part.plan)
    if shown == was:
        return
    if not Part.objects.filter(pk=part.pk, for_partners=was).update(for_partners=shown):
        raise Overtaken
    ImprovementPlan.objects.filter(pk=part.plan_id).update(version=F("version") + 1)
    words = "shown to partners" if shown else "kept from partners"
    record(
        "improvement.part.partners",
        by=by.as_by,
        subject=f"{part.plan.reference} part {part.order + 1} {words}",
    )
