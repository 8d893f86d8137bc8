"""The folder that is watched: what lies there is handed over by itself, and decided on by a person."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from goldenthread.workspace import Workspace
from goldenthread_web.history.models import Line
from goldenthread_web.jobs.worker import do_all
from goldenthread_web.loads import watching
from goldenthread_web.loads.models import Delivery
from goldenthread_web.loads.watching import SETTLED
from goldenthread_web.site.environment import UnsafeError, read_environment
from tests.workspace.deliveries import ssd, staff

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def folder(held: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "watched"
    path.mkdir()
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, watched=path))
    return path


def age(folder: Path, seconds: float) -> None:
    """As if nothing there had changed for so long."""
    then = time.time() - seconds
    for path in folder.iterdir():
        os.utime(path, (then, then))


def test_settled_files_are_one_delivery_that_waits_for_a_person(folder: Path, held: Workspace) -> None:
    staff(folder)
    (folder / ".being-copied").write_text("x")
    (folder / "link.csv").symlink_to("/etc/passwd")
    age(folder, SETTLED + 1)
    do_all()
    delivery = Delivery.objects.get()
    assert (delivery.names, delivery.status) == (["staff.csv"], "to be decided")
    assert (delivery.handed_by, delivery.handed_as) == (None, "watched folder")
    assert sorted(path.name for path in folder.iterdir()) == [".being-copied", "link.csv"]
    assert Line.objects.filter(action="loads.delivery.handed_over", person="watched folder").count() == 1
    do_all()
    assert Delivery.objects.count() == 1
    assert len(held.archive()) == 1


def test_what_is_still_written_is_left(folder: Path) -> None:
    ssd(folder)
    age(folder, SETTLED + 1)
    staff(folder)  # just now
    do_all()
    assert not Delivery.objects.exists()
    age(folder, SETTLED + 1)
    do_all()
    assert len(Delivery.objects.get().files) == 4


def test_what_was_handed_over_by_one_who_was_killed_is_not_handed_over_twice(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class KilledError(BaseException):
        pass

    staff(folder)
    age(folder, SETTLED + 1)
    with monkeypatch.context() as patched:

        def killed(*_: object, **__: object) -> None:
            raise KilledError

        patched.setattr(Path, "unlink", killed)
        with pytest.raises(KilledError):
            watching.look()
    do_all()
    assert Delivery.objects.count() == 1
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there_or_in_the_workspace_is_refused(held: Workspace, tmp_path: Path) -> None:
    given = {"GOLDENTHREAD_WORKSPACE": str(held.folder)}
    for name, words in ((tmp_path / "none", "no folder"), (held.folder / "loads", "in the workspace")):
        with pytest.raises(UnsafeError, match=words):
            read_environment(given | {"GOLDENTHREAD_WATCHED": str(name)})


def test_files_that_nobody_waits_for_are_swept_away(held: Workspace) -> None:
    lost = held.folder / "arrivals" / "d-lost"
    sent = held.folder / "arrivals" / "being-sent"
    sent.mkdir(parents=True)
    lost.mkdir()
    for path in (lost / "0000", sent / "half"):
        path.write_text("x")
    do_all()
    assert lost.exists()  # perhaps somebody is at it
    long_ago = time.time() - 2 * 24 * 3600
    for path in (lost, sent / "half"):
        os.utime(path, (long_ago, long_ago))
    do_all()
    assert not lost.exists()
    assert list(sent.iterdir()) == []
