"""Who may do what to accounts. Each check raises a sentence that a person can read."""

from __future__ import annotations

from collections.abc import Callable

from goldenthread_web.accounts.models import Appointment, Person
from goldenthread_web.accounts.people import Actor, CommandLine, SignedIn, signs_in_by_two_steps
from goldenthread_web.accounts.roles import NEEDS_A_PART, RUNS_ACCOUNTS, WHOLE_COUNCIL_ONLY, Role


class NotAllowed(Exception):  # noqa: N818
    """Something that this person may not do, with the reason as a sentence."""


def why_not(check: Callable[..., None], *given: object) -> str:
    """The sentence of a check, for a page that greys out a button; "" where it may be done."""
    try:
        check(*given)
    except NotAllowed as refusal:
        return str(refusal)
    return ""


def check_may_run_accounts(by: Actor) -> None:
    if isinstance(by, CommandLine):
        return
    if not by.roles & RUNS_ACCOUNTS:
        raise NotAllowed("Only an administrator can change accounts.")
    if not signs_in_by_two_steps(by):
        raise NotAllowed("Set up the second step of signing in before you change accounts.")


def check_may_appoint(by: Actor, person: Person) -> None:
    check_may_run_accounts(by)
    if by.reference == person.reference:
        raise NotAllowed("You can't give yourself a role. Another administrator can.")
    if not person.is_active:
        raise NotAllowed("This person has no open account. Open it again first.")
    _check_has_roles_from_here(person)


def check_role_fits(role: Role, area: str) -> None:
    """Whether a role can be held for this part of the council."""
    if area and role in WHOLE_COUNCIL_ONLY:
        raise NotAllowed(f"The role of {role.value} is for the whole council. Choose no service or team.")
    if not area and role in NEEDS_A_PART:
        raise NotAllowed(
            f"The role of {role.value} is for a part of the council. Choose a service or a team."
        )


def check_may_withdraw(by: Actor, appointment: Appointment) -> None:
    check_may_run_accounts(by)
    _check_has_roles_from_here(appointment.person)
    if appointment.role in RUNS_ACCOUNTS:
        _check_another_administrator(appointment.person, "withdraw this role")


def check_may_remove(by: Actor, person: Person) -> None:
    check_may_run_accounts(by)
    if by.reference == person.reference:
        raise NotAllowed("You can't remove yourself. Another administrator can.")
    if not person.is_active:
        raise NotAllowed("This account is closed already.")
    _check_another_administrator(person, "remove this person")


def check_may_restore(by: Actor, person: Person) -> None:
    check_may_run_accounts(by)
    if person.is_active:
        raise NotAllowed("This person has an open account.")


def check_may_give_link(by: Actor, person: Person) -> None:
    check_may_run_accounts(by)
    if by.reference == person.reference:
        raise NotAllowed("Change your own password on the page for it.")
    if not person.is_active:
        raise NotAllowed("This person has no open account. Open it again first.")
    if person.is_of_the_council:
        raise NotAllowed("This person signs in with the council's account, and has no password here.")


def check_may_give_reason(by: SignedIn) -> None:
    if not by.may_see_children:
        raise NotAllowed("Your roles are not for seeing children, so no reason can open one.")
    if not signs_in_by_two_steps(by):
        raise NotAllowed("Set up the second step of signing in before you open children.")


def _check_has_roles_from_here(person: Person) -> None:
    """Roles that the council's groups give are changed there: here they would come back within minutes."""
    if person.is_of_the_council:
        raise NotAllowed(
            "This person's roles come from the council's groups. Change them there, or close the account here."
        )


def _check_another_administrator(person: Person, deed: str) -> None:
    """Somebody who can sign in must be left to run the accounts."""
    administrators = Person.objects.with_role(Role.ADMINISTRATOR)
    if not administrators.filter(pk=person.pk).exists():
        return
    if not administrators.able_to_sign_in().exclude(pk=person.pk).exists():
        raise NotAllowed(
            f"You can't {deed}: nobody else who has signed up is an administrator. Appoint another one first."
        )
