"""Bringing a backup back, on a machine that has nothing: all of it, checked before it says done, or nothing."""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pyrage import x25519

from goldenthread.records.files import settle
from goldenthread.workspace import Workspace, WorkspaceError
from goldenthread.workspace.history import Event
from goldenthread.workspace.state import FILE as STATE
from goldenthread.workspace.workspace import current_user
from goldenthread_web.history import heads
from goldenthread_web.history.chain import breaks
from goldenthread_web.upkeep import archive
from goldenthread_web.upkeep.archive import DATABASE, RECORDS, Manifest
from goldenthread_web.upkeep.counting import counts_of
from goldenthread_web.upkeep.databases import Copy, Database, Sqlite
from goldenthread_web.upkeep.problem import UpkeepError
from goldenthread_web.upkeep.sealed import opening

STAGING = ".restoring-"
_MARGIN = 64 << 20
_SHOWN = 5


@dataclass(frozen=True)
class Restored:
    """What was brought back, and what it was held against."""

    manifest: Manifest
    counts: Mapping[str, int]


def restore(
    file: Path,
    into: Path,
    keys: list[x25519.Identity],
    *,
    database: Database,
    check_version: Callable[[Manifest], None] = lambda _: None,
) -> Restored:
    """Bring a backup back into an empty folder, and its database into one that is empty.

    database: where it goes; a file of SQLite must be in the folder. check_version: refuses what a newer goldenthread
    has made. Nothing stands in its place before every file, the packs, the loads and the history chain are verified.
    """
    try:
        _refuse_what_is_used(into)
        size = file.stat().st_size
        into.mkdir(parents=True, exist_ok=True, mode=0o700)
        if shutil.disk_usage(into).free < size + _MARGIN:
            raise UpkeepError(f"There is not enough room: {(size + _MARGIN) // 1_000_000:,} MB are needed.")
        with _staging(into) as staging, file.open("rb") as source:
            with opening(source, keys) as inside:
                manifest = archive.unpack(inside, staging)
            check_version(manifest)
            return _checked(manifest, staging, into, database)
    except OSError as fault:
        if fault.errno in (errno.ENOSPC, errno.EDQUOT):
            raise UpkeepError(
                "The disk is full. Nothing was brought back: make room and try again."
            ) from fault
        raise UpkeepError(
            f"Nothing was brought back: {fault.strerror or 'a file could not be read'}."
        ) from fault


def _refuse_what_is_used(into: Path) -> None:
    name = into.name or str(into)
    if not into.exists() and into.is_symlink():
        raise UpkeepError(f"{name} is a link to what is not there. Name a folder.")
    if into.exists() and not into.is_dir():
        raise UpkeepError(f"{name} is not a folder.")
    if into.exists() and not all(map(_is_left, into.iterdir())):
        raise UpkeepError(
            f"{name} is not empty. A backup is brought back into an empty folder: nothing is written over."
        )


def _is_left(path: Path) -> bool:
    """Whether this is what a bringing back left that was stopped."""
    return path.name.startswith(STAGING) and path.is_dir() and not path.is_symlink()


@contextmanager
def _staging(into: Path) -> Iterator[Path]:
    """A folder beside the places of what is brought back; what one left that was stopped is taken away first."""
    for left in into.glob(f"{STAGING}*"):
        shutil.rmtree(left)
    folder = Path(tempfile.mkdtemp(prefix=STAGING, dir=into))  # for its owner alone
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _checked(manifest: Manifest, staging: Path, into: Path, database: Database) -> Restored:
    records, base = staging / RECORDS, staging / DATABASE / manifest.database
    if not base.is_file() or not (records / STATE).is_file():
        raise UpkeepError(
            "The backup holds no workspace with a database. Was it made by `goldenthread backup`?"
        )
    if manifest.database != database.kind:
        raise UpkeepError(_other_kind(manifest.database))
    try:
        faults = Workspace.open(records).faults()
    except WorkspaceError as fault:
        faults = [str(fault)]
    _refuse(faults)
    # SQLite is verified where it lies; what PostgreSQL brings back whole or not at all is verified in the server.
    there = Sqlite(base).told() if isinstance(database, Sqlite) else database.bring_back(base)
    _refuse(
        _differences(manifest, there, records)
        + _breaks(records, Sqlite(base) if isinstance(database, Sqlite) else database)
    )
    if isinstance(database, Sqlite):
        Sqlite(records / database.path.name).bring_back(base)
    _move_in(records, into)
    counts = counts_of(into, there)
    Workspace.open(into).remember(Event(current_user(), "backup restored", f"of {manifest.made_on}", "done"))
    return Restored(manifest, counts)


def _other_kind(kind: str) -> str:
    if kind == "postgresql":
        return (
            "The backup is of a PostgreSQL database. Name an empty one as GOLDENTHREAD_DATABASE "
            "(or GOLDENTHREAD_DATABASE_FILE)."
        )
    return "The backup is of a database in a file. Take GOLDENTHREAD_DATABASE (and ..._FILE) away for this command."


def _differences(manifest: Manifest, there: Copy, records: Path) -> list[str]:
    """Where what was brought back is not what the manifest says was backed up."""
    found = [
        f"the table {name} has {there.tables.get(name, 0)} rows, and had {rows}"
        for name, rows in manifest.tables.items()
        if there.tables.get(name) != rows
    ]
    counts = counts_of(records, there)
    found += [
        f"{counts[name]} {name}, and there were {was}"
        for name, was in manifest.counts.items()
        if counts[name] != was
    ]
    if there.head != manifest.head:
        found.append("the history ends with another line")
    return found


def _breaks(records: Path, database: Database) -> list[str]:
    """What is wrong with the history of the site, held against the ends that were kept in the workspace."""
    try:
        known = heads.read(records / heads.FILE)
    except heads.HeadsError as fault:
        return [str(fault)]
    return list(breaks(database.lines(), known))


def _refuse(faults: list[str]) -> None:
    if faults:
        more = f"\n  and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
        raise UpkeepError(
            "The backup is whole, but what it holds is not sound, so it was not brought back:\n"
            + "\n".join(f"  {fault}" for fault in faults[:_SHOWN]) + more
        )  # fmt: skip


def _move_in(records: Path, into: Path) -> None:
    """Put all in its place, the state last: before it, the folder is no workspace."""
    names = sorted(path.name for path in records.iterdir() if path.name != STATE)
    for name in [*names, STATE]:
        (records / name).rename(into / name)
    into.chmod(0o700)
    settle(into)
