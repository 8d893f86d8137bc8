"""Making a backup: all that a council can't get back otherwise, of one moment, sealed in one file."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from pyrage import x25519

from goldenthread import __version__
from goldenthread.records.files import settle
from goldenthread.workspace import Workspace
from goldenthread_web.history import heads
from goldenthread_web.upkeep import archive, picture
from goldenthread_web.upkeep.archive import DATABASE, RECORDS, Manifest
from goldenthread_web.upkeep.counting import counts_of
from goldenthread_web.upkeep.databases import Copy, Database, Sqlite
from goldenthread_web.upkeep.picture import Picture
from goldenthread_web.upkeep.problem import UpkeepError
from goldenthread_web.upkeep.sealed import sealing

ENDING = ".goldenthread"
_MARGIN = 64 << 20


@dataclass(frozen=True)
class Backup:
    """A backup that was made. sha256: of the file, sealed as it is."""

    path: Path
    sha256: str
    size: int
    manifest: Manifest


def back_up(workspace: Path, database: Database, to: Path, keys: list[x25519.Recipient]) -> Backup:
    """Back up a workspace and its database into a new file, or into a folder under a name with the time in it.

    The database is copied first: whatever it speaks of is then in the files, which are never taken back. The file is
    written beside its place and renamed when it is whole and on the disk.
    """
    to = _place(workspace, to)
    try:
        with picture.room_of(workspace) as room:
            return _made(workspace, database, to, keys, room)
    except OSError as fault:
        if fault.errno in (errno.ENOSPC, errno.EDQUOT):
            raise UpkeepError("The disk is full. No backup was made: make room and try again.") from fault
        raise UpkeepError(
            f"No backup was made: {fault.strerror or 'a file could not be read or written'}."
        ) from fault


def _place(workspace: Path, to: Path) -> Path:
    if to.is_dir():
        to /= f"{datetime.now(UTC).strftime('%Y-%m-%dT%H%M%SZ')}{ENDING}"
    if to.exists():
        raise UpkeepError(f"{to.name} is there already. A backup is never written over another.")
    if not to.parent.is_dir():
        raise UpkeepError(f"There is no folder {to.parent.name} to write the backup to.")
    if to.resolve().is_relative_to(workspace.resolve()):
        raise UpkeepError(
            "A backup in the workspace would be lost with it. Name a place outside, on another disk."
        )
    return to


def _made(workspace: Path, database: Database, to: Path, keys: list[x25519.Recipient], room: Path) -> Backup:
    ends = room / heads.FILE
    if (
        workspace / heads.FILE
    ).exists():  # before the database: no kept end may be ahead of what it is the end of
        shutil.copyfile(workspace / heads.FILE, ends)
    base = room / database.kind
    copied = database.copy_to(base)
    without = database.files if isinstance(database, Sqlite) else frozenset()
    still = picture.take(workspace, room, without)
    (still.folder / heads.FILE).unlink(missing_ok=True)
    if ends.exists():
        ends.rename(still.folder / heads.FILE)
    files = [(f"{RECORDS}/{name}", still.folder / name) for name in still.files()]
    files.append((f"{DATABASE}/{database.kind}", base))
    _need_space(to.parent, sum(path.stat().st_size for _, path in files))
    told = _told(workspace, database.kind, copied, still)
    return _written(to, files, told, keys)


def _need_space(folder: Path, needed: int) -> None:
    if shutil.disk_usage(folder).free < needed + _MARGIN:
        raise UpkeepError(
            f"There is not enough room for the backup: {(needed + _MARGIN) // 1_000_000:,} MB are needed. "
            "Nothing was written."
        )


def _told(workspace: Path, kind: str, copied: Copy, still: Picture) -> Manifest:
    return Manifest(
        made_on=datetime.now(UTC).isoformat(timespec="seconds"),
        version=__version__,
        council=Workspace.open(workspace).name,
        database=kind,
        tables=copied.tables,
        migrations=copied.migrations,
        counts=counts_of(still.folder, copied),
        head=copied.head,
    )


def _written(to: Path, files: list[tuple[str, Path]], told: Manifest, keys: list[x25519.Recipient]) -> Backup:
    part = to.with_name(f"{to.name}.part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            target: Any = _Summing(file)
            with sealing(target, keys) as inside:
                told = archive.write(inside, files, told)
            file.flush()
            os.fsync(file.fileno())
            size = file.tell()
        part.rename(to)
    finally:
        part.unlink(missing_ok=True)
    settle(to.parent)
    return Backup(to, target.sha256, size, told)


class _Summing:
    """A file that is written, and what its bytes sum up to."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._sum = file, hashlib.sha256()

    def write(self, piece: bytes) -> int:
        self._sum.update(piece)
        return self._file.write(piece)

    def flush(self) -> None:
        self._file.flush()

    @property
    def sha256(self) -> str:
        return self._sum.hexdigest()
