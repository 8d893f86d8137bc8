"""The one way in which a workspace changes: build beside what is there, then switch the state last.

Whatever stops the work, the state names either all that was there before or all that is new. What it
does not name is swept away when the next change begins.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from goldenthread.records.files import seal, settle
from goldenthread.records.loads import KeptLoad
from goldenthread.workspace import history
from goldenthread.workspace.history import Event
from goldenthread.workspace.problem import BusyError, DiskFullError
from goldenthread.workspace.state import State, read_state, write_state

LOADS, SNAPSHOTS, PACKS, BUILDING, LOCK = "loads", "snapshots", "packs", "building", "lock"
MARGIN = 64 * 1024 * 1024  # disk space that is left alone, for the state and the history


@dataclass
class Writing:
    """A change that is being made. `state` is what holds so far; nothing is in force before `commit`."""

    folder: Path
    state: State

    def place(self, kind: str, name: str) -> Path:
        """Where a load, a snapshot or a pack is built, before it is in its place."""
        return self.folder / BUILDING / kind / name

    def commit(self, state: State, events: Sequence[Event], snapshots_kept: int) -> State:
        """Put what was built in its place, switch to the state, remember what was done."""
        for kind in (LOADS, SNAPSHOTS, PACKS):
            self._move_in(kind)
        self.state = replace(state, snapshots=_latest(state, snapshots_kept))
        self.remember(events)
        _sweep(self.folder, self.state)
        return self.state

    def remember(self, events: Sequence[Event]) -> None:
        """Write the state with the lines of history that belong to it, then the lines to their file."""
        said = tuple(history.chained(events, history.head(history.read(self.folder))))
        self.state = replace(self.state, said=said)
        write_state(self.folder, self.state)
        history.append(self.folder, said)

    def _move_in(self, kind: str) -> None:
        built = self.folder / BUILDING / kind
        if not built.is_dir():
            return
        (self.folder / kind).mkdir(exist_ok=True)  # a workspace has no packs before the first is published
        for folder in sorted(built.iterdir()):
            seal(folder)
            _remove(self.folder / kind / folder.name)  # the remains of one that was damaged
            folder.rename(self.folder / kind / folder.name)
        settle(self.folder / kind)


@contextmanager
def writing(folder: Path) -> Iterator[Writing]:
    """Begin a change: wait for nobody, sweep what an interrupted change left, complete the history."""
    with _locked(folder):
        state = read_state(folder)
        _sweep(folder, state)
        _complete_history(folder, state)
        try:
            with saying_when_full():
                yield Writing(folder, state)
        finally:
            _remove(folder / BUILDING)


@contextmanager
def saying_when_full() -> Iterator[None]:
    """A full disk in words; the same for a limit on files that the machine sets."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise DiskFullError from error
        raise


class Watched:
    """A file that a library writes to, and why it can't be any more: the library says so in words of its own."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.fault: OSError | None = None

    def write(self, piece: bytes) -> int:
        try:
            return self._file.write(piece)
        except OSError as fault:
            self.fault = fault
            raise

    def flush(self) -> None:
        self._file.flush()


def need_space(folder: Path, needed: int) -> None:
    """Refuse a large write that would fill the disk."""
    free = shutil.disk_usage(folder).free
    if free < needed + MARGIN:
        raise DiskFullError(
            f"There is not enough room on the disk of the workspace: {_megabytes(needed + MARGIN)} are needed and "
            f"{_megabytes(free)} are free. Nothing was changed."
        )


def bring(built: Path, place: Path) -> None:
    """Have a folder that was built elsewhere in the workspace at another place too. It takes no room twice."""
    shutil.copytree(built, place, copy_function=os.link)


def bytes_of(loads: Sequence[KeptLoad]) -> int:
    """How much room the tables of loads take on disk."""
    return sum(table.get("bytes", 0) for load in loads for table in load.manifest["tables"].values())


def _megabytes(count: int) -> str:
    return f"{-(-count // 1_000_000):,} MB"


def _latest(state: State, kept: int) -> tuple[str, ...]:
    """The names of the snapshots that stay: the current one, and the latest of the others."""
    names = [name for name in state.snapshots if name != state.snapshot]
    if state.snapshot:
        names.append(state.snapshot)
    return tuple(names[-max(kept, 1) :])


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError from None
        yield
    finally:
        os.close(handle)


def _sweep(folder: Path, state: State) -> None:
    _remove(folder / BUILDING)
    named = {
        LOADS: {entry.id for entry in state.loads},
        SNAPSHOTS: set(state.snapshots),
        PACKS: set(state.packs),
    }
    for kind, names in named.items():
        for found in (folder / kind).iterdir() if (folder / kind).is_dir() else []:
            if found.name not in names:
                _remove(found)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)


def _complete_history(folder: Path, state: State) -> None:
    missing = history.missing(history.read(folder), state.said)
    if missing:
        history.append(folder, missing)
