"""A load that is killed at any moment leaves the workspace all old or all new."""

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from goldenthread.workspace import Workspace
from goldenthread.workspace import history as past
from tests.workspace.conftest import MADE_UP
from tests.workspace.deliveries import JUNE, MAY, ssd, staff

LONGEST = 120  # seconds that one load may take on a busy machine


def loading(folder: Path, paths: list[Path]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "goldenthread", "load", *map(str, paths), "--workspace", str(folder)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def begun(folder: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until the load holds the workspace: what it does before can harm nothing."""
    lock, end = folder / "lock", time.monotonic() + LONGEST
    while not lock.exists() and process.poll() is None and time.monotonic() < end:
        time.sleep(0.001)


def stands(folder: Path) -> tuple[object, ...]:
    """What a workspace says: its loads, its snapshot, and the contents of the snapshot's files by hash."""
    workspace = Workspace.open(folder)
    assert workspace.faults() == []
    snapshot = workspace.snapshot()
    loads = [(load.id, entry.standing.value) for load, entry in workspace.archive()]
    return loads, snapshot.id, snapshot.manifest["files"]


@pytest.mark.acceptance("2.9")
@pytest.mark.parametrize("kills", [2, pytest.param(50, marks=pytest.mark.whole)])
def test_a_load_killed_at_a_random_moment_leaves_all_old_or_all_new(
    kills: int, tmp_path: Path, measured: Callable[..., None]
) -> None:
    """`kill -9` at random moments of a load of two deliveries: the workspace is all old or all new each time."""
    before = tmp_path / "before"
    Workspace.create(before, MADE_UP).load([ssd(tmp_path / "may", MAY)], reference_date=date(2023, 5, 31))
    (before / "lock").unlink()
    handed_over = [ssd(tmp_path / "june", JUNE), staff(tmp_path / "hr", workers=300)]
    after = tmp_path / "after"
    shutil.copytree(before, after)
    process = loading(after, handed_over)
    begun(after, process)
    start = time.monotonic()
    assert process.wait(LONGEST) == 0
    lasted = time.monotonic() - start
    old, new = stands(before), stands(after)
    assert old != new

    chance = random.Random(9)
    seen = {"old": 0, "new": 0}
    for number in range(kills):
        folder = tmp_path / f"killed-{number}"
        shutil.copytree(before, folder)
        (folder / "lock").unlink(missing_ok=True)
        process = loading(folder, handed_over)
        begun(folder, process)
        time.sleep(chance.uniform(0, 1.1) * lasted)
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = stands(folder)
        assert found in (old, new)
        seen["new" if found == new else "old"] += 1
        Workspace.open(folder).load(handed_over)
        assert stands(folder) == new  # what was interrupted can simply be done again
        there = {path.name for path in folder.iterdir()}
        assert there == {"goldenthread.toml", "history.jsonl", "loads", "lock", "snapshots", "state.json"}
        assert len([line for line in past.read(folder) if line["action"] == "load kept"]) == 3
        shutil.rmtree(folder)
    for outcome, count in seen.items():
        measured(f"found all {outcome}", count)
