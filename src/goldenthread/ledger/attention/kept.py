"""The lists as they are kept in the workspace, worked out beforehand: whoever looks at them runs no engine."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from goldenthread.indicators.population import NOT_RECORDED
from goldenthread.workspace import Workspace
from goldenthread.workspace.kept import current

FOLDER, ROWS, MANIFEST = "attention", "rows.parquet", "manifest.json"
RESTRICTED = "restricted"
SCHEMA = pa.schema(
    [
        ("list", pa.string()), ("child", pa.string()), ("team", pa.string()), ("service", pa.string()),
        ("locality", pa.string()), ("worker", pa.string()), ("worker_key", pa.string()), ("began", pa.date32()),
        ("due", pa.date32()), ("late", pa.bool_()), ("open_to", pa.string()), ("load", pa.string()),
        ("file", pa.string()), ("sheet", pa.string()), ("row", pa.int64()),
    ]
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One child on one list.

    worker_key: an opaque name of the worker, for addresses; "" where there is none. late: the measure counts it as
    not in time. open_to: of a restricted record, the roles that may see whose it is, divided by ";"; None of others.
    """

    list: str
    child: str
    team: str
    service: str
    locality: str
    worker: str
    worker_key: str
    began: date | None
    due: date | None
    late: bool
    open_to: str | None
    load: str
    file: str
    sheet: str
    row: int | None

    def is_of(self, area: str) -> bool:
        """Whether it is of a part of the council, such as "team=..."; "" is the whole."""
        kind, _, name = area.partition("=")
        return not area or (getattr(self, kind) or NOT_RECORDED) == name

    def seen_by(self, roles: Collection[str]) -> Line:
        """The line as these roles see it: a restricted record counts, and says nothing of whose it is."""
        if self.open_to is None or set(roles) & set(self.open_to.split(";")):
            return self
        return replace(self, child=RESTRICTED, worker="", worker_key="", file="", sheet="", row=None)


@dataclass(frozen=True)
class Lists:
    """All lists of one snapshot.

    day: that of the newest load of children's records. days: the day that each list speaks of, which is an earlier one
    where its own records were last loaded before. missing: why a list can't be made, by its name.
    """

    folder: Path
    snapshot: str
    day: date
    days: dict[str, date]
    missing: dict[str, str]
    ahead: dict[str, int]
    lines: tuple[Line, ...]

    def of(self, name: str, area: str = "") -> list[Line]:
        """The lines of one list for a part of the council."""
        return [line for line in self.lines if line.list == name and line.is_of(area)]


def place_of(workspace: Workspace) -> Path:
    return workspace.folder / FOLDER


def lists_of(workspace: Workspace) -> Lists | None:
    """The newest complete lists; None before the first are there."""
    folder = current(place_of(workspace))
    return read(folder) if folder is not None else None


def read(folder: Path) -> Lists | None:
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    with pq.ParquetFile(folder / ROWS) as file:
        columns = [column.to_pylist() for column in file.read().columns]
    day = date.fromisoformat(manifest["day"])
    lines = tuple(map(Line, *columns))
    days = {name: date.fromisoformat(each) for name, each in manifest["days"].items()}
    return Lists(folder, manifest["snapshot"], day, days, manifest["missing"], manifest["ahead"], lines)
