"""Works the lists out for a new snapshot, and keeps them where pages look."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pyarrow as pa

from goldenthread import catalogue
from goldenthread.engine.opened import child_reference_dates
from goldenthread.ledger.attention.due import Due
from goldenthread.ledger.attention.finding import Finder
from goldenthread.ledger.attention.kept import MANIFEST, ROWS, SCHEMA, Line, Lists, lists_of, place_of
from goldenthread.ledger.attention.lists import LISTS, AttentionList
from goldenthread.records.files import read_parquet, short_hash, write_json, write_parquet
from goldenthread.records.snapshot import Snapshot
from goldenthread.workspace import Workspace
from goldenthread.workspace.kept import code_digest, current, keep

LAYOUT = 2  # of what is kept: another layout is kept anew


def fill(workspace: Workspace) -> Lists | None:
    """Work out what must be kept now, where it is not; None where no child's record is loaded."""
    snapshot = workspace.snapshot()
    if not child_reference_dates(snapshot):
        return None
    place, name = place_of(workspace), _name(workspace, snapshot)
    there = current(place)
    if there is None or there.name != name or not (there / MANIFEST).is_file():
        keep(place, name, lambda folder: _write(folder, workspace, snapshot))
    return lists_of(workspace)


def _write(folder: Path, workspace: Workspace, snapshot: Snapshot) -> None:
    finder = Finder(snapshot, workspace.ahead)
    found = [finder.find(each) for each in LISTS]
    lines = _Lines(workspace, snapshot, finder)
    rows = [lines.of(each.of, due, worker) for each in found for due, worker in each.rows]
    columns = {name: [getattr(row, name) for row in rows] for name in SCHEMA.names}
    write_parquet(folder / ROWS, pa.table(columns, schema=SCHEMA))
    missing = {each.of.name: each.missing for each in found if each.missing}
    ahead = {each.name: each.days(workspace.ahead) for each in LISTS}
    days = {each.of.name: each.day for each in found}
    manifest = {
        "snapshot": snapshot.id, "day": finder.day, "days": days, "missing": missing, "ahead": ahead,
    }  # fmt: skip
    write_json(folder / MANIFEST, manifest)


class _Lines:
    """Makes the lines: the team's service and locality on the day, an opaque name of the worker, who may see them."""

    def __init__(self, workspace: Workspace, snapshot: Snapshot, finder: Finder) -> None:
        self._salt = workspace.state.salt
        self._areas = dict(_areas(snapshot, finder))
        self._open_to = {
            row["person_id"]: ";".join(word.strip() for word in (row["roles"] or "").split(";"))
            for row in read_parquet(snapshot.records("restricted"), ["person_id", "roles"]).to_pylist()
        }

    def of(self, which: AttentionList, due: Due, worker: str) -> Line:
        service, locality = self._areas.get(due.team or "", ("", ""))
        return Line(
            which.name, due.child, due.team or "", service, locality, worker, self._key(worker), due.began, due.on,
            due.late, self._open_to.get(due.child), *due.place,
        )  # fmt: skip

    def _key(self, worker: str) -> str:
        if not worker:
            return ""
        return f"w-{hashlib.sha256(f'{self._salt}/worker/{worker}'.encode()).hexdigest()[:12]}"


def _areas(snapshot: Snapshot, finder: Finder) -> Iterator[tuple[str, tuple[str, str]]]:
    """The service and the locality of each team on the day."""
    for row in read_parquet(snapshot.fact("team_area")).to_pylist():
        if row["start_date"] <= finder.day and (row["end_date"] is None or row["end_date"] > finder.day):
            yield row["team"], (row["area_service"] or "", row["area_locality"] or "")


def _name(workspace: Workspace, snapshot: Snapshot) -> str:
    code = code_digest("goldenthread.ledger.attention", "goldenthread.engine")
    made_with = metadata.version("goldenthread"), catalogue.digest(), code
    return short_hash(LAYOUT, snapshot.id, workspace.ahead.as_dict(), made_with)
