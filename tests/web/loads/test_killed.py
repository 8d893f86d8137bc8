"""The process that does the long work, killed at any moment: what it does is wholly in force, or not at all."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from goldenthread.workspace import Workspace
from goldenthread.workspace import history as past
from goldenthread.workspace.staging import staged_names
from goldenthread.workspace.state import read_state
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.jobs.models import Job
from goldenthread_web.jobs.worker import do_all
from goldenthread_web.loads import changing, operations
from goldenthread_web.loads.models import Delivery, SettingChange
from tests.web.loads.conftest import JUNE_END, Site, june

pytestmark = pytest.mark.usefixtures("quick")
LONGEST = 120  # seconds that a step may take on a busy machine

# As `goldenthread work --once`, without the figures: they change nothing that is in force.
WORKER = """
import django
django.setup()
from goldenthread_web.jobs import worker
from goldenthread_web.loads import change_work, work
work.fill_pages = work._moves = change_work.fill_pages = change_work._found = lambda *_: None
worker.do_all()
"""


@pytest.mark.acceptance("4.5")
@pytest.mark.parametrize("kills", [2, pytest.param(50, marks=pytest.mark.whole)])
def test_a_delivery_whose_acceptance_is_killed_is_all_old_or_all_new(
    kills: int,
    site: Site,
    by: SignedIn,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    measured: Callable[..., None],
) -> None:
    """`kill -9` at random moments of the worker, while it reads a delivery and while it takes it into force."""
    delivery = operations.hand_over(by=by, files=june(), reference_date=JUNE_END)
    received = _kept(site, tmp_path / "received")
    lasted = {received: _timed(do_all)}
    delivery.refresh_from_db()
    operations.accept(by=by, delivery=delivery, version=delivery.version)
    decided = _kept(site, tmp_path / "decided")
    old = _stands(site.council)
    lasted[decided] = _timed(do_all)
    new = _stands(site.council)
    assert old != new

    chance = random.Random(4)
    seen = {"old": 0, "new": 0}
    for number in range(kills):
        before = (decided, received)[number % 2]
        copy = before.copy(tmp_path / f"killed-{number}")
        folder = copy.council
        with monkeypatch.context() as patched, copy.served(patched):
            _killed_after(chance.uniform(0, 1.1) * lasted[before], copy)
            connection.close()
            found = _stands(folder)
            assert found in (old, new)
            seen["new" if found == new else "old"] += 1
            _ended(folder, new)
        copy.base.drop()
        shutil.rmtree(folder)
    for outcome, count in seen.items():
        measured(f"found all {outcome}", count)


@pytest.mark.acceptance("4.5")
@pytest.mark.parametrize("kills", [1, pytest.param(20, marks=pytest.mark.whole)])
def test_a_setting_whose_change_is_killed_is_all_old_or_all_new(
    kills: int,
    site: Site,
    by: SignedIn,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    measured: Callable[..., None],
) -> None:
    """`kill -9` at random moments of the worker while it changes a setting: file, snapshot, history belong together."""
    given = {"section": "settings", "name": "plan_gap_days", "before": 1, "value": 7}
    change = changing.ask(by=by, **given, reason="So it was agreed")
    do_all()
    change.refresh_from_db()
    changing.put(by=by, change=change, version=change.version)
    decided = _kept(site, tmp_path / "decided")
    old = _stands(site.council)
    lasted = _timed(do_all)
    new = _stands(site.council)
    assert old != new

    chance = random.Random(5)
    seen = {"old": 0, "new": 0}
    for number in range(kills):
        copy = decided.copy(tmp_path / f"killed-{number}")
        with monkeypatch.context() as patched, copy.served(patched):
            _killed_after(chance.uniform(0, 1.1) * lasted, copy)
            connection.close()
            found = _stands(copy.council)
            assert found in (old, new)
            seen["new" if found == new else "old"] += 1
            do_all()
            assert SettingChange.objects.get().status == "in force"
            assert _stands(copy.council) == new
            assert staged_names(Workspace.open(copy.council)) == ()
            told = [line for line in past.read(copy.council) if line["action"] == "setting changed"]
            assert len(told) == 1
        copy.base.drop()
        shutil.rmtree(copy.council)
    for outcome, count in seen.items():
        measured(f"found all {outcome}", count)


def _timed(work: Callable[[], object]) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began


def _killed_after(seconds: float, site: Site) -> None:
    """Have a worker begin its job, and kill it so much later."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "goldenthread_web.site.settings",
        "GOLDENTHREAD_WORKSPACE": str(site.council),
        "GOLDENTHREAD_DATABASE": site.base.url,
        "GOLDENTHREAD_SECRET_KEY": settings.SECRET_KEY,  # what was handed over is sealed with it
    }
    process = subprocess.Popen([sys.executable, "-c", WORKER], env=environment, stderr=subprocess.DEVNULL)
    end = time.monotonic() + LONGEST
    while not Job.objects.exclude(status="waiting").filter(began_on__isnull=False, ended_on=None).exists():
        if process.poll() is not None or time.monotonic() > end:
            break
        time.sleep(0.005)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()


def _ended(folder: Path, new: object) -> None:
    """What was broken off is ended by the next worker, and nothing is left lying about."""
    do_all()
    delivery = Delivery.objects.get()
    if delivery.status == "to be decided":
        return
    assert delivery.status == "accepted"
    assert _stands(folder) == new
    assert staged_names(Workspace.open(folder)) == ()
    assert not (folder / "building").exists()
    assert len([line for line in past.read(folder) if line["action"] == "load kept"]) == 2


def _stands(folder: Path) -> tuple[object, ...]:
    """What a workspace says: its loads, and the snapshot with the contents of its files."""
    workspace = Workspace.open(folder)
    assert workspace.faults() == []
    loads = [(entry.id, entry.standing.value) for entry in read_state(folder).loads]
    return loads, workspace.snapshot().id, workspace.snapshot().manifest["files"]


def _kept(site: Site, place: Path) -> Site:
    """A copy of all as it is now."""
    connection.close()
    return site.copy(place)
