"""Who sees and keeps the registers. Each check raises a sentence."""

from __future__ import annotations

from django.db.models import Q

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import READERS_OF_FIGURES, Role
from goldenthread_web.improvement.models import Action, ImprovementPlan
from goldenthread_web.improvement.permissions import check_not_ended, is_partner_only
from goldenthread_web.improvement.status import EDITORS, KEEPERS_OF_MEETINGS, UPDATERS

KEEPERS = UPDATERS
"""Those who may keep some line of a register: a plan lead any, others those of actions that they lead."""

READERS_OF_ASSESSMENTS = READERS_OF_FIGURES
"""Those who read self-assessments: partners and councillors do not."""

KEEPERS_OF_ASSESSMENTS = EDITORS | {Role.AUDITOR}
"""Those who put a self-assessment down, and say which action answers what it found."""


def seen_by(by: SignedIn) -> Q:
    """The lines of a register that somebody sees: a partner those of actions that partners work on."""
    return Q(action__part__for_partners=True) if is_partner_only(by) else Q()


def leads(by: SignedIn, action: Action | None) -> bool:
    return action is not None and action.leads.filter(person=by.account).exists()


def check_may_keep(by: SignedIn, plan: ImprovementPlan, *actions: Action | None) -> None:
    """A plan lead; or whoever leads the action of the line, before and after the change."""
    check_not_ended(plan)
    if by.roles & EDITORS:
        return
    if not by.roles & KEEPERS or not actions or not all(leads(by, action) for action in actions):
        raise NotAllowed(
            "A plan lead keeps this register; the leads of an action what belongs to their action."
        )


def check_may_keep_assessments(by: SignedIn, plan: ImprovementPlan) -> None:
    check_not_ended(plan)
    if not by.roles & KEEPERS_OF_ASSESSMENTS:
        raise NotAllowed("A plan lead or an auditor puts self-assessments down and says what answers them.")


def check_may_keep_meetings(by: SignedIn) -> None:
    """The board secretary or a plan lead: a day is the council's, whichever plan holds."""
    if not by.roles & KEEPERS_OF_MEETINGS:
        raise NotAllowed("The board secretary or a plan lead keeps the meetings of the boards.")


def check_of_plan(plan: ImprovementPlan, action: Action | None) -> None:
    if action is not None and action.part.plan_id != plan.pk:
        raise NotAllowed("Choose an action of this improvement plan.")
