"""A worked example: a few made-up records and the figure they must give.

It is read by people in the catalogue, run by the tests on every engine, and the only place where an
edge (the last day in time, the first day late) is written down.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldenthread.records.table import Table
from goldenthread.records.tables import TABLES
from goldenthread.terms.months import Month


class ExampleError(ValueError):
    """A worked example that cannot be read; the message says which table, line and column."""


@dataclass(frozen=True)
class Expect:
    """The figure that an example must give: numerator and denominator (None where there is none)."""

    month: str
    numerator: float
    denominator: float | None = None
    breakdown: str = ""


@dataclass(frozen=True)
class Given:
    """One of an example's tables as it is written, with the reason why each row is there."""

    table: Table
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    reasons: tuple[str, ...]
    in_every_row: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Example:
    """Records as small tables, and what they must give.

    `given` holds one or more tables, a blank line between them: the table's name on a line of its own,
    its columns, then its rows, cells separated by |. What follows # is the reason a row is there.
    Dates are written 2023-04-26, yes/no as yes and no, a missing value as nothing. A column that says the
    same in every row can stand beside the table's name instead: `cin_episodes | is_referral: yes`.
    """

    name: str
    given: str
    expect: tuple[Expect, ...]
    settings: dict[str, Any] = field(default_factory=dict)

    def tables(self) -> list[Given]:
        """The tables as they are written."""
        return [_table(self.name, block) for block in _blocks(self.given)]

    def records(self) -> dict[str, list[dict[str, Any]]]:
        """The rows of each table, by table name, every column of the table present."""
        return {given.table.name: _records(self.name, given) for given in self.tables()}

    def months(self) -> list[Month]:
        return [Month.parse(expect.month) for expect in self.expect]


Line = tuple[str, str]


def _blocks(given: str) -> list[list[Line]]:
    """Groups of lines, each line as what stands before # and after it."""
    blocks: list[list[Line]] = [[]]
    for line in given.splitlines():
        text, _, reason = line.partition("#")
        if text.strip():
            blocks[-1].append((text.strip(), reason.strip()))
        elif not line.strip():
            blocks.append([])
    return [block for block in blocks if block]


def _table(example: str, lines: list[Line]) -> Given:
    name, *everywhere = _cells(lines[0][0])
    table = TABLES.get(name)
    if table is None:
        raise ExampleError(f"{example}: there is no table {name!r}. Tables: {', '.join(TABLES)}.")
    if len(lines) == 1:
        raise ExampleError(f"{example}: {name} has no columns. Write them on the line below its name.")
    same = tuple(
        (column.strip(), value.strip()) for column, _, value in (c.partition(":") for c in everywhere)
    )
    columns = _cells(lines[1][0])
    known = [column.name for column in table.columns]
    for column in (*columns, *(column for column, _ in same)):
        if column not in known:
            raise ExampleError(f"{example}: {name} has no column {column!r}. It has: {', '.join(known)}.")
    rows = tuple(_cells(text) for text, _ in lines[2:])
    for number, row in enumerate(rows, start=1):
        if len(row) != len(columns):
            raise ExampleError(f"{example}: {name} row {number} has {len(row)} cells, not {len(columns)}.")
    return Given(table, columns, rows, tuple(reason for _, reason in lines[2:]), same)


def _cells(text: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in text.split("|"))


def _records(example: str, given: Given) -> list[dict[str, Any]]:
    kinds = {column.name: column.type for column in given.table.columns}
    records = []
    for number, cells in enumerate(given.rows, start=1):
        record: dict[str, Any] = dict.fromkeys(kinds)
        for name, cell in (*given.in_every_row, *zip(given.columns, cells, strict=True)):
            try:
                record[name] = _value(kinds[name], cell)
            except (ValueError, KeyError):
                raise ExampleError(
                    f"{example}: {given.table.name} row {number}, {name}: {cell!r} is not {_WRITTEN[kinds[name]]}."
                ) from None
        records.append({**record, "file": "example", "sheet": given.table.name, "row": number})
    return records


_WRITTEN = {
    "date": "a date such as 2023-04-26",
    "integer": "a whole number",
    "number": "a number",
    "yes_no": "yes or no",
}


def _value(kind: str, cell: str) -> Any:
    if cell == "":
        return None
    match kind:
        case "date":
            return date.fromisoformat(cell)
        case "integer":
            return int(cell)
        case "number":
            return float(cell)
        case "yes_no":
            return {"yes": True, "no": False}[cell]
        case _:
            return cell
