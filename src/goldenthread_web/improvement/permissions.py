"""Who may read, change, update, check and rate what of an improvement plan. Each check raises a sentence."""

from __future__ import annotations

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import READERS_OF_FIGURES, Role
from goldenthread_web.improvement.models import (
    Action,
    Entered,
    Evidence,
    FigureFile,
    ImprovementPlan,
    Measure,
    Part,
)
from goldenthread_web.improvement.status import (
    APPROVERS,
    CHECKERS,
    EDITORS,
    OVERRIDERS,
    READERS,
    READERS_OF_APPROVED,
    UPDATERS,
    PlanStatus,
)
from goldenthread_web.performance.permissions import OutOfReach


def sees_work(by: SignedIn) -> bool:
    """Whether somebody sees what is said of the plan week by week, or only the plan as it was approved."""
    return bool(by.roles & READERS)


def is_partner_only(by: SignedIn) -> bool:
    """Whether somebody sees the parts that partners work on and no others."""
    return Role.PARTNER in by.roles and not by.roles & READERS_OF_FIGURES


def check_may_see(by: SignedIn, plan: ImprovementPlan) -> None:
    """A plan that is not there for somebody is as one that does not exist."""
    if by.roles & READERS_OF_FIGURES:
        return
    if plan.status == PlanStatus.DRAFT or not by.roles & (READERS | READERS_OF_APPROVED):
        raise OutOfReach(plan.reference)


def sees_part(by: SignedIn, part: Part) -> bool:
    """Whether somebody who sees a plan sees this part of it."""
    return part.for_partners or not is_partner_only(by)


def check_may_see_part(by: SignedIn, part: Part) -> None:
    check_may_see(by, part.plan)
    if not sees_part(by, part):
        raise OutOfReach(part.plan.reference)


def check_may_edit(by: SignedIn) -> None:
    if not by.roles & EDITORS:
        raise NotAllowed("A plan lead changes the improvement plan.")


def check_may_change_plan(by: SignedIn, plan: ImprovementPlan) -> None:
    """A plan lead, while the plan has not ended."""
    check_may_edit(by)
    check_not_ended(plan)


def check_may_change_line(by: SignedIn, line: Action | Measure) -> None:
    """What hangs on an action or a measure beside its words: a plan lead, while it stands in a plan that goes on."""
    check_may_change_plan(by, line.part.plan)
    check_not_withdrawn(line)


def check_may_approve(by: SignedIn, plan: ImprovementPlan) -> None:
    """The commissioner, the board's chair or the director: nobody who wrote the plan."""
    if not by.roles & APPROVERS:
        raise NotAllowed("The commissioner, the board chair or the director approves the improvement plan.")
    if plan.status != PlanStatus.DRAFT:
        raise NotAllowed("This improvement plan is approved already.")
    if plan.begun_by_id == by.account.pk:
        raise NotAllowed("You read this improvement plan in, so somebody else must approve it.")


def is_lead(by: SignedIn, action: Action) -> bool:
    """Whether somebody is named as a lead of an action."""
    return any(lead.person_id == by.account.pk for lead in action.leads.all())


def has_led(by: SignedIn, action: Action) -> bool:
    """Whether somebody said how an action stands as its lead. A plan lead says so for others, and leads none by it."""
    said = (one.role for one in action.updates.all() if one.by_id == by.account.pk)
    return any(Role.PLAN_LEAD.value not in role for role in said)


def check_may_update(by: SignedIn, action: Action) -> None:
    """The lead of an action, or whoever leads the plan. A closed action is opened again first."""
    if not by.roles & UPDATERS:
        raise NotAllowed("Your role reads the improvement plan, and updates none of its actions.")
    if not by.roles & EDITORS and not is_lead(by, action):
        raise NotAllowed("Only the leads of this action, or a plan lead, can update it.")
    check_not_withdrawn(action)
    check_not_closed(action)
    check_not_ended(action.part.plan)


