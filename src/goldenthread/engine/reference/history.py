"""One authority's records as a person would read them: lists of rows, a child's rows together.

Rows of a table always come in the order of their source (load, file, sheet, row), so where two rows
say the same thing of one child on one day, the first of them is the one that serves.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

from goldenthread.records.settings import Settings
from goldenthread.records.table import Table

Row = dict[str, Any]
T = TypeVar("T")

_SOURCE = ("load", "file", "sheet", "row")


class History:
    """The records of one authority, and the settings in force."""

    def __init__(self, authority: str, records: Mapping[str, list[Row]], settings: Settings) -> None:
        self.authority = authority
        self.settings = settings
        self._rows = {name: sorted(rows, key=_source_order) for name, rows in records.items()}
        self._by_child: dict[str, dict[str, list[Row]]] = {}
        self._remembered: dict[Hashable, Any] = {}

    def rows(self, table: Table) -> list[Row]:
        return self._rows.get(table.name, [])

    def of_child(self, table: Table, person_id: str) -> list[Row]:
        return self._children(table).get(person_id, [])

    def children(self, table: Table) -> list[str]:
        """Everybody whom the table has a row of."""
        return list(self._children(table))

    def _children(self, table: Table) -> dict[str, list[Row]]:
        if table.name not in self._by_child:
            children = self._by_child[table.name] = {}
            for row in self.rows(table):
                children.setdefault(row["person_id"], []).append(row)
        return self._by_child[table.name]

    def remember(self, name: Hashable, work_out: Callable[[History], T]) -> T:
        """What `work_out` finds in these records, found once and kept under its name."""
        if name not in self._remembered:
            self._remembered[name] = work_out(self)
        found: T = self._remembered[name]
        return found

    def row(self, record: Row, person_id: str | None = None, **columns: Any) -> Row:
        """A row of a fact: who it is about, its columns, and the record that it came from."""
        return {
            "authority": self.authority,
            "person_id": record["person_id"] if person_id is None else person_id,
            "team": record.get("team"),
            **columns,
            **{name: record.get(name) for name in _SOURCE},
        }


def _source_order(row: Row) -> list[tuple[bool, Any]]:
    return [(row.get(name) is None, row.get(name)) for name in _SOURCE]
