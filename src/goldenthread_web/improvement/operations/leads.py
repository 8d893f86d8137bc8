"""Who answers for an action: the leads that the plan names, and whose account each of them is."""

from __future__ import annotations

from django.db.models import F, Max

from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn, signed_in
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.components.texts import one_line
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.models import Action, ActionLead
from goldenthread_web.improvement.models.shared import SHORT
from goldenthread_web.improvement.status import UPDATERS


@operation("improvement.lead.tied")
def tie(*, lead: ActionLead, person: Person | None, by: SignedIn) -> None:
    """Put somebody's account beside a lead that the plan names, or take it away."""
    permissions.check_may_edit(by)
    _check_can_update(person)
    if lead.person_id == (person.pk if person else None):
        return
    ActionLead.objects.filter(pk=lead.pk).update(person=person)
    Action.objects.filter(pk=lead.action_id).update(version=F("version") + 1)
    whose = person.reference if person else "nobody"
    record("improvement.lead.tied", by=by.as_by, subject=f"{lead.action.reference} {whose}")


@operation("improvement.lead.named")
def name(*, action: Action, words: str, person: Person | None, by: SignedIn) -> ActionLead:
    """Name another lead of an action, with an account where there is one."""
    permissions.check_may_edit(by)
    _check_can_update(person)
    called = one_line(words)
    if not called or len(called) > SHORT:
        raise NotAllowed(f"Say who the lead is, in {SHORT} letters or fewer.")
    if action.leads.filter(words=called).exists():
        raise NotAllowed("This lead is named already.")
    last = action.leads.aggregate(last=Max("order"))["last"]
    made: ActionLead = ActionLead.objects.create(
        action=action, words=called, person=person, order=0 if last is None else last + 1
    )
    Action.objects.filter(pk=action.pk).update(version=F("version") + 1)
    record("improvement.lead.named", by=by.as_by, subject=action.reference)
    return made


def _check_can_update(person: Person | None) -> None:
    if person is None:
        return
    if not person.is_active or not signed_in(person).roles & UPDATERS:
        raise NotAllowed(
            "This person has no role that updates actions. An administrator can make them an action lead."
        )
