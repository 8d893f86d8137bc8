"""Who answers for an action: whose account each lead is. Who is named, the words of the plan say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F

from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn, signed_in
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.models import Action, ActionLead, Part
from goldenthread_web.improvement.operations.tracking import Overtaken
from goldenthread_web.improvement.status import UPDATERS


@dataclass(frozen=True)
class Chosen:
    """Whose account a lead is to be; None: nobody's. was: as `tie` has it."""

    lead: ActionLead
    person: Person | None
    was: str


@operation("improvement.lead.tied")
def tie_all(*, action: Action, chosen: Sequence[Chosen], by: SignedIn) -> None:
    """What `tie` does, for several leads of an action. Where one of them was changed meanwhile none is."""
    if any(one.lead.action_id != action.pk for one in chosen):
        raise NotAllowed("These leads are of another action.")
    for one in chosen:
        _tie(one.lead, one.person, one.was, by)


@operation("improvement.lead.tied")
def tie(*, lead: ActionLead, person: Person | None, was: str, by: SignedIn) -> None:
    """Put somebody's account beside a lead that the plan names, or take it away.

    was: the reference of whoever stood there when this was decided; "" for nobody.
    """
    _tie(lead, person, was, by)


def _tie(lead: ActionLead, person: Person | None, was: str, by: SignedIn) -> None:
    permissions.check_may_change_line(by, lead.action)
    whose = person.reference if person else ""
    if whose == was:
        return
    _check_can_update(person, lead.action.part)
    held = ActionLead.objects.filter(pk=lead.pk).select_related("person").first()
    if held is None:
        raise Overtaken("Somebody else changed who leads this action while you had the page open.")
    if (held.person.reference if held.person else "") != was:
        raise Overtaken("Somebody else said whose account this lead is while you had the page open.")
    ActionLead.objects.filter(pk=lead.pk).update(person=person)
    Action.objects.filter(pk=lead.action_id).update(version=F("version") + 1)
    record("improvement.lead.tied", by=by.as_by, subject=f"{lead.action.reference} {whose or 'nobody'}")


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
