"""The made-up council with its figures kept, served to people of every role."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from goldenthread.ledger.attention import keeping
from goldenthread.scorecard.shelf import fill
from goldenthread.workspace import Workspace
from goldenthread_web.accounts.roles import NEEDS_SECOND_STEP, Role
from tests.house.demo import Demo
from tests.web.accounts.people import client_of, somebody
from tests.web.history.databases import heads_kept, pointed_at, sqlite_at, sqlite_template

__all__ = ["heads_kept", "sqlite_template"]

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
def kept_council(whole_demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served") / "council"
    shutil.copytree(whole_demo.folder, folder)
    fill(Workspace.open(folder))
    keeping.fill(Workspace.open(folder))
    return folder


@pytest.fixture(scope="session")
def peopled(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[Role, str]]:
    """A database with somebody of every role, and the session in which each is signed in: made once."""
    path = tmp_path_factory.mktemp("peopled") / "people.sqlite3"
    shutil.copyfile(sqlite_template, path)
    with pointed_at(sqlite_at(path)):
        people = {
            role: somebody(
                role.name.title(), role, area=PARTS.get(role, ""), two_steps=role in NEEDS_SECOND_STEP
            )
            for role in Role
        }
        name = settings.SESSION_COOKIE_NAME
        sessions = {role: client_of(person).cookies[name].value for role, person in people.items()}
    return path, sessions


@pytest.fixture
def council(
    kept_council: Path,
    peopled: tuple[Path, dict[Role, str]],
    tmp_path: Path,
    heads_kept: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Council]:
    """The council with a database of this test's own."""
    template, sessions = peopled
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, workspace=kept_council))
    path = tmp_path / "people.sqlite3"
    shutil.copyfile(template, path)
    with pointed_at(sqlite_at(path)):
        yield Council(Workspace.open(kept_council), {role: _browser(key) for role, key in sessions.items()})


def _browser(session: str) -> Client:
    browser = Client()
    browser.cookies[settings.SESSION_COOKIE_NAME] = session
    return browser
