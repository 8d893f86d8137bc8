"""What the tests of upkeep stand on: a workspace of its own beside a database of its own, and a pair of keys."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from pyrage import x25519

from goldenthread_web.accounts.roles import Role
from goldenthread_web.history import heads
from goldenthread_web.history.operations import By, keep_head, record
from goldenthread_web.upkeep.databases import Database, database_of
from tests.house.demo import Demo
from tests.web.accounts.people import somebody


@dataclass(frozen=True)
class Kept:
    """A council's workspace and database, and the keys of its backups."""

    folder: Path
    database: Database
    key: x25519.Identity

    @property
    def keys(self) -> list[x25519.Recipient]:
        return [self.key.to_public()]


@pytest.fixture
def workspace(whole_demo: Demo, tmp_path: Path, heads_kept: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the demo: with loads, a snapshot and a published pack."""
    folder = Path(shutil.copytree(whole_demo.folder, tmp_path / "council"))
    folder.chmod(0o700)
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, workspace=folder))
    monkeypatch.setattr(heads, "path", lambda: folder / heads.FILE)
    return folder


@pytest.fixture
def kept(workspace: Path, database: str) -> Kept:
    """With some people and a history, once on SQLite and once on PostgreSQL."""
    return kept_in(workspace)


@pytest.fixture
def kept_on_sqlite(workspace: Path, on_sqlite: str) -> Kept:
    return kept_in(workspace)


def kept_in(workspace: Path) -> Kept:
    for name in ("Ada", "Ben", "Cem"):
        somebody(name, Role.ANALYST)
    for number in range(20):
        record("history.read", by=By(f"p-{number:012}"))
    keep_head()
    return Kept(workspace, database_of(connection.settings_dict), x25519.Identity.generate())
