"""A council whose figures people comment on: who they are, and a report's commentary in any of its states."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from goldenthread.reports.packs.resting import KINDS
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import Role
from goldenthread_web.commentary import report_operations
from goldenthread_web.commentary.checking import Checked
from goldenthread_web.commentary.models import Report
from tests.web.accounts.people import acting, somebody

TEXT = "Referrals are counted anew since May.\n\n- We look at each of them."


@dataclass(frozen=True)
class Team:
    """Those who have to do with a report."""

    analyst: SignedIn
    other_analyst: SignedIn
    head: SignedIn
    director: SignedIn
    chair: SignedIn
    publisher: SignedIn
    other_publisher: SignedIn


def team() -> Team:
    """Somebody for each part in it, in the database of this test."""
    return Team(
        acting(somebody("Ana", Role.ANALYST)),
        acting(somebody("Olu", Role.ANALYST)),
        acting(somebody("Hal", Role.HEAD_OF_SERVICE, area="service=Assessment")),
        acting(somebody("Dee", Role.DIRECTOR)),
        acting(somebody("Cho", Role.BOARD_CHAIR)),
        acting(somebody("Pat", Role.PUBLISHER)),
        acting(somebody("Pip", Role.PUBLISHER)),
    )


@pytest.fixture
def people(database: str) -> Team:
    """On each kind of database."""
    return team()


def holds(report: Report, **rests: str) -> Checked:
    """What the check says of a text without claims, beside figures that rest on what they did, or on something else."""
    return Checked(report.version, "s-1", 0, rests=dict.fromkeys(KINDS, "as it was") | rests)


def begun(people: Team, audience: str = "operational", **given: str) -> Report:
    asked = {"month": "2023-06", "audience": audience, "replaces": "", "reason": ""} | given
    return report_operations.begin(**asked, by=people.analyst)


def written(people: Team, audience: str = "operational") -> Report:
    report = begun(people, audience)
    report_operations.write(report=report, area="", text=TEXT, number=0, by=people.analyst)
    return report


def submitted(people: Team, audience: str = "operational") -> Report:
    report = written(people, audience)
    report_operations.submit(report=report, version=report.version, checked=holds(report), by=people.analyst)
    return report


def approve(report: Report, by: SignedIn) -> None:
    report_operations.approve(report=report, version=report.version, checked=holds(report), by=by)


def approved(people: Team, audience: str = "operational") -> Report:
    report = submitted(people, audience)
    approve(report, people.head)
    approve(report, people.director)
    return report


def person_of(role: Role) -> Person:
    """Who of the served council's people has a role."""
    return Person.objects.get(name=role.name.title())
