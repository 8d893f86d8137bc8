"""The snapshot of the loads in force: found where it is there already, built where it is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from goldenthread.records.changes import Change, changes
from goldenthread.records.loads import KeptLoad, read_load
from goldenthread.records.settings import Settings
from goldenthread.records.snapshot import Snapshot, build_snapshot, read_snapshot, snapshot_id
from goldenthread.workspace.problem import WorkspaceError
from goldenthread.workspace.state import State
from goldenthread.workspace.writing import (
    BUILDING,
    LOADS,
    SNAPSHOTS,
    Writing,
    bring,
    bytes_of,
    need_space,
)

ROOM = 6  # a snapshot with its facts takes at most this many times the room of its loads


def loads_in_force(folder: Path, state: State, staged: Path | None = None) -> list[KeptLoad]:
    """The loads in force, the newest last: by reference date, then as they were accepted.

    staged: where loads lie that the state takes for accepted and that are not in the archive.
    """
    number = {entry.id: entry.number for entry in state.in_force}
    loads = [_load(folder, name, staged or folder / BUILDING / LOADS) for name in number]
    return sorted(loads, key=lambda load: (load.reference_date, number[load.id]))


def _load(folder: Path, name: str, staged: Path) -> KeptLoad:
    """A load of the archive, or one that is being taken into it."""
    return read_load(staged / name) if (staged / name).is_dir() else archived(folder, name)


def archived(folder: Path, name: str) -> KeptLoad:
    try:
        return read_load(folder / LOADS / name)
    except (FileNotFoundError, ValueError):
        raise WorkspaceError(
            f"The load {name} is missing from the archive or damaged. Bring loads/{name} back from a backup."
        ) from None


def current_snapshot(folder: Path, state: State) -> Snapshot | None:
    """The snapshot that the state names, where it is there: what is lost can be built again."""
    if state.snapshot is None:
        return None
    try:
        return read_snapshot(folder / SNAPSHOTS / state.snapshot)
    except (FileNotFoundError, ValueError):
        return None


def wanted(folder: Path, state: State, authority: str, settings: Settings) -> str:
    """The name of the snapshot that the loads in force and the settings give now."""
    return snapshot_id([load.id for load in loads_in_force(folder, state)], authority, settings)


def with_snapshot(
    writing: Writing, state: State, authority: str, settings: Settings, ready: Path | None = None
) -> tuple[State, Snapshot]:
    """The state with its snapshot, which is built where it is not there.

    ready: a folder in which the snapshot may lie built already, by its name.
    """
    loads = loads_in_force(writing.folder, state)
    name = snapshot_id([load.id for load in loads], authority, settings)
    others = tuple(other for other in state.snapshots if other != name)
    state = replace(state, snapshot=name, snapshots=(*others, name))
    there = current_snapshot(writing.folder, state)
    if there is not None:
        return state, there
    place = writing.place(SNAPSHOTS, name)
    if ready and (ready / name).is_dir() and not read_snapshot(ready / name).faults():
        bring(ready / name, place)
        return state, read_snapshot(place)
    need_space(writing.folder, ROOM * bytes_of(loads))
    return state, build_snapshot(place, loads, authority, settings)


def changed_since(before: Snapshot | None, after: Snapshot, loads: Sequence[KeptLoad]) -> list[Change]:
    """How records changed that are dated up to the newest load of the snapshot before."""
    dates = [load.reference_date for load in loads if before and load.id in before.loads]
    if before is None or not dates or before.id == after.id:
        return []
    limit: date = max(dates)
    return changes(before.records, after.records, limit)
