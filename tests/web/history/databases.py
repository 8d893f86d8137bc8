"""A database for a test: fresh, with all tables and triggers, on SQLite or on PostgreSQL, seen by all threads."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dj_database_url
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import ConnectionHandler, connections

from goldenthread_web.history import heads
from tests.house.demo import once

FILE = "people.sqlite3"


@contextmanager
def pointed_at(given: dict[str, Any]) -> Iterator[None]:
    """The site's database is this one, for this thread and for those that start meanwhile."""
    before = connections.settings["default"]
    _leave()
    connections.settings["default"] = ConnectionHandler().configure_settings({"default": given})["default"]
    try:
        yield
    finally:
        _leave()
        connections.settings["default"] = before


def _leave() -> None:
    connections["default"].close()
    del connections["default"]


def sqlite_at(path: Path) -> dict[str, Any]:
    """SQLite as the site uses it, but for the wait until each change is on the disk: what a test wrote may be lost."""
    as_set = settings.DATABASES["default"]
    assert as_set["ENGINE"].endswith("sqlite3"), "the tests' settings are to name SQLite"
    begin = as_set["OPTIONS"]["init_command"].replace("synchronous=FULL", "synchronous=OFF")
    return {**as_set, "NAME": str(path), "OPTIONS": {**as_set["OPTIONS"], "init_command": begin}}


def postgresql_at(url: str) -> dict[str, Any]:
    return dict(dj_database_url.parse(url))


@dataclass(frozen=True)
class Base:
    """A database of a test's own: a file of SQLite, or one of the server's. Others can be copied from it."""

    url: str

    @property
    def is_file(self) -> bool:
        return self.url.startswith("sqlite")

    @property
    def name(self) -> str:
        """What the server calls it; of a file, its path."""
        return self.url.removeprefix("sqlite:///") if self.is_file else self.url.rpartition("/")[2]

    @contextmanager
    def in_use(self) -> Iterator[str]:
        """The site's database is this one."""
        with pointed_at(sqlite_at(Path(self.name)) if self.is_file else postgresql_at(self.url)):
            yield self.url

    def copy(self, folder: Path) -> Base:
        """Another one with the same rows: a file in this folder, or beside this one."""
        if self.is_file:
            path = folder / f"{uuid.uuid4().hex[:8]}.sqlite3"
            shutil.copyfile(self.name, path)
            return Base(f"sqlite:///{path}")
        name = f"people_{uuid.uuid4().hex[:8]}"
        self._on_server(f"CREATE DATABASE {name} TEMPLATE {self.name}")
        return Base(self._beside(name))

    def drop(self) -> None:
        if self.is_file:
            Path(self.name).unlink()
        else:
            self._on_server(f"DROP DATABASE {self.name} WITH (FORCE)")

    def _on_server(self, statement: str) -> None:
        with Base(self._beside("postgres")).in_use(), connections["default"].cursor() as cursor:
            cursor.execute(statement)

    def _beside(self, name: str) -> str:
        return f"{self.url.rpartition('/')[0]}/{name}"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Base:
    """A database with all tables, which the others are copied from."""
    folder = once(tmp_path_factory, "template", _made)
    return Base(f"sqlite:///{folder / FILE}")


def _made(folder: Path) -> None:
    folder.mkdir(parents=True)
    _migrated(Base(f"sqlite:///{folder / FILE}"))


@pytest.fixture(scope="session")
def postgresql_template(postgres_url: str) -> Base:
    """The same on PostgreSQL."""
    base = Base(f"{postgres_url.rpartition('/')[0]}/template_{uuid.uuid4().hex[:8]}")
    base._on_server(f"CREATE DATABASE {base.name}")
    return _migrated(base)


def _migrated(base: Base) -> Base:
    with base.in_use():
        call_command("migrate", verbosity=0)
    return base


@pytest.fixture(scope="session")
def database_template(request: pytest.FixtureRequest) -> Base:
    """The same, on what `--database` names."""
    found: Base = request.getfixturevalue(f"{request.config.getoption('--database')}_template")
    return found


@contextmanager
def beside() -> Iterator[str]:
    """The name of an empty database beside the one in use; thrown away after."""
    fresh = f"empty_{uuid.uuid4().hex[:8]}"
    with connections["default"].cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {fresh}")
    try:
        yield fresh
    finally:
        with connections["default"].cursor() as cursor:
            cursor.execute(f"DROP DATABASE {fresh} WITH (FORCE)")


@pytest.fixture
def heads_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of heads of this test alone."""
    path = tmp_path / heads.FILE
    monkeypatch.setattr(heads, "path", lambda: path)
    monkeypatch.setattr(os, "fsync", lambda _: None)
    return path


@contextmanager
def _copied(template: Base, folder: Path) -> Iterator[str]:
    copy = template.copy(folder)
    with copy.in_use():
        yield copy.url
    copy.drop()


@pytest.fixture
def on_sqlite(sqlite_template: Base, tmp_path: Path, heads_kept: Path) -> Iterator[str]:
    """The URL of the database."""
    with _copied(sqlite_template, tmp_path) as url:
        yield url


@pytest.fixture
def on_postgresql(postgresql_template: Base, tmp_path: Path, heads_kept: Path) -> Iterator[str]:
    """The URL of the database."""
    with _copied(postgresql_template, tmp_path) as url:
        yield url


@pytest.fixture
def a_database(database_template: Base, tmp_path: Path, heads_kept: Path) -> Iterator[str]:
    """The URL of a database, on what `--database` names: what a test should ask for that asks for no kind."""
    with _copied(database_template, tmp_path) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """The URL of a database, once on SQLite and once on PostgreSQL."""
    return str(request.getfixturevalue(f"on_{request.param}"))
