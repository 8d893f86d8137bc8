"""The packs that a workspace has published: each kept as it was, with who published it and what it told.

What a pack told is kept cell by cell, also what it kept back and why. That list is of the workspace alone: it is
what the next pack is held against, and no pack holds it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goldenthread.disclosure.cells import Shown
from goldenthread.records import sums
from goldenthread.records.files import write_durably, write_json
from goldenthread.terms.months import Month
from goldenthread.workspace import history
from goldenthread.workspace.history import Event
from goldenthread.workspace.own import own_bytes
from goldenthread.workspace.problem import WorkspaceError
from goldenthread.workspace.writing import BUILDING, PACKS, writing

if TYPE_CHECKING:
    from goldenthread.workspace.workspace import Workspace

RECORD, CELLS, FILES = "record.json", "cells.jsonl", "pack"
PUBLISHED = "pack published"


@dataclass(frozen=True)
class Pack:
    """What is remembered of a pack. `sha256` stands for all its files; `at`: when it was published, in UTC.

    A correction is a new version, which names the pack that it takes the place of and why. benchmarks: the published
    files that it was compared with; made again it is compared with the same.
    """

    name: str
    month: Month
    audience: str
    version: int
    sha256: str
    by: str
    at: str
    replaces: str = ""
    reason: str = ""
    benchmarks: tuple[str, ...] = ()


def packs_of(workspace: Workspace) -> list[Pack]:
    """The packs of a workspace, in the order in which they were published."""
    return [_read(workspace, name) for name in workspace.state.packs]


def files_of(workspace: Workspace, pack: Pack) -> Path:
    """The folder with a pack's files, as they were published."""
    return workspace.folder / PACKS / pack.name / FILES


def file_bytes(workspace: Workspace, pack: Pack, name: str) -> bytes | None:
    """One of a pack's files as it was published; None where the pack never had it.

    Held against the fingerprint that the pack is remembered by: other bytes are a DamagedError.
    """
    folder = files_of(workspace, pack)
    try:
        listed = own_bytes(folder / sums.FILE)
        is_list = name == sums.FILE
        stated = pack.sha256 if is_list else _stated(listed).get(name)
        if _sum(listed) == pack.sha256 and stated is None:
            return None
        content = listed if is_list else own_bytes(folder / name)
    except OSError:
        raise _damaged(pack.name) from None
    if _sum(listed) != pack.sha256 or _sum(content) != stated:
        raise _damaged(pack.name)
    return content


def _stated(listed: bytes) -> dict[str, str]:
    """The fingerprint of each file, as a list of them says it."""
    lines = (line.partition("  ") for line in listed.decode("utf-8", "replace").splitlines())
    return {name: stated for stated, _, name in lines}


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def file_text(workspace: Workspace, pack: Pack, name: str) -> str:
    """The same of a file that every pack has, as text."""
    content = file_bytes(workspace, pack, name)
    if content is None:
        raise _damaged(pack.name)
    return content.decode("utf-8")


def told_by(workspace: Workspace, packs: Iterable[Pack]) -> tuple[Shown, ...]:
    """All that these packs told, and what they kept back."""
    return tuple(shown for pack in packs for shown in _cells(workspace, pack))


def keep(
    workspace: Workspace,
    pack: Pack,
    files: Path,
    shown: Iterable[Shown],
    after: Sequence[Pack],
    meanwhile: Callable[[], None] = lambda: None,
) -> Pack:
    """Keep a pack that was made in the knowledge of the packs `after` which it comes; wholly, or not at all.

    `meanwhile`: looks once more, when nobody else can change anything, whether it may be kept; what it raises ends it.
    """
    pack = replace(pack, at=history.now())
    with writing(workspace.folder) as change:
        if change.state.packs != tuple(other.name for other in after):
            raise WorkspaceError(
                "Another pack was published meanwhile, and this one was not held against it. Publish again."
            )
        meanwhile()
        place = change.place(PACKS, pack.name)
        shutil.copytree(files, place / FILES)
        lines = (json.dumps(one.as_row(), ensure_ascii=False, sort_keys=True) for one in shown)
        write_durably(place / CELLS, "".join(f"{line}\n" for line in lines).encode())
        write_json(place / RECORD, asdict(pack) | {"month": str(pack.month)})
        state = replace(change.state, packs=(*change.state.packs, pack.name))
        event = Event(pack.by, PUBLISHED, pack.name, pack.sha256)
        change.commit(state, [event], workspace.settings.snapshots_kept)
    return pack


def complete(workspace: Workspace) -> None:
    """Do what a publishing that was stopped at its very end left undone: its line of the history, and tidying up."""
    folder = workspace.folder
    left = (folder / BUILDING).exists() or history.missing(history.read(folder), workspace.state.said)
    if left:
        with writing(folder):
            pass  # each change begins by completing the last


def unwitnessed(workspace: Workspace, pack: Pack) -> list[str]:
    """Why the history does not bear out that a pack was published as its record says, in words."""
    try:
        lines = history.read(workspace.folder)
    except (ValueError, KeyError):
        return [f"{history.FILE} is not as it was written"]
    lines += history.missing(lines, workspace.state.said)
    said = (pack.by, PUBLISHED, pack.name, pack.sha256)
    if any(
        tuple(line.get(part) for part in ("who", "action", "object", "outcome")) == said for line in lines
    ):
        return history.faults(lines)
    return [f"{history.FILE} does not say that {pack.by} published {pack.name}"]


def faults(workspace: Workspace) -> list[str]:
    """What is no longer as it was published, in words."""
    return [
        f"{PACKS}/{pack.name}: {fault}"
        for pack in packs_of(workspace)
        for fault in faults_of(workspace, pack)
    ]


def faults_of(workspace: Workspace, pack: Pack) -> list[str]:
    """What of one pack is no longer as it was published, in words."""
    files = files_of(workspace, pack)
    told = sums.faults(files)
    if not told and sums.sum_of(files) != pack.sha256:
        return [f"{sums.FILE} is not as it was written"]
    return told


def _read(workspace: Workspace, name: str) -> Pack:
    try:
        given: dict[str, Any] = json.loads((workspace.folder / PACKS / name / RECORD).read_text("utf-8"))
        benchmarks = tuple(given["benchmarks"])
        return Pack(**{**given, "month": Month.parse(given["month"]), "benchmarks": benchmarks})
    except (OSError, ValueError, TypeError, KeyError):
        raise _damaged(name) from None


def _cells(workspace: Workspace, pack: Pack) -> list[Shown]:
    try:
        text = (workspace.folder / PACKS / pack.name / CELLS).read_text("utf-8")
        return [Shown.from_row(json.loads(line), pack.name) for line in text.splitlines()]
    except (OSError, ValueError, TypeError, KeyError):
        raise _damaged(pack.name) from None


class DamagedError(WorkspaceError):
    """A pack that is not as it was published."""


def _damaged(name: str) -> DamagedError:
    return DamagedError(
        f"The pack {name} is missing from the workspace or damaged, so nothing can be held against what it told. "
        f"Bring {PACKS}/{name} back from a backup."
    )
