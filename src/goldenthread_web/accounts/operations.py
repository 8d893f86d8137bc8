"""Changes to accounts. Each is whole or not at all, and stands in the history: done, or refused with the reason.

All of them wait for their turn first, so that what is checked still holds when it is written: of two administrators
who withdraw each other's role at the same moment, one is left.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from goldenthread_web.accounts import permissions
from goldenthread_web.accounts.models import Appointment, Invitation, Person
from goldenthread_web.accounts.people import WHOLE_COUNCIL, Actor
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.operations import REFUSED, By, record, wait_for_turn

LINK_GOOD_FOR = timedelta(days=7)

P = ParamSpec("P")
R = TypeVar("R")


class Overtaken(Exception):  # noqa: N818
    """Somebody else changed this person meanwhile. `person`: as it stands now."""

    def __init__(self, person: Person) -> None:
        super().__init__("This account was changed while you had the page open.")
        self.person = person


class EmailTaken(Exception):  # noqa: N818
    """Somebody has an account with this e-mail address."""


class LinkEnded(Exception):  # noqa: N818
    """A link to choose a password that was used, replaced or left too long."""


@dataclass(frozen=True)
class Invited:
    """A person, and the secret of the link by which this person chooses a password. It can't be shown again."""

    person: Person
    token: str


@dataclass(frozen=True)
class Dormant:
    """Who was not seen for too long. removed: whose accounts were closed. kept: who could not be, with the reason."""

    removed: tuple[Person, ...]
    kept: tuple[tuple[Person, str], ...]


