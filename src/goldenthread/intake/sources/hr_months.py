"""Staff at month ends: the day that a row speaks of, what is out of bounds, which month ends are known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.block import Block, Columns
from goldenthread.intake.report import Report
from goldenthread.records.load import Covers, Window
from goldenthread.terms.months import Month

# What one worker can have: two part-time contracts may add up to more than one post, weekly hours
# written in place of FTE never pass. An establishment is of many posts.
BOUNDS: dict[str, dict[str, tuple[float, float]]] = {
    "workers": {"fte": (0, 1.5), "cases": (0, 200)},
    "establishment": {"fte": (0, 10_000)},
}


def to_month_end(block: Block, days: pa.Array, report: Report) -> pa.Array:
    """Each date as the last day of its month; dates that are not a month end are reported."""
    ends = pa.array([day and Month.of(day).end for day in days.to_pylist()], pa.date32())
    report.add_where(block.place("month_end"), pc.not_equal(days, ends), "not-month-end")
    return ends


def within_bounds(block: Block, columns: Columns, table: str, report: Report) -> Columns:
    """The columns, with numbers that cannot be true reported and missing."""
    kept = dict(columns)
    for field in block.layout.fields:
        if field.record in BOUNDS[table]:
            low, high = BOUNDS[table][field.record]
            number = columns[field.name]
            wrong = pc.or_(pc.less(number, low), pc.greater(number, high))
            report.add_where(block.place(field.name), wrong, "out-of-bounds")
            kept[field.name] = pc.if_else(wrong, pa.scalar(None, number.type), number)
    return kept


def month_ends(table: pa.Table) -> list[date]:
    """The month ends that a table has rows of, in order."""
    return sorted(pc.unique(table["month_end"]).drop_null().to_pylist())


def windows(tables: Mapping[str, pa.Table]) -> tuple[Window, ...]:
    """A table says how things stood on each month end that it has rows of, and on no other day."""
    found = [
        Window(name, day, day, Covers.AS_AT) for name, table in tables.items() for day in month_ends(table)
    ]
    if "workers" in tables:
        found += [Window("workers.cases", day, day, Covers.AS_AT) for day in _cases_known(tables["workers"])]
    return tuple(found)


def notes_on_cases(tables: Mapping[str, pa.Table]) -> tuple[str, ...]:
    """Whether the caseload of every month end can be told from the file."""
    if "workers" not in tables:
        return ()
    untold = len(month_ends(tables["workers"])) - len(_cases_known(tables["workers"]))
    words = (
        f"At {untold:,} month end{'s' if untold > 1 else ''} the cases of some workers whose role holds cases are "
        "not given: caseloads there come from the records of children, where those name the worker."
    )
    return (words,) if untold else ()


def _cases_known(workers: pa.Table) -> list[date]:
    """Month ends at which HR says of every worker with a case-holding role how many cases they hold.

    A role holds cases if any worker in it has a number: managers and support staff may be left blank.
    """
    given = pc.is_valid(workers["cases"])
    roles = pc.unique(workers.filter(given)["role"])
    lacking = pc.and_(pc.is_in(workers["role"], roles), pc.invert(given))
    return sorted(set(month_ends(workers.filter(given))) - set(month_ends(workers.filter(lacking))))
