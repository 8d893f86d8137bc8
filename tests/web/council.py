"""The made-up council with its figures kept, served to people of every role."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from goldenthread.ledger.attention import keeping
from goldenthread.scorecard.shelf import FOLDER
from goldenthread.workspace import Workspace
from goldenthread_web.accounts.roles import NEEDS_SECOND_STEP, Role
from tests.house.demo import Demo
from tests.web.accounts.people import browser, client_of, somebody
from tests.web.history.databases import Base

PARTS = {
    Role.TEAM_MANAGER: "team=Southmere Family Safeguarding",
    Role.HEAD_OF_SERVICE: "service=Children in Care",
    Role.AUDITOR: "service=Assessment",
}


@dataclass(frozen=True)
class Council:
    """The served workspace, and a browser for each role, in which somebody with that role is signed in."""

    workspace: Workspace
    browsers: dict[Role, Client]

    def __getitem__(self, role: Role) -> Client:
        return self.browsers[role]


@pytest.fixture(scope="session")
def kept_council(whole_demo: Demo, shelved_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served") / "council"
    shutil.copytree(whole_demo.folder, folder)
    shutil.copytree(shelved_demo / FOLDER, folder / FOLDER)
    keeping.fill(Workspace.open(folder))
    return folder


Peopled = tuple[Base, dict[Role, str]]


@pytest.fixture(scope="session")
def peopled(database_template: Base, tmp_path_factory: pytest.TempPathFactory) -> Peopled:
    """A database with somebody of every role, and the session in which each is signed in: made once."""
    return _peopled(database_template, tmp_path_factory)


@pytest.fixture(scope="session")
def peopled_on_postgresql(postgresql_template: Base, tmp_path_factory: pytest.TempPathFactory) -> Peopled:
    """The same on PostgreSQL, for what is tried there always."""
    return _peopled(postgresql_template, tmp_path_factory)


def _peopled(template: Base, folders: pytest.TempPathFactory) -> Peopled:
    base = template.copy(folders.mktemp("peopled"))
    with base.in_use():
        people = {
            role: somebody(
                role.name.title(), role, area=PARTS.get(role, ""), two_steps=role in NEEDS_SECOND_STEP
            )
            for role in Role
        }
        name = settings.SESSION_COOKIE_NAME
        sessions = {role: client_of(person).cookies[name].value for role, person in people.items()}
    return base, sessions


@pytest.fixture
def council(
    kept_council: Path, peopled: Peopled, tmp_path: Path, heads_kept: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Council]:
    """The council with a database of this test's own."""
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, workspace=kept_council))
    with _served(kept_council, peopled, tmp_path) as found:
        yield found


@pytest.fixture
def council_on_postgresql(
    kept_council: Path,
    peopled_on_postgresql: Peopled,
    tmp_path: Path,
    heads_kept: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Council]:
    """The same on PostgreSQL, whatever `--database` names."""
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, workspace=kept_council))
    with _served(kept_council, peopled_on_postgresql, tmp_path) as found:
        yield found


@contextmanager
def _served(folder: Path, peopled: Peopled, place: Path) -> Iterator[Council]:
    template, sessions = peopled
    own = template.copy(place)
    with own.in_use():
        yield Council(Workspace.open(folder), {role: _browser(key) for role, key in sessions.items()})
    own.drop()


def _browser(session: str) -> Client:
    found = browser()
    found.cookies[settings.SESSION_COOKIE_NAME] = session
    return found
