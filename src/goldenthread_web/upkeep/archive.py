"""The inside of a backup: files one after another, and last the manifest that says what must be there.

It is a tar archive, so that whoever has the private key can open it without goldenthread:
`age --decrypt --identity KEY FILE | tar --extract`.
"""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from goldenthread.records.files import settle
from goldenthread_web.upkeep.problem import UpkeepError
from goldenthread_web.upkeep.sealed import DAMAGED

LAYOUT = 1
MANIFEST, RECORDS, DATABASE = "manifest.json", "workspace", "database"
_PIECE = 1 << 20
_RIGHTS = 0o666  # to read and to write: nothing in a workspace is run
_LONGEST_MANIFEST = 256 << 20


@dataclass(frozen=True)
class Manifest:
    """What a backup holds.

    files: name -> SHA-256 and size. tables: how many rows each table of the database has. counts: how many loads,
    snapshots, packs and lines of the history. head: the hash of the last line of the history.
    """

    made_on: str
    version: str
    council: str
    database: str
    tables: Mapping[str, int]
    migrations: tuple[str, ...]
    counts: Mapping[str, int]
    head: str
    files: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    layout: int = LAYOUT


def write(target: BinaryIO, files: Iterable[tuple[str, Path]], told: Manifest) -> Manifest:
    """Write files under their names, then the manifest with what was written."""
    written: dict[str, tuple[str, int]] = {}
    with tarfile.open(fileobj=target, mode="w|", format=tarfile.PAX_FORMAT) as archive:
        for name, path in files:
            with path.open("rb") as content:
                there = os.fstat(content.fileno())
                size = there.st_size
                reader = _Summing(content, size)
                archive.addfile(_entry(name, size, there.st_mode), reader)
            written[name] = (reader.sha256, size)
        told = Manifest(**{**vars(told), "files": written})
        text = json.dumps(asdict(told), indent=1, ensure_ascii=False).encode()
        archive.addfile(_entry(MANIFEST, len(text)), io.BytesIO(text))
    return told


def _entry(name: str, size: int, mode: int = 0o600) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, mode & _RIGHTS
    return entry


class _Summing:
    """A file that is read to where it ended at the start, and what its bytes sum up to."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file, self._left, self._sum = file, size, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(min(size, self._left) if size >= 0 else self._left)
        self._left -= len(piece)
        self._sum.update(piece)
        return piece

    @property
    def sha256(self) -> str:
        return self._sum.hexdigest()


def unpack(source: BinaryIO, to: Path) -> Manifest:
    """Write all files of an archive into a folder; every one is held against the manifest."""
    found: dict[str, tuple[str, int]] = {}
    manifest = None
    try:
        with tarfile.open(fileobj=source, mode="r|") as archive:
            for entry in archive:
                if manifest is not None or not _is_good(entry, found):
                    raise UpkeepError(DAMAGED)
                content = archive.extractfile(entry)
                if content is None:
                    raise UpkeepError(DAMAGED)
                if entry.name == MANIFEST:
                    manifest = _read(content.read(_LONGEST_MANIFEST))
                else:
                    found[entry.name] = _write(content, to / entry.name, entry.mode & _RIGHTS)
    except (tarfile.TarError, ValueError) as fault:  # a name that no disk can hold is a ValueError
        raise UpkeepError(DAMAGED) from fault
    except OSError as fault:
        if fault.errno in (errno.ENOSPC, errno.EDQUOT):
            raise UpkeepError(
                "The disk is full. Nothing was brought back: make room and try again."
            ) from fault
        raise
    if manifest is None or manifest.files != found:
        raise UpkeepError(DAMAGED)
    for folder in sorted((path for path in to.rglob("*") if path.is_dir()), reverse=True):
        settle(folder)
    return manifest


def _is_good(entry: tarfile.TarInfo, found: Mapping[str, object]) -> bool:
    """Whether an entry is a file whose name stays within the folder and was not there before."""
    name = PurePosixPath(entry.name)
    stays = not name.is_absolute() and ".." not in name.parts and name.as_posix() == entry.name
    known = entry.name == MANIFEST or (len(name.parts) > 1 and name.parts[0] in (RECORDS, DATABASE))
    return entry.isreg() and stays and known and entry.name not in found


def _write(content: Any, to: Path, mode: int) -> tuple[str, int]:
    to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    total, size = hashlib.sha256(), 0
    handle = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        while piece := content.read(_PIECE):
            total.update(piece)
            size += file.write(piece)
        file.flush()
        os.fchmod(file.fileno(), mode)
        os.fsync(file.fileno())
    return total.hexdigest(), size


def _read(text: bytes) -> Manifest:
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise UpkeepError(DAMAGED) from fault
    layout = given.get("layout") if isinstance(given, dict) else None
    if type(layout) is not int:
        raise UpkeepError(DAMAGED)
    if layout != LAYOUT:
        raise UpkeepError(
            f"This backup is of layout {layout}, and this goldenthread reads layout {LAYOUT}. Use the one that "
            "made it, or a newer one."
        )
    if set(given) != {one.name for one in fields(Manifest)} or not _is_told(given):
        raise UpkeepError(DAMAGED)
    files = {name: (sum_, size) for name, (sum_, size) in given["files"].items()}
    return Manifest(**{**given, "files": files, "migrations": tuple(given["migrations"])})


def _is_told(given: Mapping[str, Any]) -> bool:
    """Whether each thing that a manifest tells is of its kind."""
    words = [given[name] for name in ("made_on", "version", "council", "database", "head")]
    numbers = [given[name] for name in ("tables", "counts")]
    return (
        all(isinstance(one, str) for one in words)
        and all(isinstance(one, dict) for one in (*numbers, given["files"]))
        and all(type(count) is int for one in numbers for count in one.values())
        and isinstance(given["migrations"], list)
        and all(isinstance(one, str) for one in given["migrations"])
        and all(
            isinstance(one, list) and list(map(type, one)) == [str, int] for one in given["files"].values()
        )
    )
