"""People for tests: with roles, with a second step, signed in."""

from __future__ import annotations

import time
from functools import cache

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client
from django.test.client import ClientHandler

from goldenthread_web.accounts.models import Appointment, Person
from goldenthread_web.accounts.people import SignedIn, signed_in
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line

PASSWORD = "violet harbour teapot"
PERIOD = 30  # seconds for which a code stands on a phone
_NOT_LOOKED_AT = "argon2$nothing"


def somebody(
    name: str, *roles: Role, area: str = "", two_steps: bool = True, password: bool = True
) -> Person:
    """A person as if long here: with these roles, the second step set up and a password chosen."""
    person = Person.objects.create_user(f"{name.lower()}@council.example", name=name)
    if password:
        # What is hashed is only looked at where somebody signs in by a form: `give_password` does that.
        Person.objects.filter(pk=person.pk).update(password=_NOT_LOOKED_AT)
    if two_steps:
        TOTP.activate(person, generate_totp_secret())
    Appointment.objects.bulk_create(
        [Appointment(person=person, role=role.value, area=area) for role in roles]
    )
    person.refresh_from_db()
    return person


def give_password(person: Person) -> Person:
    person.set_password(PASSWORD)
    person.save()
    return person


def acting(person: Person) -> SignedIn:
    """The person as signed in now."""
    return signed_in(Person.objects.get(pk=person.pk), "request-1")


@cache
def _site() -> ClientHandler:
    """The site as every browser meets it: what stands before its pages is put together once, as where it is served."""
    return ClientHandler(enforce_csrf_checks=False)


def browser() -> Client:
    """A browser in which nobody is signed in."""
    found = Client()
    found.handler = _site()
    return found


def client_of(person: Person) -> Client:
    """A browser in which this person is signed in."""
    client = browser()
    client.force_login(person)
    return client


def code_of(person: Person) -> str:
    """What the person's phone shows now."""
    secret = Authenticator.objects.get(user=person, type=Authenticator.Type.TOTP).data["secret"]
    return code_from(secret)


def code_from(secret: str) -> str:
    left = PERIOD - time.time() % PERIOD
    if left < 3:  # it would be another one when it is sent
        time.sleep(left)
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def told(*, newest: int = 1) -> list[tuple[str, str, str, str]]:
    """The newest lines of the history, the newest first: action, person, object, outcome."""
    return list(Line.objects.values_list("action", "person", "object", "outcome")[:newest])
