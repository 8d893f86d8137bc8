"""A small council of its own for each test of Data: a workspace that holds May, and people who hand over June."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.test import Client

from goldenthread.workspace import Workspace
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import Role
from goldenthread_web.jobs.worker import do_all
from goldenthread_web.loads import change_work, operations, work
from goldenthread_web.loads.models import Delivery
from goldenthread_web.site.context import _council
from tests.web.accounts.people import acting, client_of, somebody
from tests.web.history.databases import Base
from tests.workspace.conftest import MADE_UP
from tests.workspace.deliveries import JUNE, MAY, PEOPLE, REFERRALS, ssd

MAY_END, JUNE_END = date(2023, 5, 31), date(2023, 6, 30)


@dataclass(frozen=True)
class Site:
    """A workspace, and the database that is used with it."""

    council: Path
    base: Base

    @contextmanager
    def served(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
        """The site serves this."""
        deployment = replace(settings.ENVIRONMENT, workspace=self.council, watched=None)
        monkeypatch.setattr(settings, "ENVIRONMENT", deployment)
        _council.cache_clear()
        with self.base.in_use():
            yield Workspace.open(self.council)
        _council.cache_clear()

    def copy(self, folder: Path) -> Site:
        """Another one in a folder, with the same records and rows."""
        folder.mkdir(exist_ok=True)
        shutil.copytree(self.council, folder / "council")
        return Site(folder / "council", self.base.copy(folder))


@dataclass(frozen=True)
class Bases:
    """What each test begins with a copy of: a site that holds May, and one with June read beside it."""

    may: Site
    staged: Site


@pytest.fixture(scope="session")
def bases(database_template: Base, tmp_path_factory: pytest.TempPathFactory) -> Bases:
    folder = tmp_path_factory.mktemp("bases")
    Workspace.create(folder / "council", MADE_UP).load([ssd(folder / "ssd", MAY)], reference_date=MAY_END)
    may = Site(folder / "council", database_template.copy(folder))
    with pytest.MonkeyPatch.context() as patched, may.served(patched):
        somebody("Ann", Role.ANALYST)
    staged = may.copy(folder / "staged")
    with pytest.MonkeyPatch.context() as patched, staged.served(patched):
        without_figures(patched)
        read(acting(Person.objects.get()))
    return Bases(may, staged)


def without_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "fill_pages", lambda *_: None)
    monkeypatch.setattr(work, "_moves", lambda *_: None)
    monkeypatch.setattr(change_work, "fill_pages", lambda *_: None)
    monkeypatch.setattr(change_work, "_found", lambda *_: None)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the figures, which take the engine seconds: `test_from_hand_to_figures` has some."""
    without_figures(monkeypatch)


@pytest.fixture
def site(
    bases: Bases,
    tmp_path: Path,
    heads_kept: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Iterator[Site]:
    """What is served in this test. It holds May; June is read beside where a test asks for it."""
    base = bases.staged if "delivery" in request.fixturenames else bases.may
    copy = base.copy(tmp_path / "site")
    with copy.served(monkeypatch):
        yield copy
    copy.base.drop()


@pytest.fixture
def held(site: Site) -> Workspace:
    """The workspace that is served."""
    return Workspace.open(site.council)


@pytest.fixture
def delivery(held: Workspace) -> Delivery:
    """June, read and waiting for a decision."""
    return Delivery.objects.get()


@pytest.fixture
def ann(held: Workspace) -> Person:
    """A performance analyst of the whole council."""
    return Person.objects.get(name="Ann")


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


@pytest.fixture
def reader(held: Workspace) -> Client:
    """Somebody who sees figures, and neither children nor files, and changes nothing."""
    return client_of(somebody("Bo", Role.BOARD_MEMBER, two_steps=False))
