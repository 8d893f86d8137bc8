"""Deliveries that are read and checked, and lie beside the archive until somebody accepts or rejects them.

What is staged changes nothing: the archive, the snapshot and the history are as they were. It is named by whoever
stages it, and staging again under that name begins anew.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goldenthread.intake.validate import examine
from goldenthread.records.files import seal, write_durably, write_json
from goldenthread.records.load import Source
from goldenthread.records.loads import KeptLoad, load_faults, read_load
from goldenthread.records.snapshot import Snapshot, build_snapshot, read_snapshot, snapshot_id
from goldenthread.workspace.comparing import Compared, compared
from goldenthread.workspace.handed_over import deliveries
from goldenthread.workspace.history import Event
from goldenthread.workspace.loading import Intake, Progress, findings_csv, of_the_same
from goldenthread.workspace.problem import WorkspaceError
from goldenthread.workspace.receipt import Receipt, Standing
from goldenthread.workspace.snapshots import (
    ROOM,
    archived,
    changed_since,
    current_snapshot,
    loads_in_force,
    with_snapshot,
)
from goldenthread.workspace.state import InForce, State, read_state
from goldenthread.workspace.workspace import Workspace, current_user, nobody_watches
from goldenthread.workspace.writing import (
    LOADS,
    SNAPSHOTS,
    Writing,
    bring,
    bytes_of,
    need_space,
    saying_when_full,
    writing,
)

STAGED, MANIFEST, FINDINGS = "staged", "staged.json", "findings.csv"


class OvertakenError(WorkspaceError):
    """A delivery would take the place of other loads than it was compared with."""


@dataclass(frozen=True)
class Staged:
    """Deliveries of one call as they would be accepted.

    receipt: what became of each, and how records change that were known. snapshot: the one that accepting would make
    current; None where nothing would change. compared: each load beside the last one of its kind, where there is one.
    """

    receipt: Receipt
    snapshot: Snapshot | None = None
    compared: tuple[Compared, ...] = ()


@dataclass(frozen=True)
class _Plan:
    """What accepting does: which loads come into force, and which they take the place of."""

    accepts: tuple[str, ...]
    replaces: tuple[str, ...]
    outcomes: tuple[str, ...]


@dataclass
class _Beside(Writing):
    """A change that is prepared, and that nothing switches to."""

    at: Path

    def place(self, kind: str, name: str) -> Path:
        return self.at / kind / name


def stage(
    workspace: Workspace,
    name: str,
    paths: Sequence[str | Path],
    as_: Source | None = None,
    reference_date: date | None = None,
    *,
    who: str | None = None,
    progress: Progress = nobody_watches,
) -> Staged:
    """Read, check and compare deliveries as `load` would with `replace`, and keep them beside the archive."""
    handed_over = deliveries(paths, as_, reference_date)
    place = place_of(workspace, name)
    discard(workspace, name)
    state = read_state(workspace.folder)
    with saying_when_full():
        place.mkdir(parents=True, mode=0o700)
        change = _Beside(workspace.folder, state, place)
        intake = Intake(change, workspace.authority, who or current_user(), replacing=True)
        intake.take(examine(handed_over, reference_date), progress, len(handed_over))
        found = [finding for each in intake.delivered for finding in each.findings]
        write_durably(place / FINDINGS, findings_csv(found).encode())
        if intake.refused:
            shutil.rmtree(place / LOADS, ignore_errors=True)
            return Staged(Receipt(intake.give_up()))
        if not intake.changed:
            return Staged(Receipt(tuple(intake.delivered), state.snapshot))
        progress("snapshot", 0, 1)
        staged = _with_snapshot(workspace, place, intake, state)
        seal(place)
        _write_plan(place, intake, state)
        progress("snapshot", 1, 1)
    return staged


def accept(
    workspace: Workspace, name: str, *, who: str | None = None, progress: Progress = nobody_watches
) -> Snapshot:
    """Take what is staged into the archive and into force: all of it, in one step, or nothing.

    Where it is in force already, since whoever accepted it was killed a moment later, nothing is done again.
    """
    plan = _read_plan(place_of(workspace, name))
    with writing(workspace.folder) as change:
        if not set(plan.accepts) <= set(_in_force(change.state)):
            state = _accepted(workspace, change, place_of(workspace, name), plan)
            progress("switch", 0, 1)
            change.commit(state, _events(plan, who or current_user()), workspace.settings.snapshots_kept)
    return workspace.snapshot()


def discard(workspace: Workspace, name: str) -> None:
    """Take away what is staged. What was accepted stays where it is."""
    shutil.rmtree(place_of(workspace, name), ignore_errors=True)


def shed(workspace: Workspace, name: str) -> None:
    """Take away the records of what is staged. What was found in them stays, to be worked through."""
    place = place_of(workspace, name)
    (place / MANIFEST).unlink(missing_ok=True)
    for part in (LOADS, SNAPSHOTS):
        shutil.rmtree(place / part, ignore_errors=True)


def staged_names(workspace: Workspace) -> tuple[str, ...]:
    """What lies beside the archive, by name."""
    folder = workspace.folder / STAGED
    return tuple(sorted(each.name for each in folder.iterdir())) if folder.is_dir() else ()


def findings_of(workspace: Workspace, name: str) -> Path:
    """The file of all that was found in what is staged."""
    return place_of(workspace, name) / FINDINGS


def place_of(workspace: Workspace, name: str) -> Path:
    return workspace.folder / STAGED / name


def _with_snapshot(workspace: Workspace, place: Path, intake: Intake, before: State) -> Staged:
    """The snapshot as it would be, built beside, and what it would change."""
    loads = loads_in_force(workspace.folder, intake.state, place / LOADS)
    named = snapshot_id([load.id for load in loads], workspace.authority, workspace.settings)
    need_space(workspace.folder, ROOM * bytes_of(loads))
    snapshot = build_snapshot(place / SNAPSHOTS / named, loads, workspace.authority, workspace.settings)
    changes = changed_since(current_snapshot(workspace.folder, before), snapshot, loads)
    taken = {d.load for d in intake.delivered if d.standing is Standing.KEPT}
    held = loads_in_force(workspace.folder, before)
    beside = tuple(compared(load, held) for load in loads if load.id in taken)
    return Staged(Receipt(tuple(intake.delivered), snapshot.id, tuple(changes)), snapshot, beside)


def _write_plan(place: Path, intake: Intake, before: State) -> None:
    taken = [d for d in intake.delivered if d.standing is Standing.KEPT]
    was = _in_force(before)
    replaced = [e.id for e in intake.state.loads if e.id in was and e.standing is InForce.REPLACED]
    plan = {
        "accepts": [d.load for d in taken],
        "replaces": replaced,
        "outcomes": [d.outcome.value for d in taken],
    }
    write_json(place / MANIFEST, plan)


def _read_plan(place: Path) -> _Plan:
    try:
        given = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        raise WorkspaceError(
            "The delivery is no longer there as it was read. Hand over its files again."
        ) from None
    return _Plan(*(tuple(given[name]) for name in ("accepts", "replaces", "outcomes")))


def _in_force(state: State) -> tuple[str, ...]:
    return tuple(entry.id for entry in state.in_force)


def _accepted(workspace: Workspace, change: Writing, place: Path, plan: _Plan) -> State:
    """The state with what is staged in force, and all that it names where the change finds it."""
    staged = place / LOADS
    held = loads_in_force(workspace.folder, change.state)
    loads = [_load(workspace, staged, name) for name in plan.accepts]
    if {other.id for load in loads for other in of_the_same(load, held)} != set(plan.replaces):
        raise OvertakenError(
            "Another delivery of the same kind and date came into force, or went out of it, since this one was "
            "compared. Nothing was changed. Hand over its files again."
        )
    state = _with_loads(change, staged, plan)
    return with_snapshot(change, state, workspace.authority, workspace.settings, place / SNAPSHOTS)[0]


def _load(workspace: Workspace, staged: Path, name: str) -> KeptLoad:
    """A load that is staged, or that the archive has already, no longer in force."""
    return read_load(staged / name) if (staged / name).is_dir() else archived(workspace.folder, name)


def _with_loads(change: Writing, staged: Path, plan: _Plan) -> State:
    state = change.state
    for name in plan.replaces:
        state = state.setting(name, InForce.REPLACED)
    for name in plan.accepts:
        if (staged / name).is_dir():  # else it is in the archive, no longer in force
            if load_faults(read_load(staged / name)):
                raise WorkspaceError("The delivery was damaged after it was read. Hand over its files again.")
            bring(staged / name, change.place(LOADS, name))
        state = state.accepting(name)
    return state


def _events(plan: _Plan, who: str) -> list[Event]:
    kept = [Event(who, "load kept", *each) for each in zip(plan.accepts, plan.outcomes, strict=True)]
    return [
        *kept,
        *(Event(who, "load replaced", name, "by another of its source and date") for name in plan.replaces),
    ]


def staged_snapshot(workspace: Workspace, name: str) -> Snapshot | None:
    """The snapshot that accepting would make current."""
    folder = place_of(workspace, name) / SNAPSHOTS
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return read_snapshot(found[0]) if found else None
