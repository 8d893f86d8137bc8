"""A small council of its own for each test of Data: a workspace that holds May, and people who hand over June."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from goldenthread.workspace import Workspace
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import Role
from goldenthread_web.jobs.worker import do_all
from goldenthread_web.loads import operations, work
from goldenthread_web.loads.models import Delivery
from goldenthread_web.site.context import _council
from tests.web.accounts.people import acting, somebody
from tests.web.history.databases import (
    database,
    heads_kept,
    on_postgresql,
    on_sqlite,
    postgresql_template,
    sqlite_template,
)
from tests.workspace.conftest import MADE_UP
from tests.workspace.deliveries import JUNE, MAY, PEOPLE, REFERRALS, ssd

__all__ = [
    "database",
    "heads_kept",
    "on_postgresql",
    "on_sqlite",
    "postgresql_template",
    "sqlite_template",
]

MAY_END, JUNE_END = date(2023, 5, 31), date(2023, 6, 30)


@pytest.fixture(scope="session")
def may(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that holds May: made once, copied for each test."""
    folder = tmp_path_factory.mktemp("may")
    Workspace.create(folder / "council", MADE_UP).load([ssd(folder / "ssd", MAY)], reference_date=MAY_END)
    return folder / "council"


@pytest.fixture
def held(may: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """The workspace that the site serves in this test."""
    folder = tmp_path / "council"
    shutil.copytree(may, folder)
    _serve(folder, monkeypatch)
    _council.cache_clear()
    yield Workspace.open(folder)
    _council.cache_clear()


def _serve(folder: Path, monkeypatch: pytest.MonkeyPatch, watched: Path | None = None) -> None:
    served = replace(settings.ENVIRONMENT, workspace=folder, watched=watched)
    monkeypatch.setattr(settings, "ENVIRONMENT", served)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the figures, which take the engine seconds: `test_from_hand_to_figures` has them."""
    monkeypatch.setattr(work, "_fill", lambda *_: None)
    monkeypatch.setattr(work, "_moves", lambda *_: None)


@pytest.fixture
def ann(on_sqlite: str) -> Person:
    """A performance analyst of the whole council."""
    return somebody("Ann", Role.ANALYST)


@pytest.fixture
def by(ann: Person) -> SignedIn:
    return acting(ann)


def june(contacts: str = JUNE, referrals: str = "1,A,2023-05-04,,\n") -> list[UploadedFile]:
    """The files of June, as a browser sends them."""
    texts = {"person": PEOPLE, "contacts": contacts, "cin_episodes": REFERRALS + referrals}
    return [SimpleUploadedFile(f"ssd_{name}.csv", text.encode()) for name, text in texts.items()]


def read(by: SignedIn, contacts: str = JUNE) -> Delivery:
    """June handed over and read."""
    delivery = operations.hand_over(by=by, files=june(contacts), reference_date=JUNE_END)
    do_all()
    delivery.refresh_from_db()
    return delivery