def check_may_change(by: SignedIn, action: Action) -> None:
    """The words of an action: its leads, or a plan lead. A closed one stays as it was closed."""
    if not by.roles & EDITORS and not (by.roles & UPDATERS and is_lead(by, action)):
        raise NotAllowed("The leads of this action, or a plan lead, change it.")
    check_not_withdrawn(action)
    check_not_closed(action)
    check_not_ended(action.part.plan)


def check_not_ended(plan: ImprovementPlan) -> None:
    if plan.status == PlanStatus.ENDED:
        raise NotAllowed("This improvement plan has ended. It stays as it was.")


def check_not_withdrawn(line: Action | Measure) -> None:
    if line.withdrawn_on is not None:
        called = "measure" if isinstance(line, Measure) else "action"
        raise NotAllowed(f"This {called} was withdrawn. It stays as it was.")


def check_not_closed(action: Action) -> None:
    if action.closed_on is not None:
        raise NotAllowed("This action is closed. A plan lead can open it again.")


def check_may_close(by: SignedIn, action: Action) -> None:
    """Its lead or a plan lead, once it is delivered. That somebody else accepted its evidence is asked as well."""
    check_may_update(by, action)
    if action.delivered_on is None:
        raise NotAllowed("An action is closed when it is delivered. Say first that it is.")


def check_may_reopen(by: SignedIn, action: Action) -> None:
    if not by.roles & EDITORS:
        raise NotAllowed("A plan lead opens a closed action again.")
    check_not_withdrawn(action)
    check_not_ended(action.part.plan)
    if action.closed_on is None:
        raise NotAllowed("This action is open.")


def check_may_embed(by: SignedIn, action: Action) -> None:
    """Its lead, a plan lead or whoever checks evidence says whether what was delivered has become practice."""
    if not by.roles & CHECKERS and not (by.roles & UPDATERS and is_lead(by, action)):
        raise NotAllowed(
            "The leads of this action, and those who check evidence, say whether it is embedded."
        )
    check_not_withdrawn(action)
    if action.delivered_on is None:
        raise NotAllowed("What is not delivered can't have become practice yet.")
    check_not_ended(action.part.plan)


def check_may_move(by: SignedIn, action: Action) -> None:
    """A date is moved by those who may update it: the move is a recorded decision with its reason."""
    check_may_update(by, action)


def check_may_check_some(by: SignedIn) -> None:
    """Whoever may check what others gave."""
    if not by.roles & CHECKERS:
        raise NotAllowed("Your role checks no evidence and no figures.")


def check_may_check(by: SignedIn, given: Evidence | Entered | FigureFile) -> None:
    """Somebody other than the giver; of evidence also nobody who leads the action, or who updated it as its lead."""
    check_may_check_some(by)
    if given.by_id == by.account.pk:
        raise NotAllowed("You gave this yourself, so somebody else must check it.")
    if not isinstance(given, Evidence):
        return
    check_not_ended(given.action.part.plan)
    if is_lead(by, given.action):
        raise NotAllowed("You lead this action, so somebody else must check its evidence.")
    if has_led(by, given.action):
        raise NotAllowed(
            "You said how this action stands as its lead, so somebody else must check its evidence."
        )


def check_may_take_back(by: SignedIn, given: Evidence) -> None:
    """Whoever gave evidence takes it back: the wrong file, or that of another action."""
    if given.by_id != by.account.pk:
        raise NotAllowed("Whoever gave this evidence takes it back.")
    check_not_ended(given.action.part.plan)


def sees_taken_back(by: SignedIn, given: Evidence) -> bool:
    """Whether somebody still opens what was taken back: its giver, and those who answer for the plan or audit it."""
    return given.by_id == by.account.pk or bool(by.roles & (EDITORS | {Role.AUDITOR}))


def check_may_override(by: SignedIn, action: Action) -> None:
    if not by.roles & OVERRIDERS:
        raise NotAllowed(
            "A plan lead, a head of service or the director can rate an action otherwise than the rules do."
        )
    check_not_withdrawn(action)
    check_not_ended(action.part.plan)