def operation(action: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A change in one transaction. Where it was refused, that is recorded instead."""

    def of(work: Callable[P, R]) -> Callable[P, R]:
        @wraps(work)
        def run(*args: P.args, **given: P.kwargs) -> R:
            try:
                with transaction.atomic():
                    wait_for_turn()
                    return work(*args, **given)
            except NotAllowed as refusal:
                by: Any = given["by"]
                record(action, by=by.as_by, subject=_subject(given), outcome=REFUSED, reason=str(refusal))
                raise

        return run

    return of


def _subject(given: Any) -> str:
    """What a change was to be done to, by its opaque name: the first given thing that has one."""
    if appointment := given.get("appointment"):
        return str(appointment.person.reference)
    done_to = (thing for name, thing in given.items() if name != "by")
    return next((str(thing.reference) for thing in done_to if hasattr(thing, "reference")), "")


@operation("accounts.person.invited")
def invite(*, name: str, email: str, role: Role, area: str = WHOLE_COUNCIL, by: Actor) -> Invited:
    """Open an account for somebody, with a first role and a link to choose a password."""
    permissions.check_may_run_accounts(by)
    email = email.strip().lower()
    if Person.objects.filter(email=email).exists():
        raise EmailTaken
    person = Person.objects.create_user(email, name=name.strip())
    record("accounts.person.invited", by=by.as_by, subject=person.reference)
    _appoint(person, role, area, by)
    return Invited(person, _link(person, by))


@operation("accounts.role.appointed")
def appoint(*, person: Person, role: Role, area: str = WHOLE_COUNCIL, version: int, by: Actor) -> Appointment:
    """Give somebody a role, for the council or a part of it."""
    permissions.check_may_appoint(by, person)
    _change(person, version)
    return _appoint(person, role, area, by)


def _appoint(person: Person, role: Role, area: str, by: Actor) -> Appointment:
    permissions.check_role_fits(role, area)
    if person.appointments.filter(role=role, area=area, until=None).exists():
        raise NotAllowed("This person has that role already.")
    appointment = Appointment.objects.create(person=person, role=role.value, area=area)
    record("accounts.role.appointed", by=by.as_by, subject=person.reference, reason=str(appointment))
    return appointment


@operation("accounts.role.withdrawn")
def withdraw_role(*, appointment: Appointment, version: int, by: Actor) -> None:
    """Take a role away. It counts no more from the next request on, and the person's sessions end."""
    permissions.check_may_withdraw(by, appointment)
    person = appointment.person
    _change(person, version)
    if not Appointment.objects.filter(pk=appointment.pk, until=None).update(until=timezone.now()):
        raise Overtaken(person)
    end_what_is_open(person)
    record("accounts.role.withdrawn", by=by.as_by, subject=person.reference, reason=str(appointment))


@operation("accounts.person.removed")
def remove(*, person: Person, reason: str, version: int, by: Actor) -> None:
    """Close an account at once: sessions, roles, password and second step end."""
    permissions.check_may_remove(by, person)
    _remove(person, reason, version, by)


def _remove(person: Person, reason: str, version: int, by: Actor) -> None:
    now = timezone.now()
    _change(person, version, is_active=False, removed_on=now)
    person.appointments.filter(until=None).update(until=now)
    person.invitations.filter(ended_on=None).update(ended_on=now)
    person.set_unusable_password()
    person.save(update_fields=["password"])
    Authenticator.objects.filter(user=person).delete()
    end_what_is_open(person)
    record("accounts.person.removed", by=by.as_by, subject=person.reference, reason=reason)


@operation("accounts.person.restored")
def restore(*, person: Person, version: int, by: Actor) -> Invited:
    """Open a closed account again. The roles of before do not come back, and a password is chosen anew.

    Whoever signs in at the council chooses none here, and has the roles of the groups there.
    """
    permissions.check_may_restore(by, person)
    _change(person, version, is_active=True, removed_on=None, open_since=timezone.now())
    record("accounts.person.restored", by=by.as_by, subject=person.reference)
    return Invited(person, "" if person.is_of_the_council else _link(person, by))


@operation("accounts.link.given")
def give_link(*, person: Person, version: int, by: Actor) -> Invited:
    """A new link to choose a password, for somebody who lost the first one or forgot the password.

    Till it is used the old password holds. A link that was given before ends.
    """
    permissions.check_may_give_link(by, person)
    _change(person, version)
    return Invited(person, _link(person, by))


def _link(person: Person, by: Actor) -> str:
    now = timezone.now()
    person.invitations.filter(ended_on=None).update(ended_on=now)
    token = secrets.token_urlsafe(32)
    Invitation.objects.create(person=person, token_hash=hash_of_token(token), good_until=now + LINK_GOOD_FOR)
    record("accounts.link.given", by=by.as_by, subject=person.reference)
    return token


@operation("accounts.second_step.reset")
def reset_second_step(*, person: Person, version: int, by: Actor) -> None:
    """For somebody whose phone is gone: the second step is set up anew at the next sign-in."""
    permissions.check_may_give_link(by, person)
    _change(person, version)
    Authenticator.objects.filter(user=person).delete()
    end_what_is_open(person)
    record("accounts.second_step.reset", by=by.as_by, subject=person.reference)


@operation("accounts.dormant.closed")
def disable_dormant(*, by: Actor, dry_run: bool, now: datetime | None = None) -> Dormant:
    """Close the accounts of those not seen for 90 days. With a dry run nothing changes: they are only found."""
    permissions.check_may_run_accounts(by)
    limit = (now or timezone.now()) - settings.DORMANT_AFTER
    idle = Person.objects.filter(
        Q(last_seen=None) | Q(last_seen__lt=limit), is_active=True, open_since__lt=limit
    ).order_by("reference")
    removed, kept = [], []
    for person in idle:
        if refusal := permissions.why_not(permissions.check_may_remove, by, person):
            kept.append((person, refusal))
            continue
        removed.append(person)
        if not dry_run:
            _remove(person, f"not seen for {settings.DORMANT_AFTER.days} days", person.version, by)
    return Dormant(tuple(removed), tuple(kept))


@transaction.atomic
def forget_ended_sessions() -> None:
    """Take away what is left of sessions that ended by themselves: who it was, from which address and browser."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()


@transaction.atomic
def set_password(*, token: str, password: str, request: str = "") -> Person:
    """Choose a password by a link that was given. The link ends, and so do all sessions."""
    wait_for_turn()
    invitation = open_invitation(token)
    if invitation is None:
        raise LinkEnded
    person = invitation.person
    invitation.ended_on = timezone.now()
    invitation.save(update_fields=["ended_on"])
    person.set_password(password)
    person.save(update_fields=["password"])
    end_what_is_open(person)
    record("accounts.password.chosen", by=By(person.reference, "", request), subject=person.reference)
    return person


def open_invitation(token: str) -> Invitation | None:
    """The invitation of a link, if it is still good."""
    return (
        Invitation.objects.select_related("person")
        .filter(
            token_hash=hash_of_token(token),
            ended_on=None,
            good_until__gt=timezone.now(),
            person__is_active=True,
        )
        .first()
    )


def hash_of_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _change(person: Person, version: int, **fields: Any) -> None:
    """Write, if the person is still as whoever decided this had seen it."""
    done = Person.objects.filter(pk=person.pk, version=version).update(version=F("version") + 1, **fields)
    person.refresh_from_db()
    if not done:
        raise Overtaken(person)


def end_what_is_open(person: Person) -> None:
    """All sessions, and all children opened with a reason."""
    now = timezone.now()
    Person.objects.filter(pk=person.pk).update(sessions_ended=F("sessions_ended") + 1)
    for session in UserSession.objects.filter(user=person):
        session.end()
    person.reasons_given.filter(until__gt=now).update(until=now)
