# ruff: noqa: S608 - the names in the SQL come from our own declarations
"""Merging the tables without a date: people, what is known of each child, and the council's own tables."""

from __future__ import annotations

from collections.abc import Callable

from goldenthread.records.merging.plan import How, first_order, needed
from goldenthread.records.table import SOURCE, Table


def _by_value(table: Table) -> str:
    """One row a person. Where rows of one load differ the first by sheet and value counts."""
    values = ", ".join(
        f'first("{column.name}" ORDER BY ord DESC, sheet, "{column.name}") '
        f'FILTER ("{column.name}" IS NOT NULL) AS "{column.name}"'
        for column in table.columns
        if column.name not in table.key
    )
    places = ", ".join(
        f'first("{name}" ORDER BY ord DESC, sheet, file, row) AS "{name}"'
        for name in ("load", *(column.name for column in SOURCE))
    )
    key = ", ".join(f'"{name}"' for name in table.key)
    return f"SELECT {key}, {values}, {places} FROM rows_of_{table.name} WHERE {_usable(table)} GROUP BY {key}"


def _by_child(table: Table) -> str:
    return f"""
    SELECT * FROM (
        SELECT * FROM rows_of_{table.name} WHERE {_usable(table)}
        QUALIFY ord = max(ord) OVER (PARTITION BY person_id)
    ) QUALIFY {_first_of_key(table)}
    """


def _whole(table: Table) -> str:
    return f"""
    SELECT * FROM rows_of_{table.name}
    WHERE {_usable(table)} AND ord = (SELECT max(ord) FROM delivered WHERE "table" = '{table.name}')
    QUALIFY {_first_of_key(table)}
    """


def _usable(table: Table) -> str:
    return " AND ".join(f'"{name}" IS NOT NULL' for name in needed(table))


def _first_of_key(table: Table) -> str:
    key = ", ".join(f'"{name}"' for name in table.key)
    return f"row_number() OVER (PARTITION BY {key} ORDER BY {first_order(table)}) = 1"


UNDATED: dict[How, Callable[[Table], str]] = {
    How.BY_VALUE: _by_value,
    How.BY_CHILD: _by_child,
    How.WHOLE: _whole,
}
