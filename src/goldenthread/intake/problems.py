"""What the gate found in a sheet, as findings: short rows, stray cells, a text that is not UTF-8.

Error values and formulas without a result are not repeated here: they are marked in the cells, and
reported where a column that matters holds them.
"""

from __future__ import annotations

from collections import Counter

import pyarrow as pa

from goldenthread.intake.gate.sheet import Sheet
from goldenthread.intake.report import Place, Report

IN_THE_CELLS = ("error-value", "formula-without-value")


def report_problems(sheet: Sheet, file: str, report: Report) -> None:
    """The sheet's problems one by one, and in one line those that are too many to list; hidden rows too."""
    listed = [problem for problem in sheet.problems if problem.rule not in IN_THE_CELLS]
    for problem in listed:
        report.add(_place(sheet, file, problem.column), problem.row, problem.rule)
    shown = Counter(problem.rule for problem in listed)
    for rule, count in sheet.counts.items():
        if rule not in IN_THE_CELLS and count > shown[rule]:
            message = f"The same in {count - shown[rule]:,} more places of this sheet."
            report.add(_place(sheet, file, ""), None, rule, message)
    if sheet.hidden_rows:
        message = (
            f"{sheet.hidden_rows:,} rows are hidden. They were read like all others; show them and check."
        )
        report.add(_place(sheet, file, ""), None, "hidden-rows", message)


def _place(sheet: Sheet, file: str, column: str) -> Place:
    return Place(file, sheet.name, column, pa.array([], pa.int32()))
