"""What a table of records is: its name, its key, and its columns with their meanings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa

from goldenthread.terms.condition import Column

ARROW_TYPES = {
    "text": pa.string(),
    "date": pa.date32(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "yes_no": pa.bool_(),
}
SQL_TYPES = {"text": "VARCHAR", "date": "DATE", "integer": "BIGINT", "number": "DOUBLE", "yes_no": "BOOLEAN"}

SOURCE = (
    Column("file", "text", "The file that the row came from (its name only)."),
    Column("sheet", "text", "The sheet, list, table or XML block inside the file."),
    Column("row", "integer", "The row or line in it, counted from 1 as a person sees it."),
)


@dataclass(frozen=True)
class Table:
    """One kind of record.

    `key` names the columns that tell two records apart: among rows of one load with one key the
    first counts and the others are reported as duplicates; the newest load's row replaces an older
    load's. `dated_by` is the date that decides which load speaks for the record.
    """

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    dated_by: str
    ends_by: str | None = None

    def column(self, name: str) -> Column:
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name!r}; it has {[c.name for c in self.columns]}")

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema of a load's rows: the columns, then where each row came from."""
        return arrow_schema((*self.columns, *SOURCE))


def arrow_schema(columns: Iterable[Column]) -> pa.Schema:
    return pa.schema([pa.field(c.name, ARROW_TYPES[c.type]) for c in columns])


def merged_schema(table: Table) -> pa.Schema:
    """The schema of a table in a snapshot: whose records they are, the columns, and where each row came from."""
    return arrow_schema((text("authority", ""), *table.columns, text("load", ""), *SOURCE))


def text(name: str, meaning: str) -> Column:
    return Column(name, "text", meaning)


def day(name: str, meaning: str) -> Column:
    return Column(name, "date", meaning)


def whole(name: str, meaning: str) -> Column:
    return Column(name, "integer", meaning)


def number(name: str, meaning: str) -> Column:
    return Column(name, "number", meaning)


def yes_no(name: str, meaning: str) -> Column:
    return Column(name, "yes_no", meaning)
