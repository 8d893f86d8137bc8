"""An improvement plan that is worked on, in a council of which no records are loaded yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from bench import big_plan
from goldenthread.workspace import Workspace
from goldenthread.workspace.authorities import authorities
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import ImprovementPlan
from tests.web.accounts.people import acting
from tests.web.council import Council, Peopled, _served
from tests.web.improvement.plans import action_numbered, make_plan


def person_of(role: Role) -> Person:
    """Who of the people of the site has a role."""
    return Person.objects.get(name=role.name.title())


def by(role: Role) -> SignedIn:
    return acting(person_of(role))


@pytest.fixture
def site(
    peopled: Peopled, tmp_path: Path, heads_kept: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Council]:
    """The site of a council without records, with somebody of each role signed in."""
    folder = tmp_path / "council"
    Workspace.create(folder, authorities()["878"])
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, workspace=folder))
    with _served(folder, peopled, tmp_path) as found:
        yield found


@pytest.fixture(params=["sqlite", "postgresql"])
def plan_on_each(
    request: pytest.FixtureRequest, tmp_path: Path, heads_kept: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ImprovementPlan]:
    """An approved plan, once in each kind of database; the action lead leads 2.1."""
    kind = "" if request.param == "sqlite" else "_on_postgresql"
    people: Peopled = request.getfixturevalue(f"peopled{kind}")
    folder = tmp_path / "council"
    Workspace.create(folder, authorities()["878"])
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, workspace=folder))
    with _served(folder, people, tmp_path):
        made = make_plan(person_of(Role.PLAN_LEAD), person_of(Role.COMMISSIONER))
        action_numbered(made, "2.1").leads.update(person=person_of(Role.ACTION_LEAD))
        yield made


@pytest.fixture
def plan(site: Council) -> ImprovementPlan:
    """An approved plan: the action lead leads 2.1, the partner P1."""
    made = make_plan(person_of(Role.PLAN_LEAD), person_of(Role.COMMISSIONER))
    action_numbered(made, "2.1").leads.update(person=person_of(Role.ACTION_LEAD))
    action_numbered(made, "P1").leads.update(person=person_of(Role.PARTNER))
    return made


@pytest.fixture
def big(site: Council) -> ImprovementPlan:
    """An approved plan of 500 actions and 3,000 updates; the action lead leads one action in twenty."""
    lead = person_of(Role.PLAN_LEAD)
    return big_plan.make(lead, person_of(Role.DIRECTOR), ours=person_of(Role.ACTION_LEAD))
