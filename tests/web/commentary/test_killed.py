"""The process that publishes, killed at any moment: a report is wholly published, or not at all."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from goldenthread.workspace import Workspace
from goldenthread.workspace import history as past
from goldenthread.workspace.packs import faults, packs_of
from goldenthread_web.commentary.models import Report
from goldenthread_web.commentary.status import Status
from goldenthread_web.jobs.models import Job
from goldenthread_web.jobs.worker import do_all
from tests.web.commentary.test_publishing import begin, own, ready
from tests.web.council import Council
from tests.web.history.databases import Base

__all__ = ["own"]
pytestmark = pytest.mark.xdist_group("demo")
PACK = "2023-06-board-1"
LONGEST = 120  # seconds that a step may take on a busy machine
WORKER = """
import django
django.setup()
from goldenthread_web.jobs import worker
publishing.FORMATS = ("html",)
worker.do_all()
"""


@dataclass(frozen=True)
class Asked:
    """A workspace and a database in which a report waits to be published."""

    folder: Path
    base: Base

    @contextmanager
    def copied(self, to: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
        """Another one, served: what is killed there is killed nowhere else."""
        to.mkdir()
        shutil.copytree(self.folder, to / "council")
        environment = replace(settings.ENVIRONMENT, workspace=to / "council")
        with monkeypatch.context() as here, self.base.copy(to).in_use():
            here.setattr(settings, "ENVIRONMENT", environment)
            yield Workspace.open(to / "council")


@pytest.mark.acceptance("4.5")
@pytest.mark.parametrize("kills", [1, pytest.param(50, marks=pytest.mark.whole)])
def test_a_publishing_that_is_killed_is_all_old_or_all_new(
    own: Council,
    kills: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    measured: Callable[..., None],
) -> None:
    """`kill -9` at random moments of the worker, while it makes a report and while it keeps the pack."""
    if connection.vendor != "sqlite":
        pytest.skip("the moments are those of the worker, whatever the database")
    ready(begin())
    old = _packs(own.workspace)
    connection.close()
    asked = Asked(own.workspace.folder, Base(f"sqlite:///{connection.settings_dict['NAME']}"))
    with asked.copied(tmp_path / "first", monkeypatch) as workspace:
        began = time.monotonic()
        do_all()
        lasted = time.monotonic() - began
        _check_published(workspace, old)
    chance = random.Random(7)
    seen = {"old": 0, "new": 0}
    for number in range(kills):
        with asked.copied(tmp_path / f"killed-{number}", monkeypatch) as workspace:
            _killed_after(chance.uniform(0, 1.1) * lasted, workspace)
            connection.close()
            found = _packs(workspace)
            assert found in (old, [*old, PACK])
            seen["new" if found != old else "old"] += 1
            assert faults(workspace) == []
            do_all()
            _check_published(workspace, old)
        shutil.rmtree(tmp_path / f"killed-{number}")
    for outcome, count in seen.items():
        measured(f"found all {outcome}", count)


def _packs(workspace: Workspace) -> list[str]:
    return [pack.name for pack in packs_of(workspace)]


def _killed_after(seconds: float, workspace: Workspace) -> None:
    """Have a worker begin the job, and kill it so much later."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "goldenthread_web.site.settings",
        "GOLDENTHREAD_WORKSPACE": str(workspace.folder),
        "GOLDENTHREAD_DATABASE": f"sqlite:///{connection.settings_dict['NAME']}",
    }
    process = subprocess.Popen([sys.executable, "-c", WORKER], env=environment, stderr=subprocess.DEVNULL)
    end = time.monotonic() + LONGEST
    while not Job.objects.filter(began_on__isnull=False).exists():
        if process.poll() is not None or time.monotonic() > end:
            break
        time.sleep(0.005)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()


def _check_published(workspace: Workspace, old: list[str]) -> None:
    """The report is published once, whole, and the site and the workspace say the same."""
    report = Report.objects.get()
    assert (report.status, report.pack) == (Status.PUBLISHED, PACK)
    assert _packs(workspace) == [*old, PACK]
    assert faults(workspace) == []
    assert not (workspace.folder / "building").exists()
    told = [line for line in past.read(workspace.folder) if line["action"] == "pack published"]
    assert len(told) == len(old) + 1
