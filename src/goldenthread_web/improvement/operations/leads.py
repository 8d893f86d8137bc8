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
from goldenthread_web.improvement.models import Action, ActionLead, Part
from goldenthread_web.improvement.models.shared import SHORT
from goldenthread_web.improvement.operations.tracking import Overtaken
from goldenthread_web.improvement.status import UPDATERS


@operation("improvement.lead.tied")
def tie(*, lead: ActionLead, person: Person | None, was: str, by: SignedIn) -> None:
    """Put somebody's account beside a lead that the plan names, or take it away.

    was: the reference of whoever stood there when this was decided; "" for nobody.
    """
    permissions.check_may_edit(by)
    permissions.check_not_ended(lead.action.part.plan)
    whose = person.reference if person else ""
    if whose == was:
        return
    _check_can_update(person, lead.action.part)
    lead.refresh_from_db(fields=["person"])
    if (lead.person.reference if lead.person else "") != was:
        raise Overtaken("Somebody else said whose account this lead is while you had the page open.")
    ActionLead.objects.filter(pk=lead.pk).update(person=person)
    Action.objects.filter(pk=lead.action_id).update(version=F("version") + 1)
    record("improvement.lead.tied", by=by.as_by, subject=f"{lead.action.reference} {whose or 'nobody'}")


@operation("improvement.lead.named")
def name(*, action: Action, words: str, person: Person | None, by: SignedIn) -> ActionLead:
    """Name another lead of an action, with an account where there is one."""
    permissions.check_may_edit(by)
    permissions.check_not_ended(action.part.plan)
    _check_can_update(person, action.part)
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


def _check_can_update(person: Person | None, part: Part) -> None:
    if person is None:
        return
    who = signed_in(person)
    if not person.is_active or not who.roles & UPDATERS:
        raise NotAllowed(
            "This person has no role that updates actions. An administrator can make them an action lead."
        )
    if permissions.is_partner_only(who) and not part.for_partners:
        raise NotAllowed("This person is a partner, and sees only the parts that partners work on.")
