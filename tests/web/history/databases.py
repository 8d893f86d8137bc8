"""A database for a test: fresh, with all tables and triggers, on SQLite or on PostgreSQL, seen by all threads."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dj_database_url
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import ConnectionHandler, connections

from goldenthread_web.history import heads


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


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("people") / "template.sqlite3"
    with pointed_at(sqlite_at(path)):
        call_command("migrate", verbosity=0)
    return path


@pytest.fixture(scope="session")
def postgresql_template(postgres_url: str) -> str:
    """The name of a database that the others are copied from."""
    name = f"template_{uuid.uuid4().hex[:8]}"
    _on_server(postgres_url, f"CREATE DATABASE {name}")
    with pointed_at(postgresql_at(_beside(postgres_url, name))):
        call_command("migrate", verbosity=0)
    return name


def _on_server(url: str, statement: str) -> None:
    with pointed_at(postgresql_at(url)), connections["default"].cursor() as cursor:
        cursor.execute(statement)


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


def _beside(url: str, name: str) -> str:
    return f"{url.rpartition('/')[0]}/{name}"


@pytest.fixture
def heads_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of heads of this test alone."""
    path = tmp_path / heads.FILE
    monkeypatch.setattr(heads, "path", lambda: path)
    monkeypatch.setattr(os, "fsync", lambda _: None)
    return path


@pytest.fixture
def on_sqlite(sqlite_template: Path, tmp_path: Path, heads_kept: Path) -> Iterator[str]:
    """The URL of the database."""
    path = tmp_path / "people.sqlite3"
    shutil.copyfile(sqlite_template, path)
    with pointed_at(sqlite_at(path)):
        yield f"sqlite:///{path}"


@pytest.fixture
def on_postgresql(postgres_url: str, postgresql_template: str, heads_kept: Path) -> Iterator[str]:
    """The URL of the database."""
    name = f"people_{uuid.uuid4().hex[:8]}"
    _on_server(postgres_url, f"CREATE DATABASE {name} TEMPLATE {postgresql_template}")
    url = _beside(postgres_url, name)
    with pointed_at(postgresql_at(url)):
        yield url
    _on_server(postgres_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """The URL of a database, once on SQLite and once on PostgreSQL."""
    return str(request.getfixturevalue(f"on_{request.param}"))
