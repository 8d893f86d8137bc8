"""What a table of an input looks like: its names, its columns, and how each column is to be read.

The reader of an input and the synthetic authority that writes it share these layouts, so what one
writes the other reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """One column of an input.

    kind: id, text, date, month, birth, code, yes_no, whole or number. `month` is kept as its last day,
    `birth` is a date that may lie further back than any event, `id` is text of which leading zeros
    count. codes: the code list of a `code`. record: the column of our record that it fills, where it
    fills one by itself. also: other headers met for it. needed: the table cannot be used without the
    column.
    """

    name: str
    kind: str
    codes: str = ""
    record: str = ""
    also: tuple[str, ...] = ()
    needed: bool = False


@dataclass(frozen=True)
class Layout:
    """One table of an input: a CSV file, a database table or a kind of XML block."""

    name: str
    fields: tuple[Field, ...]
    also: tuple[str, ...] = ()

    def field(self, name: str) -> Field:
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.name} has no column {name!r}; it has {[field.name for field in self.fields]}")


def by_name(layouts: Iterable[Layout]) -> dict[str, Layout]:
    return {layout.name: layout for layout in layouts}
