"""All that is held on one child: every row of every load in force, with where it came from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

from goldenthread.records.loads import KeptLoad
from goldenthread.records.table import SOURCE
from goldenthread.records.tables import TABLES
from goldenthread.workspace.history import Event
from goldenthread.workspace.problem import WorkspaceError
from goldenthread.workspace.state import InForce
from goldenthread.workspace.workspace import Workspace, current_user


@dataclass(frozen=True)
class HeldRow:
    """One row on a child: what it says (missing values left out), and its place."""

    table: str
    load: str
    file: str
    sheet: str
    row: int | None
    says: dict[str, Any]


@dataclass(frozen=True)
class Held:
    """The rows in force, and the loads no longer in force whose archived rows name the child too."""

    rows: tuple[HeldRow, ...]
    also_in: tuple[str, ...]


def held_on(workspace: Workspace, person_id: str, role: str = "", who: str | None = None) -> Held:
    """Everything on one child. The look is remembered, a refused one too; the number of the child is not."""
    who = who or current_user()
    subject = _pseudonym(workspace, person_id)
    roles = _roles_of_restricted(workspace, person_id)
    if roles is not None and role not in roles:
        workspace.remember(Event(who, "child opened", subject, "refused: restricted"))
        may = ", ".join(sorted(roles)) or "nobody"
        raise WorkspaceError(
            f"This record is restricted. It may be opened by: {may}. Say with GOLDENTHREAD_ROLE which role you have."
        )
    workspace.remember(Event(who, "child opened", subject, "shown"))
    rows: list[HeldRow] = []
    also_in: list[str] = []
    for load, entry in workspace.archive():
        found = list(_rows(load, person_id))
        if entry.standing is InForce.YES:
            rows += found
        elif found:
            also_in.append(f"{load.id} ({entry.standing.value})")
    order = list(TABLES)
    return Held(tuple(sorted(rows, key=lambda row: order.index(row.table))), tuple(also_in))


def _rows(load: KeptLoad, person_id: str) -> Iterator[HeldRow]:
    for table in TABLES.values():
        path = load.path_of(table.name)
        if path is None or all(column.name != "person_id" for column in table.columns):
            continue
        for row in pq.read_table(path, filters=pc.field("person_id") == person_id).to_pylist():
            place = [row.pop(column.name) for column in SOURCE]
            says = {name: value for name, value in row.items() if value is not None}
            yield HeldRow(table.name, load.id, place[0] or "", place[1] or "", place[2], says)


def _roles_of_restricted(workspace: Workspace, person_id: str) -> frozenset[str] | None:
    """The roles that may open the child's record; None where it is not restricted."""
    path = workspace.snapshot().records("restricted")
    found = pq.read_table(path, filters=pc.field("person_id") == person_id).to_pylist()
    if not found:
        return None
    words = [word.strip() for row in found for word in (row["roles"] or "").split(";")]
    return frozenset(word for word in words if word)


def _pseudonym(workspace: Workspace, person_id: str) -> str:
    """A name for the child in the history from which the number cannot be read without the workspace."""
    return hashlib.sha256(f"{workspace.state.salt}/{person_id}".encode()).hexdigest()[:16]
