"""Reads accounts, for the pages of those who run them."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import Prefetch

from goldenthread_web.accounts.models import Appointment, PeopleFound, Person
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import Role


class Standing(StrEnum):
    """Where an account stands."""

    OPEN = "open"
    INVITED = "invited"
    REMOVED = "closed"


def people(by: SignedIn, *, role: str = "", standing: str = "") -> PeopleFound:
    """The people whom this person may see, by name, each with the roles held now as `held`."""
    found: PeopleFound = Person.objects.visible_to(by)
    if role:
        found = found.with_role(Role(role))
    if standing:
        found = _standing(found, Standing(standing))
    held = Prefetch("appointments", Appointment.objects.held().order_by("role", "area"), to_attr="held")
    return found.order_by("name", "reference").prefetch_related(held)


def _standing(found: PeopleFound, standing: Standing) -> PeopleFound:
    return {
        Standing.OPEN: found.able_to_sign_in(),
        Standing.INVITED: found.filter(is_active=True).without_password(),
        Standing.REMOVED: found.filter(is_active=False),
    }[standing]


def standing_of(person: Person) -> Standing:
    if not person.is_active:
        return Standing.REMOVED
    return Standing.OPEN if person.has_usable_password() or person.is_of_the_council else Standing.INVITED
