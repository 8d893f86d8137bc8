"""A still picture of a workspace: all files that belong to one moment, while loads and publishing go on.

No change is waited for, and none waits. What a workspace keeps is written once and never edited, so a second name for
each file (a hard link) is enough; what grows or is edited is copied. If the workspace was changed while the names were
made, they are made again.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from goldenthread.ledger.attention.kept import FOLDER as ATTENTION
from goldenthread.scorecard.shelf import FOLDER as SHELF
from goldenthread.workspace import config, history
from goldenthread.workspace.staging import STAGED
from goldenthread.workspace.state import FILE as STATE
from goldenthread.workspace.state import State, read_state
from goldenthread.workspace.writing import BUILDING, LOADS, LOCK, PACKS, SNAPSHOTS
from goldenthread_web.upkeep.problem import UpkeepError

LEFT_OUT = frozenset({SHELF, ATTENTION, BUILDING, STAGED, "arrivals", "reports-made", LOCK, "worker.lock"})
"""What can be made again, or is nothing: the kept figures, what is being built, the locks. And what is not to last:
files on their way in, reports that somebody asked for today, and records that nobody has accepted."""

OWN_KEY = "secret-key"
"""It signs sessions on a machine of its own. It stays on the machine that made it; another makes its own."""

_PREFIX = ".backup-"
_EDITED = frozenset({config.FILE, history.FILE, "history-head.jsonl"})
_TRIES = 20


@dataclass(frozen=True)
class Picture:
    """The files of one moment, in a folder of their own, and the state that they are of."""

    folder: Path
    state: State

    def files(self) -> list[str]:
        """The names of all files, from the folder on, in their order."""
        return sorted(
            path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()
        )


@contextmanager
def room_of(workspace: Path) -> Iterator[Path]:
    """A folder in the workspace for what a backup needs while it is made; taken away after, by the next if need be."""
    _sweep(workspace)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=workspace))  # for its owner alone
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield folder
    finally:
        os.close(handle)
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(workspace: Path) -> None:
    """Take away what a backup left that was stopped: nobody holds its lock."""
    for left in workspace.glob(f"{_PREFIX}*"):
        try:
            handle = os.open(left / LOCK, os.O_RDWR)
        except OSError:
            continue
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(left, ignore_errors=True)
        except BlockingIOError:
            pass
        finally:
            os.close(handle)


def take(workspace: Path, room: Path, without: frozenset[Path] = frozenset()) -> Picture:
    """The picture of a workspace, in a new folder of the room. `without`: files of a database, which is kept apart."""
    for number in range(_TRIES):
        folder = room / f"picture-{number}"
        folder.mkdir()
        _refuse_link(workspace / STATE)
        # First the state, then the history: it may tell of more than the state, and never of less.
        shutil.copy2(workspace / STATE, folder / STATE)
        before, beside = read_state(folder), _beside_the_state(workspace)
        try:
            _copy(workspace, folder, before, without)
            if _is_still(before, read_state(workspace)) and _beside_the_state(workspace) == beside:
                return Picture(folder, before)
        except FileNotFoundError:
            pass  # swept away by a change, while it was on its way into the picture
        shutil.rmtree(folder)
    raise UpkeepError("The workspace is being changed all the time. Try again later.")


def _is_still(before: State, now: State) -> bool:
    """Whether the same is in force. What was remembered meanwhile, such as a look at a child, is no matter."""
    return replace(before, said=()) == replace(now, said=())


def _beside_the_state(workspace: Path) -> frozenset[tuple[str, int]]:
    """The files that the state does not name, such as benchmarks: a file that takes another's place has its number."""
    found = set()
    for top in workspace.iterdir():
        if top.is_dir() and top.name not in {*LEFT_OUT, LOADS, SNAPSHOTS, PACKS} and top.name[0] != ".":
            found |= {
                (path.relative_to(workspace).as_posix(), path.lstat().st_ino) for path in top.rglob("*")
            }
    return frozenset(found)


def _copy(workspace: Path, to: Path, state: State, without: frozenset[Path]) -> None:
    for path in sorted(workspace.iterdir()):
        if path.name in {*LEFT_OUT, OWN_KEY, STATE} or path.name.startswith(_PREFIX) or path in without:
            continue
        if path.name in _EDITED:
            _refuse_link(path)
            shutil.copy2(path, to / path.name)
        elif path.name in (LOADS, SNAPSHOTS, PACKS):
            (to / path.name).mkdir()
            for name in _named(path.name, state):
                _link(path / name, to / path.name / name, without)
        else:
            _link(path, to / path.name, without)


def _named(kind: str, state: State) -> list[str]:
    """What the state names of a kind: anything else is the remains of a change that was stopped."""
    return {
        LOADS: [entry.id for entry in state.loads],
        SNAPSHOTS: list(state.snapshots),
        PACKS: list(state.packs),
    }[kind]


def _refuse_link(path: Path) -> None:
    if path.is_symlink():
        raise UpkeepError(
            f"{path.name} is a link to another place. A backup holds what is in the workspace: put the files there."
        )


def _link(path: Path, to: Path, without: frozenset[Path]) -> None:
    _refuse_link(path)
    if path in without:
        return
    if path.is_dir():
        to.mkdir()
        for inner in sorted(path.iterdir()):
            _link(inner, to / inner.name, without)
    else:
        _second_name(path, to)


def _second_name(path: Path, to: Path) -> None:
    """A hard link; a copy where the disk or its rights have none."""
    try:
        os.link(path, to)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copy2(path, to)
