"""Accounts of a made-up council: one for each role, so that a newcomer can look at the site as each of them does.

They are made like anybody's: by invitation, with a password and a second step of their own, all of it in the history.
Only a workspace that says of itself that it is made up gets them.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt

from goldenthread.terms.words import Breakdown
from goldenthread_web.accounts import operations
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.people import WHOLE_COUNCIL, CommandLine
from goldenthread_web.accounts.roles import NEEDS_A_PART, NEEDS_SECOND_STEP, Role

HOST = "goldshire.example"
_LETTERS = "abcdefghjkmnpqrstuvwxyz"  # none that reads as another
_PART_OF = {Role.TEAM_MANAGER: Breakdown.TEAM, Role.HEAD_OF_SERVICE: Breakdown.SERVICE}


@dataclass(frozen=True)
class DemoAccount:
    """An account and what opens it. Neither password nor key can be shown again: only what checks them is kept.

    key: what an app that makes codes is given; "" for a role that needs no second step.
    """

    role: Role
    area: str
    email: str
    password: str
    key: str


def make_accounts(areas: Collection[str]) -> list[DemoAccount]:
    """An account for each role that has none yet. areas: the parts of the council ("team=...", "service=...")."""
    there = set(Person.objects.values_list("email", flat=True))
    return [_account(role, areas) for role in Role if email_of(role) not in there]


def renew_accounts() -> list[DemoAccount]:
    """New passwords and keys for the accounts that there are; the old ones end at once."""
    people = {person.email: person for person in Person.objects.filter(is_active=True)}
    return [_renewed(role, people[email_of(role)]) for role in Role if email_of(role) in people]


def code_now(email: str) -> str | None:
    """What an app that makes codes would show for this account now; None for one without a second step."""
    found = Authenticator.objects.filter(
        user__email=email.strip().lower(), user__is_active=True, type=Authenticator.Type.TOTP
    ).first()
    if found is None:
        return None
    secret = decrypt(found.data["secret"])
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    return str(totp.format_hotp_value(totp.hotp_value(secret, counter)))


def email_of(role: Role) -> str:
    return f"{role.value.replace(' ', '.')}@{HOST}"


def _account(role: Role, areas: Collection[str]) -> DemoAccount:
    area = _area_of(role, areas)
    name = f"{role.value.capitalize()} (demonstration)"
    invited = operations.invite(name=name, email=email_of(role), role=role, area=area, by=CommandLine())
    return _opened(role, area, invited)


def _renewed(role: Role, person: Person) -> DemoAccount:
    by = CommandLine()
    operations.reset_second_step(person=person, version=person.version, by=by)
    invited = operations.give_link(person=person, version=person.version, by=by)
    held = person.appointments.held().filter(role=role.value).first()
    return _opened(role, held.area if held else WHOLE_COUNCIL, invited)


def _opened(role: Role, area: str, invited: operations.Invited) -> DemoAccount:
    password = _password()
    person = operations.set_password(token=invited.token, password=password)
    key = ""
    if role in NEEDS_SECOND_STEP:
        key = totp.generate_totp_secret()
        totp.TOTP.activate(person, key)
    return DemoAccount(role, area, person.email, password, key)


def _area_of(role: Role, areas: Collection[str]) -> str:
    """The part of the council that a role is shown with: the first that fits it."""
    if role not in NEEDS_A_PART:
        return WHOLE_COUNCIL
    return next(area for area in areas if area.startswith(f"{_PART_OF[role].value}="))


def _password() -> str:
    """Four groups of four letters: easy to type, and of 72 random bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
