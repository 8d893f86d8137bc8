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
class Example:
    """Records as small tables, and what they must give.

    `given` holds one or more tables, a blank line between them: the table's name on a line of its own,
    its columns, then its rows, cells separated by |. What follows # is the reason a row is there.
    Dates are written 2023-04-26, yes/no as yes and no, a missing value as nothing.
    """

    name: str
    given: str
    expect: tuple[Expect, ...]
    settings: dict[str, Any] = field(default_factory=dict)

    def records(self) -> dict[str, list[dict[str, Any]]]:
        """The rows of each table, by table name, every column of the table present."""
        tables: dict[str, list[dict[str, Any]]] = {}
        for block in _blocks(self.given):
            table = TABLES.get(block[0])
            if table is None:
                raise ExampleError(
                    f"{self.name}: there is no table {block[0]!r}. Tables: {', '.join(TABLES)}."
                )
            tables[table.name] = _rows(self.name, table, block[1:])
        return tables

    def months(self) -> list[Month]:
        return [Month.parse(expect.month) for expect in self.expect]


def _blocks(given: str) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in given.splitlines():
        text = line.split("#")[0].strip()
        if not text and not line.strip():
            blocks.append([])
        elif text:
            blocks[-1].append(text)
    return [block for block in blocks if block]


def _rows(example: str, table: Table, lines: list[str]) -> list[dict[str, Any]]:
    names = [cell.strip() for cell in lines[0].split("|")]
    kinds = {column.name: column.type for column in table.columns}
    for name in names:
        if name not in kinds:
            raise ExampleError(f"{example}: {table.name} has no column {name!r}. It has: {', '.join(kinds)}.")
    rows = []
    for number, line in enumerate(lines[1:], start=1):
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != len(names):
            raise ExampleError(
                f"{example}: {table.name} row {number} has {len(cells)} cells, not {len(names)}."
            )
        row: dict[str, Any] = dict.fromkeys(kinds)
        row.update({name: _value(kinds[name], cell) for name, cell in zip(names, cells, strict=True)})
        row.update(file="example", sheet=table.name, row=number)
        rows.append(row)
    return rows


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
