"""Where a cell stands, and the list of what was found while reading.

A finding names file, sheet, row and column as a person sees them, and never the value of a cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.finding import Finding, Severity
from goldenthread.intake.rule import Rule, rules_in

MOST_PER_COLUMN = 5_000  # one broken column must not fill the memory with a million findings


@dataclass(frozen=True, eq=False)
class Place:
    """A column of a sheet: for every cell, the row that a person would look for (counted from 1).

    `date_system` is 1900 or 1904 in a workbook, where a number can be a date; None elsewhere.
    """

    file: str
    sheet: str
    column: str
    rows: pa.Array
    date_system: int | None = None


@cache
def reading_rules() -> dict[str, Rule]:
    return rules_in("goldenthread.intake.rules")


class Report:
    """The findings of one reading, in the order in which they came up."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def add(
        self,
        place: Place,
        row: int | None,
        rule: str,
        message: str | None = None,
        severity: Severity = Severity.WARN,
    ) -> None:
        """One finding. `row` is the true row; none = the whole column. Without words, the rule's own."""
        words = message or _rule(rule).message
        self.findings.append(Finding(place.file, place.sheet, row, place.column, rule, words, severity))

    def add_where(
        self,
        place: Place,
        mask: pa.Array,
        rule: str,
        message: str | None = None,
        severity: Severity = Severity.WARN,
    ) -> None:
        """One finding for each row whose mask is true; past the first 5,000, one for all the rest."""
        rows = place.rows.filter(pc.fill_null(mask, False)).to_pylist()
        for row in rows[:MOST_PER_COLUMN]:
            self.add(place, row, rule, message, severity)
        if len(rows) > MOST_PER_COLUMN:
            rest = len(rows) - MOST_PER_COLUMN
            words = message or _rule(rule).message
            self.add(place, None, rule, f"The same in {rest:,} more rows of this column. {words}", severity)


def _rule(name: str) -> Rule:
    if name not in reading_rules():
        file = name.replace("-", "_")
        raise KeyError(f"No reading rule is called {name!r}. Write goldenthread/intake/rules/{file}.py.")
    return reading_rules()[name]
