"""Deleting loads that are no longer in force, with every snapshot that was built from them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from goldenthread.records.snapshot import read_snapshot
from goldenthread.workspace import history
from goldenthread.workspace.history import Event
from goldenthread.workspace.problem import WorkspaceError
from goldenthread.workspace.state import InForce
from goldenthread.workspace.workspace import Workspace, current_user
from goldenthread.workspace.writing import SNAPSHOTS, writing

_WENT_OUT = ("load withdrawn", "load replaced")


def out_of_force_since(workspace: Workspace) -> dict[str, datetime]:
    """The loads that are no longer in force, and since when, as the workspace's history tells it."""
    since = {
        line["object"]: datetime.fromisoformat(line["time"])
        for line in history.read(workspace.folder)
        if line["action"] in _WENT_OUT
    }
    out = [entry.id for entry in workspace.state.loads if entry.standing is not InForce.YES]
    return {load: since[load] for load in out if load in since}


def forget(workspace: Workspace, loads: Collection[str], who: str | None = None) -> None:
    """Delete loads that are out of force. The history keeps that they were there, and that they were deleted."""
    wanted = set(loads)
    with writing(workspace.folder) as change:
        there = {entry.id: entry for entry in change.state.loads}
        for load in wanted:
            if load not in there or there[load].standing is InForce.YES:
                raise WorkspaceError(f"{load} is no load out of force, so it is not deleted.", wrong_use=True)
        state = replace(
            change.state,
            loads=tuple(entry for entry in change.state.loads if entry.id not in wanted),
            snapshots=tuple(
                name
                for name in change.state.snapshots
                if name == change.state.snapshot or not _holds(workspace, name, wanted)
            ),
        )
        events = [Event(who or current_user(), "load deleted", load, "done") for load in sorted(wanted)]
        change.commit(state, events, workspace.settings.snapshots_kept)


def _holds(workspace: Workspace, snapshot: str, loads: set[str]) -> bool:
    """Whether a snapshot was built from one of these loads; one that can't be read is not kept either."""
    try:
        return bool(loads & set(read_snapshot(workspace.folder / SNAPSHOTS / snapshot).loads))
    except (FileNotFoundError, ValueError):
        return True
