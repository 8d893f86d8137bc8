"""Changes to accounts: whole, in the history, and never such that somebody raises the own rights."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import connections

from goldenthread_web.accounts import operations
from goldenthread_web.accounts.models import Appointment, Invitation, Person
from goldenthread_web.accounts.operations import EmailTaken, LinkEnded, Overtaken
from goldenthread_web.accounts.people import LONGEST_ROLE_WORDS, CommandLine
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from tests.web.accounts.people import PASSWORD, acting, somebody, told


@pytest.fixture
def admin(a_database: str) -> Person:
    return somebody("Ada", Role.ADMINISTRATOR)


def roles_of(person: Person) -> set[str]:
    return {str(held) for held in Appointment.objects.held().filter(person=person)}


def test_somebody_is_invited_with_a_role_and_a_link(admin: Person) -> None:
    invited = operations.invite(
        name="Tom", email=" Tom@Council.Example ", role=Role.TEAM_MANAGER, area="team=Duty", by=acting(admin)
    )
    tom = invited.person
    assert tom.email == "tom@council.example"
    assert not tom.has_usable_password()
    assert roles_of(tom) == {"team manager for team=Duty"}
    assert told(newest=3) == [
        ("accounts.link.given", admin.reference, tom.reference, "done"),
        ("accounts.role.appointed", admin.reference, tom.reference, "done"),
        ("accounts.person.invited", admin.reference, tom.reference, "done"),
    ]
    stored = " ".join(str(value) for row in Invitation.objects.values() for value in row.values())
    assert invited.token not in stored
    assert "tom@" not in " ".join(Line.objects.values_list("reason", flat=True))


def test_somebody_with_every_role_can_do_something(admin: Person) -> None:
    """What says as what somebody did it has room for some of the roles, and says how many more there are."""
    all_roles = somebody("Al", *Role)
    by = acting(all_roles)
    assert len(", ".join(role.value for role in Role)) > LONGEST_ROLE_WORDS >= len(by.role_words)
    assert re.fullmatch(r"performance analyst, .* and \d+ more", by.role_words)
    operations.appoint(person=admin, role=Role.ANALYST, area="", version=admin.version, by=by)
    assert Line.objects.get(action="accounts.role.appointed").role == by.role_words
    assert acting(admin).role_words == "performance analyst, administrator"


def test_an_address_has_one_account(admin: Person) -> None:
    for email in ("ada@council.example", "ADA@council.example"):
        with pytest.raises(EmailTaken):
            operations.invite(name="Another", email=email, role=Role.ANALYST, by=acting(admin))
    assert Person.objects.count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_administrators_change_accounts(admin: Person, role: Role) -> None:
    other, target = somebody("Olu", role), somebody("Tom")
    by, held = acting(other), Appointment.objects.get(person=admin)
    with pytest.raises(NotAllowed, match="Only an administrator"):
        operations.invite(name="Sam", email="sam@council.example", role=Role.ANALYST, by=by)
    for change in (
        lambda: operations.appoint(person=target, role=role, version=0, by=by),
        lambda: operations.appoint(person=other, role=Role.ADMINISTRATOR, version=0, by=by),
        lambda: operations.withdraw_role(appointment=held, version=0, by=by),
        lambda: operations.remove(person=admin, reason="", version=0, by=by),
        lambda: operations.restore(person=target, version=0, by=by),
        lambda: operations.give_link(person=admin, version=0, by=by),
        lambda: operations.reset_second_step(person=admin, version=0, by=by),
        lambda: operations.disable_dormant(by=by, dry_run=False),
    ):
        with pytest.raises(NotAllowed, match="Only an administrator"):
            change()
    assert {line[1:2] + line[3:] for line in told(newest=9)} == {(other.reference, "refused")}
    assert roles_of(other) == {role.value}


def test_an_administrator_without_the_second_step_changes_nothing(admin: Person) -> None:
    half = somebody("Hal", Role.ADMINISTRATOR, two_steps=False)
    with pytest.raises(NotAllowed, match="second step"):
        operations.invite(name="Sam", email="sam@council.example", role=Role.ANALYST, by=acting(half))


def test_nobody_gives_the_own_account_anything(admin: Person) -> None:
    by = acting(admin)
    for change in (
        lambda: operations.appoint(person=admin, role=Role.DIRECTOR, version=0, by=by),
        lambda: operations.give_link(person=admin, version=0, by=by),
        lambda: operations.reset_second_step(person=admin, version=0, by=by),
        lambda: operations.remove(person=admin, reason="", version=0, by=by),
    ):
        with pytest.raises(NotAllowed, match=r"You|your"):
            change()
    assert roles_of(admin) == {"administrator"}
    assert told()[0][3] == "refused"


def test_a_role_is_given_once_and_where_it_fits(admin: Person) -> None:
    tom, by = somebody("Tom"), acting(admin)
    operations.appoint(person=tom, role=Role.TEAM_MANAGER, area="team=Duty", version=0, by=by)
    assert tom.version == 1
    for role, area, words in (
        (Role.TEAM_MANAGER, "team=Duty", "has that role already"),
        (Role.TEAM_MANAGER, "", "Choose a service or a team"),
        (Role.ADMINISTRATOR, "team=Duty", "for the whole council"),
    ):
        with pytest.raises(NotAllowed, match=words):
            operations.appoint(person=tom, role=role, area=area, version=1, by=by)
    assert Person.objects.get(pk=tom.pk).version == 1, "what was refused changed nothing"
    operations.appoint(person=tom, role=Role.TEAM_MANAGER, area="team=Help", version=1, by=by)
    assert roles_of(tom) == {"team manager for team=Duty", "team manager for team=Help"}


def test_a_role_that_is_withdrawn_can_be_given_again(admin: Person) -> None:
    tom, by = somebody("Tom", Role.ANALYST), acting(admin)
    operations.withdraw_role(appointment=tom.appointments.get(), version=0, by=by)
    assert roles_of(tom) == set()
    assert told()[0][0] == "accounts.role.withdrawn"
    operations.appoint(person=tom, role=Role.ANALYST, version=1, by=by)
    assert roles_of(tom) == {"performance analyst"}


def test_the_loser_of_a_race_hears_of_the_winner(admin: Person) -> None:
    tom, by = somebody("Tom"), acting(admin)
    operations.appoint(person=tom, role=Role.ANALYST, version=0, by=by)
    with pytest.raises(Overtaken) as lost:
        operations.appoint(person=tom, role=Role.AUDITOR, version=0, by=by)
    assert lost.value.person.version == 1
    assert roles_of(tom) == {"performance analyst"}


def test_a_removed_person_has_nothing_left_and_comes_back_with_nothing(admin: Person) -> None:
    tom, by = somebody("Tom", Role.ANALYST, Role.AUDITOR), acting(admin)
    operations.remove(person=tom, reason="left the council", version=0, by=by)
    tom.refresh_from_db()
    assert not tom.is_active
    assert not tom.has_usable_password()
    assert roles_of(tom) == set()
    assert not Authenticator.objects.filter(user=tom).exists()
    line = Line.objects.first()
    assert line is not None
    assert (line.action, line.reason) == ("accounts.person.removed", "left the council")
    with pytest.raises(NotAllowed, match="closed already"):
        operations.remove(person=tom, reason="", version=1, by=by)
    invited = operations.restore(person=tom, version=1, by=by)
    operations.set_password(token=invited.token, password=PASSWORD)
    tom.refresh_from_db()
    assert tom.is_active
    assert roles_of(tom) == set()


def test_the_last_administrator_stays(admin: Person) -> None:
    invited = somebody("Ivy", Role.ADMINISTRATOR, password=False)
    held = admin.appointments.get()
    for by in (acting(invited), CommandLine()):
        with pytest.raises(NotAllowed, match="nobody else who has signed up is an administrator"):
            operations.remove(person=admin, reason="", version=0, by=by)
        with pytest.raises(NotAllowed, match="nobody else who has signed up is an administrator"):
            operations.withdraw_role(appointment=held, version=0, by=by)
    somebody("Bea", Role.ADMINISTRATOR)
    operations.withdraw_role(appointment=held, version=0, by=acting(admin))
    assert roles_of(admin) == set(), "an administrator may step down when another is there"


def test_of_two_administrators_who_withdraw_each_other_one_is_left(database: str) -> None:
    two = [somebody("Ada", Role.ADMINISTRATOR), somebody("Bea", Role.ADMINISTRATOR)]
    work = [(acting(two[0]), two[1].appointments.get()), (acting(two[1]), two[0].appointments.get())]

    def withdraw(number: int) -> str:
        by, held = work[number]
        try:
            operations.withdraw_role(appointment=held, version=0, by=by)
            return "done"
        except NotAllowed:
            return "refused"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        ended = sorted(pool.map(withdraw, range(2)))
    assert ended == ["done", "refused"]
    assert Person.objects.with_role(Role.ADMINISTRATOR).count() == 1


def test_racing_changes_of_one_person_lose_nothing(database: str) -> None:
    """Of twelve who give a role to one person at once, each is done or hears that the person has changed."""
    admin, tom = somebody("Ada", Role.ADMINISTRATOR), somebody("Tom")
    by, roles = (
        acting(admin),
        [role for role in Role if role not in (Role.TEAM_MANAGER, Role.HEAD_OF_SERVICE)][:12],
    )

    def give(role: Role) -> bool:
        try:
            operations.appoint(person=Person.objects.get(pk=tom.pk), role=role, version=0, by=by)
            return True
        except Overtaken:
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(give, roles)) == 1
    assert len(roles_of(tom)) == 1
    assert Line.objects.filter(action="accounts.role.appointed").count() == 1


def test_a_link_is_good_once_and_for_seven_days(admin: Person, clock: list[datetime]) -> None:
    by, tom = acting(admin), somebody("Tom", password=False)
    first = operations.give_link(person=tom, version=0, by=by).token
    second = operations.give_link(person=tom, version=1, by=by).token
    with pytest.raises(LinkEnded):
        operations.set_password(token=first, password=PASSWORD)
    operations.set_password(token=second, password=PASSWORD)
    tom.refresh_from_db()
    assert tom.check_password(PASSWORD)
    assert told()[0] == ("accounts.password.chosen", tom.reference, tom.reference, "done")
    with pytest.raises(LinkEnded):
        operations.set_password(token=second, password="another one altogether")
    third = operations.give_link(person=tom, version=2, by=by).token
    clock[0] += timedelta(days=7, seconds=1)
    with pytest.raises(LinkEnded):
        operations.set_password(token=third, password="another one altogether")


def test_a_link_ends_when_the_person_is_removed(admin: Person) -> None:
    tom, by = somebody("Tom", password=False), acting(admin)
    token = operations.give_link(person=tom, version=0, by=by).token
    operations.remove(person=tom, reason="", version=1, by=by)
    with pytest.raises(LinkEnded):
        operations.set_password(token=token, password=PASSWORD)
    with pytest.raises(NotAllowed, match="no open account"):
        operations.give_link(person=tom, version=2, by=by)


def test_accounts_not_seen_for_ninety_days_are_closed(admin: Person, clock: list[datetime]) -> None:
    now = clock[0]
    seen = {"Ada": 100, "Tom": 91, "Sam": 89}
    for name in ("Tom", "Sam", "Una", "Neu"):
        somebody(name, Role.ANALYST)
    for name, days in seen.items():
        Person.objects.filter(name=name).update(last_seen=now - timedelta(days=days))
    Person.objects.exclude(name="Neu").update(open_since=now - timedelta(days=200))
    Person.objects.filter(name="Neu").update(open_since=now)

    found = operations.disable_dormant(by=CommandLine(), dry_run=True)
    assert {person.name for person in found.removed} == {"Tom", "Una"}
    assert Person.objects.filter(is_active=False).count() == 0
    assert not Line.objects.exists()

    operations.disable_dormant(by=CommandLine(), dry_run=False)
    assert set(Person.objects.filter(is_active=False).values_list("name", flat=True)) == {"Tom", "Una"}
    assert [person.name for person, _ in found.kept] == ["Ada"], "the last administrator stays"
    assert {line[:2] for line in told(newest=2)} == {("accounts.person.removed", "command line")}

    tom = Person.objects.get(name="Tom")
    operations.restore(person=tom, version=tom.version, by=acting(admin))
    assert operations.disable_dormant(by=CommandLine(), dry_run=False).removed == ()
