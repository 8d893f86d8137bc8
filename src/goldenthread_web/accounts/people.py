"""Somebody who is signed in, as pages know them: the roles held now, and the parts of the council they are for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef

from goldenthread_web.accounts.models import Appointment, Person
from goldenthread_web.accounts.roles import NEEDS_SECOND_STEP, SEES_CHILDREN, Role
from goldenthread_web.history.operations import By

WHOLE_COUNCIL = ""
LONGEST_ROLE_WORDS = 200
"""So many letters the history, and whatever else says as what somebody did something, has room for."""


def lies_in(areas: Collection[str], parts: Collection[str]) -> bool:
    """Whether what is of these areas (a team and its service, say) lies in one of some parts of the council.

    All of it lies in the whole council.
    """
    return WHOLE_COUNCIL in parts or not set(areas).isdisjoint(parts)


@dataclass(frozen=True)
class SignedIn:
    """A person and the roles of this moment. areas: role -> the parts of the council that it is held for.

    request: the reference of the request that the person makes.
    """

    account: Person
    areas: Mapping[Role, frozenset[str]]
    has_second_step: bool
    request: str = ""

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(self.areas)

    @property
    def reference(self) -> str:
        """The opaque name of this person."""
        return self.account.reference

    @property
    def role_words(self) -> str:
        """The roles in words, in their order; of very many as many as what keeps them has room for."""
        names = [role.value for role in Role if role in self.areas]
        for count in range(len(names), 0, -1):
            more = f" and {len(names) - count} more" if count < len(names) else ""
            words = ", ".join(names[:count]) + more
            if len(words) <= LONGEST_ROLE_WORDS:
                return words
        return ""

    @property
    def as_by(self) -> By:
        """As the history names who did something."""
        return By(self.reference, self.role_words, self.request)

    def parts(self, roles: Collection[Role]) -> frozenset[str]:
        """The parts of the council for which one of these roles is held."""
        return frozenset().union(*(self.areas[role] for role in roles if role in self.areas))

    @cached_property
    def sees_children_of(self) -> frozenset[str]:
        """The parts of the council whose children this person may open."""
        return self.parts(SEES_CHILDREN)

    @property
    def may_see_children(self) -> bool:
        return bool(self.sees_children_of)


@dataclass(frozen=True)
class CommandLine:
    """Whoever may run commands on the machine: the operating system says who that is, and no role is needed."""

    reference: str = "command line"

    @property
    def as_by(self) -> By:
        return By(self.reference)


Actor = SignedIn | CommandLine
"""Who does something: a person on a page, or a command."""


def signed_in(account: Person, request: str = "", *, second_step_elsewhere: bool = False) -> SignedIn:
    """Who an account stands for now. A role that was taken away does not count from the next request on.

    One question to the database, since every request asks it. Who has no role has no need of a second step.
    second_step_elsewhere: the council's sign-in has asked for one.
    """
    second_step = Authenticator.objects.filter(user=OuterRef("person"), type=Authenticator.Type.TOTP)
    held = (
        Appointment.objects.held()
        .filter(person=account)
        .annotate(second_step=Exists(second_step))
        .values_list("role", "area", "second_step")
    )
    areas: dict[Role, frozenset[str]] = {}
    has_second_step = False
    for name, area, has_second_step in held:  # noqa: B007
        role = Role(name)
        areas[role] = areas.get(role, frozenset()) | {area}
    return SignedIn(account, areas, has_second_step or second_step_elsewhere, request)


def signs_in_by_two_steps(person: SignedIn) -> bool:
    """Whether the person has the second step, or has no role that asks for one."""
    return person.has_second_step or not person.roles & NEEDS_SECOND_STEP
