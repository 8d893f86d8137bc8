"""People who sign in at the council: their account here, and the roles that their groups give them."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import Http404
from django.utils import timezone

from goldenthread_web.accounts.council.config import CouncilSignIn
from goldenthread_web.accounts.council.tokens import Said
from goldenthread_web.accounts.models import Appointment, Person
from goldenthread_web.accounts.operations import end_what_is_open, operation
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.operations import By, record

PROVIDER = "council"
CLOSED = "The account is closed."
NO_GROUP = "In no group that has access."


@dataclass(frozen=True)
class Council:
    """The council's sign-in, as the one who gives and withdraws the roles of its people."""

    request: str = ""
    reference: str = "council sign-in"

    @property
    def as_by(self) -> By:
        return By(self.reference, "", self.request)


@operation("accounts.council.arrived")
def arrive(*, said: Said, council: CouncilSignIn, by: Council) -> Person:
    """The person's account, made at the first arrival, with the roles of the groups of now and no others.

    Whoever is in no group that has access is refused; `leave` takes away what such a person had.
    """
    wanted = {(group.role, group.area) for group in council.groups if group.id in said.groups}
    known = account_of(said)
    if known and not known.is_active:
        raise NotAllowed(CLOSED)
    if not wanted:
        raise NotAllowed(NO_GROUP)
    person = known or _new(said, by)
    if said.name and said.name != person.name:
        Person.objects.filter(pk=person.pk).update(name=said.name)
    _give(person, wanted, by)
    return person


@operation("accounts.council.left")
def leave(*, said: Said, by: Council) -> None:
    """Take away all roles of somebody who is in no group with access any more, and end what is open."""
    person = account_of(said)
    if person and person.appointments.filter(until=None).exists():
        _give(person, set(), by)
        end_what_is_open(person)


def in_use() -> CouncilSignIn:
    """The council's sign-in of this site, which must have one."""
    council: CouncilSignIn | None = settings.COUNCIL_SIGN_IN
    if council is None:
        raise Http404
    return council


def account_of(said: Said) -> Person | None:
    """The account that belongs to an identity; the e-mail address of one is never looked at."""
    found = SocialAccount.objects.filter(provider=PROVIDER, uid=said.identity).select_related("user").first()
    person: Person | None = found.user if found else None
    return person


def _new(said: Said, by: Council) -> Person:
    # An address that is none, or another's already: nobody is taken for who has it.
    email = said.email if _is_free(said.email) else f"{said.identity[:24]}@council.invalid"
    person = Person.objects.create_user(email, name=said.name or "Somebody of the council")
    SocialAccount.objects.create(user=person, provider=PROVIDER, uid=said.identity, extra_data={})
    record("accounts.person.arrived", by=by.as_by, subject=person.reference)
    return person


def _is_free(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return not Person.objects.filter(email=email).exists()


def _give(person: Person, wanted: set[tuple[Role, str]], by: Council) -> None:
    """The roles that are wanted are held, and no others."""
    held = {(Role(each.role), each.area): each for each in person.appointments.filter(until=None)}
    now = timezone.now()
    for key in held.keys() - wanted:
        Appointment.objects.filter(pk=held[key].pk).update(until=now)
        record("accounts.role.withdrawn", by=by.as_by, subject=person.reference, reason=str(held[key]))
    if held.keys() - wanted:
        person.reasons_given.filter(until__gt=now).update(until=now)
    for role, area in sorted(wanted - held.keys()):
        given = Appointment.objects.create(person=person, role=role.value, area=area)
        record("accounts.role.appointed", by=by.as_by, subject=person.reference, reason=str(given))
