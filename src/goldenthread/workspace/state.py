"""`state.json`: which loads are in force, and which snapshot is current. Switched in one step, last."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from goldenthread.records.files import replace_durably
from goldenthread.workspace.history import Line
from goldenthread.workspace.problem import WorkspaceError

FILE = "state.json"


class InForce(StrEnum):
    """Where a load in the archive stands."""

    YES = "in force"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


@dataclass(frozen=True)
class Entry:
    """A load of the archive. `number`: the loads are numbered as they were accepted."""

    id: str
    number: int
    standing: InForce = InForce.YES


@dataclass(frozen=True)
class State:
    """What holds now. `packs`: those that were published, the first first.

    `said`: the lines of the history that belong to the step that led here. They are kept here too, so that a
    history that was cut short by a power failure can be completed.
    `salt`: with it the history names a child without giving the child's number.
    """

    salt: str
    loads: tuple[Entry, ...] = ()
    snapshot: str | None = None
    snapshots: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    said: tuple[Line, ...] = field(default=())

    def entry(self, load_id: str) -> Entry | None:
        return next((entry for entry in self.loads if entry.id == load_id), None)

    @property
    def in_force(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.loads if entry.standing is InForce.YES)

    def accepting(self, load_id: str) -> State:
        """With a load in force, as the latest to be accepted."""
        number = max((entry.number for entry in self.loads), default=0) + 1
        others = tuple(entry for entry in self.loads if entry.id != load_id)
        return replace(self, loads=(*others, Entry(load_id, number)))

    def setting(self, load_id: str, standing: InForce) -> State:
        """With a load no longer in force."""
        loads = tuple(replace(e, standing=standing) if e.id == load_id else e for e in self.loads)
        return replace(self, loads=loads)


def new_state() -> State:
    return State(salt=secrets.token_hex(16))


def read_state(folder: Path) -> State:
    try:
        given = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise WorkspaceError(
            f"{FILE} is missing from the workspace, so nobody can say which loads are in force. "
            "Bring it back from a backup."
        ) from None
    except ValueError:
        raise WorkspaceError(f"{FILE} is not as it was written. Bring it back from a backup.") from None
    loads = tuple(Entry(e["id"], e["number"], InForce(e["standing"])) for e in given["loads"])
    packs = tuple(given.get("packs", ()))  # a workspace of before there were packs has none
    return State(
        given["salt"], loads, given["snapshot"], tuple(given["snapshots"]), packs, tuple(given["said"])
    )


def write_state(folder: Path, state: State) -> None:
    content: dict[str, Any] = asdict(state)
    replace_durably(folder / FILE, json.dumps(content, indent=1, ensure_ascii=False).encode() + b"\n")
