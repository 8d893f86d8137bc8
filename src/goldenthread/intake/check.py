"""A check: something that records of one load may not say of each other, with an example of it.

Where a rule of reading looks at one cell, a check looks at a record as a whole, or at records beside
each other: an end before its start, a plan of nobody. It finds rows; it changes none.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from goldenthread.intake.finding import Severity
from goldenthread.intake.rule import Rule, rules_in
from goldenthread.records.table import Table


@dataclass(frozen=True)
class Breach:
    """A row that a check must find, and the column (of our records) that it names."""

    table: str
    row: int
    column: str


@dataclass(frozen=True)
class Case:
    """Made-up records, as in a worked example, and what a check must find among them: no more, no less."""

    given: str
    finds: tuple[Breach, ...]
    reference_date: date = date(2023, 6, 30)


@dataclass(frozen=True)
class Check:
    """A rule, how breaches of it are found, and at least one case.

    `sql` gives, for a table of records, a query of the rows at fault: file, sheet, row, and the column as
    text; None where the rule has nothing to say of the table. All tables of the load are there, by name,
    and the variable `reference_date`.
    """

    rule: Rule
    sql: Callable[[Table], str | None]
    cases: tuple[Case, ...]
    severity: Severity = Severity.WARN


def rows_where(table: Table, column: str, condition: str) -> str:
    """The query of the rows of a table that meet a condition, naming one column."""
    return f"SELECT file, sheet, row, '{column}' AS \"column\" FROM {table.name} t WHERE {condition}"  # noqa: S608


@cache
def checks() -> dict[str, Check]:
    """Every check by its name, found by being a module of `intake.checks`."""
    package = "goldenthread.intake.checks"
    modules = {
        name: importlib.import_module(f"{package}.{name.replace('-', '_')}") for name in rules_in(package)
    }
    return {name: module.CHECK for name, module in modules.items()}
