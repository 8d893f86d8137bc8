"""Children outside one's own part of the council are opened with a reason, for three hours."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from goldenthread_web.accounts import operations
from goldenthread_web.accounts.models import Person, ReasonGiven
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.reasons import give_reason, may_open_child, may_open_children_of, opened_until
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from tests.web.accounts.people import acting, somebody, told

WHY = "A sibling of a child in my team lives there"


@pytest.fixture
def manager(a_database: str, clock: list[datetime]) -> Person:
    return somebody("Mia", Role.TEAM_MANAGER, area="team=Duty")


def test_a_role_opens_its_own_part(manager: Person) -> None:
    by = acting(manager)
    assert may_open_children_of(by, "team=Duty")
    assert not may_open_children_of(by, "team=Help")
    assert not may_open_children_of(by, "")
    head = acting(somebody("Hed", Role.HEAD_OF_SERVICE, area="service=North"))
    assert may_open_children_of(head, "team=Duty", within=["service=North"])
    assert not may_open_children_of(head, "team=Duty", within=["service=South"])
    director = acting(somebody("Dee", Role.DIRECTOR))
    assert may_open_children_of(director, "team=Duty")
    assert may_open_children_of(director, "")


def test_a_reason_opens_another_part_for_three_hours(manager: Person, clock: list[datetime]) -> None:
    given = give_reason(by=acting(manager), reason=f"  {WHY} ", area="team=Help")
    assert (given.reason, given.until) == (WHY, clock[0] + timedelta(hours=3))
    assert told() == [("accounts.reason.given", manager.reference, "team=Help", "done")]
    clock[0] += timedelta(hours=3) - timedelta(seconds=1)
    assert may_open_children_of(acting(manager), "team=Help")
    assert opened_until(acting(manager), ["team=Help"]) == given.until
    assert not may_open_children_of(acting(manager), "team=Third")
    clock[0] += timedelta(seconds=1)
    assert not may_open_children_of(acting(manager), "team=Help")


def test_a_reason_for_a_service_opens_its_teams(manager: Person) -> None:
    give_reason(by=acting(manager), reason=WHY, area="service=South")
    assert may_open_children_of(acting(manager), "team=Help", within=["service=South"])


def test_a_reason_for_one_child_opens_that_child_alone(manager: Person) -> None:
    give_reason(by=acting(manager), reason=WHY, child="c0ffee")
    assert may_open_child(acting(manager), "c0ffee", ["team=Help"])
    assert not may_open_child(acting(manager), "decade", ["team=Help"])
    assert may_open_child(acting(manager), "decade", ["team=Duty"])
    assert not may_open_children_of(acting(manager), "team=Help")


def test_a_reason_is_of_the_person_who_gave_it(manager: Person) -> None:
    give_reason(by=acting(manager), reason=WHY, area="team=Help")
    assert not may_open_children_of(
        acting(somebody("Other", Role.TEAM_MANAGER, area="team=Duty")), "team=Help"
    )


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.COUNCILLOR, Role.PARTNER, Role.GOVERNANCE])
def test_no_reason_opens_children_to_roles_that_see_none(a_database: str, role: Role) -> None:
    person = acting(somebody("Pat", role))
    with pytest.raises(NotAllowed, match="not for seeing children"):
        give_reason(by=person, reason=WHY, area="team=Help")
    assert not ReasonGiven.objects.exists()
    assert told()[0][3] == "refused"


def test_a_reason_must_be_one(manager: Person) -> None:
    with pytest.raises(NotAllowed, match="Say why"):
        give_reason(by=acting(manager), reason=" \n ", area="team=Help")
    for wrong in ({}, {"area": "team=Help", "child": "c0ffee"}):
        with pytest.raises(ValueError, match="either"):
            give_reason(by=acting(manager), reason=WHY, **wrong)


def test_what_was_opened_closes_when_a_role_is_withdrawn(manager: Person) -> None:
    admin = somebody("Ada", Role.ADMINISTRATOR)
    give_reason(by=acting(manager), reason=WHY, area="team=Help")
    operations.withdraw_role(appointment=manager.appointments.get(), version=0, by=acting(admin))
    manager.refresh_from_db()
    operations.appoint(
        person=manager, role=Role.TEAM_MANAGER, area="team=Third", version=manager.version, by=acting(admin)
    )
    assert not may_open_children_of(acting(manager), "team=Help")
    assert Line.objects.filter(action="accounts.reason.given").exists()
