"""Who works with a child on a day: the allocated worker, and where no allocation says so, whom the record names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from datetime import date

from goldenthread.ledger.attention.due import Due
from goldenthread.records.files import read_parquet
from goldenthread.records.snapshot import Snapshot
from goldenthread.records.tables import TABLES


class Workers:
    """The workers of a snapshot's children on one day."""

    def __init__(self, snapshot: Snapshot, roles: Collection[str], day: date) -> None:
        """`roles`: those of an involvement that make a worker the allocated one."""
        self._snapshot = snapshot
        self._by_child: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for child, team, worker in (*_involved(snapshot, roles, day), *_listed(snapshot)):
            self._by_child[child].add((team, worker))

    def of(self, table: str) -> Callable[[Due], str]:
        """How to find the worker of what falls due, by the rows of a table where nobody is allocated; "": nobody."""
        named = self._named(table)

        def worker(due: Due) -> str:
            own = sorted(self._by_child.get(due.child, ()))
            same_team = [name for team, name in own if team == due.team]
            return next(iter([*same_team, *(name for _, name in own)]), named.get(due.place, ""))

        return worker

    def _named(self, table: str) -> dict[tuple[str, str, str, int | None], str]:
        if all(column.name != "worker_id" for column in TABLES[table].columns):
            return {}
        rows = read_parquet(
            self._snapshot.records(table), ["worker_id", "load", "file", "sheet", "row"]
        ).to_pylist()
        return {
            (row["load"], row["file"], row["sheet"], row["row"]): row["worker_id"]
            for row in rows
            if row["worker_id"]
        }


def _involved(snapshot: Snapshot, roles: Collection[str], day: date) -> Iterator[tuple[str, str, str]]:
    for row in read_parquet(snapshot.records("involvements")).to_pylist():
        start, end = row["involvement_start_date"], row["involvement_end_date"]
        if row["role"] in roles and start is not None and start <= day and (end is None or end > day):
            yield row["person_id"], row["team"] or "", row["worker_id"]


def _listed(snapshot: Snapshot) -> Iterator[tuple[str, str, str]]:
    """Those of the newest list of open children."""
    rows = read_parquet(snapshot.records("allocations")).to_pylist()
    newest = max((row["as_at"] for row in rows), default=None)
    for row in rows:
        if row["as_at"] == newest and row["worker_id"]:
            yield row["person_id"], row["team"] or "", row["worker_id"]
