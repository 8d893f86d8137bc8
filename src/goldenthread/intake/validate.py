# ruff: noqa: S608 - the names in the SQL come from our own declarations
"""Validation: a delivery that was read is checked across its records, and the outcome is stated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from goldenthread.intake.check import Check, checks
from goldenthread.intake.checks.future_date import RULE as FUTURE_DATE
from goldenthread.intake.detect import Delivery, Unrecognised
from goldenthread.intake.draft import Draft, Reader
from goldenthread.intake.finding import Finding, Outcome, Severity, outcome_of
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.headings import heading
from goldenthread.intake.peek import is_url
from goldenthread.intake.report import MOST_PER_COLUMN
from goldenthread.intake.rules.no_records import RULE as NO_RECORDS
from goldenthread.intake.rules.records_after_date import RULE as RECORDS_AFTER_DATE
from goldenthread.records.load import Load, Source
from goldenthread.records.tables import TABLES
from goldenthread.terms.showing import show_day

# Of the records, how many may lie in the future before their date is doubted in place of them.
FEW_SLIPS, SHARE_OF_SLIPS = 10, 0.02


@dataclass(frozen=True)
class Validated:
    """A load with all that was found in it."""

    load: Load
    findings: tuple[Finding, ...]
    outcome: Outcome


@dataclass(frozen=True)
class Examined:
    """One delivery of a call: what it became, or (without a load) why it is refused."""

    files: tuple[str, ...]
    source: Source | None
    findings: tuple[Finding, ...]
    outcome: Outcome
    load: Load | None = None


def examine(
    deliveries: Sequence[tuple[Reader | Unrecognised, Delivery]], reference_date: date | None = None
) -> Iterator[Examined]:
    """Read and validate deliveries (see `intake.detect.group`) one after the other."""
    for reader, paths in deliveries:
        files = tuple("database" if is_url(path) else Path(path).name for path in paths)
        try:
            found = validate(reader.read(paths, reference_date), date_given=reference_date is not None)
            yield Examined(files, reader.source, found.findings, found.outcome, found.load)
        except Refused as refusal:
            yield Examined(files, reader.source, (_finding(refusal),), Outcome.REFUSED)


def validate(draft: Draft, *, date_given: bool = False) -> Validated:
    """Run every check over a load. The findings of the reading come first, each part in order of place.

    `date_given`: the date of the records was given by a person, who may have mistyped it.
    """
    findings = [*draft.findings, *sorted(_checked(draft.load), key=_place)]
    if draft.load.source is not Source.LOCAL and not any(t.num_rows for t in draft.load.tables.values()):
        file = draft.load.files[0].name if draft.load.files else ""
        findings.append(Finding(file, "", None, "", NO_RECORDS.name, NO_RECORDS.message, Severity.REFUSE))
    if date_given:
        findings += _contradicted(draft.load, findings)
    return Validated(draft.load, tuple(findings), outcome_of(findings))


def _contradicted(load: Load, findings: Sequence[Finding]) -> list[Finding]:
    """That the date given is refuted by many of the records. A few are slips of the keyboard."""
    late = {(f.file, f.sheet, f.row) for f in findings if f.rule == FUTURE_DATE.name}
    rows = sum(table.num_rows for table in load.tables.values())
    if len(late) <= max(FEW_SLIPS, rows * SHARE_OF_SLIPS):
        return []
    file = load.files[0].name if load.files else ""
    said = f"{len(late):,} of {rows:,} records are dated more than a month after {show_day(load.reference_date)}. "
    rule = RECORDS_AFTER_DATE
    return [Finding(file, "", None, "", rule.name, said + rule.message, Severity.REFUSE)]


def _checked(load: Load) -> Iterator[Finding]:
    con = duckdb.connect(":memory:")
    try:
        con.execute("SET VARIABLE reference_date = ?", [load.reference_date])
        for table in TABLES.values():
            con.register(table.name, load.tables.get(table.name, table.schema.empty_table()))
        for check in checks().values():
            yield from _found(con, check, load)
    finally:
        con.close()


def _found(con: duckdb.DuckDBPyConnection, check: Check, load: Load) -> Iterator[Finding]:
    """Breaches of one rule. Past the first 5,000 of a column, one finding says how many more there are."""
    filled = [TABLES[name] for name in TABLES if name in load.tables and load.tables[name].num_rows]
    queries = [query for table in filled if (query := check.sql(table))]
    if not queries:
        return
    found = con.execute(f"""
        SELECT coalesce(file, ''), coalesce(sheet, ''), "column", count(*), min(row, {MOST_PER_COLUMN})
        FROM ({" UNION ALL ".join(f"({query})" for query in queries)}) GROUP BY ALL
        """).fetchall()
    message = check.rule.message
    for file, sheet, column, count, rows in found:
        name = heading(load.source, sheet, column)
        shown = rows or [None]
        for row in shown:
            yield Finding(file, sheet, row, name, check.rule.name, message, check.severity)
        if count > len(shown):
            more = f"The same in {count - len(shown):,} more rows of this column. {message}"
            yield Finding(file, sheet, None, name, check.rule.name, more, check.severity)


def _place(finding: Finding) -> tuple[str, str, bool, int, str, str]:
    row = finding.row
    return (finding.file, finding.sheet, row is None, row or 0, finding.column, finding.rule)


def _finding(refusal: Refused) -> Finding:
    return Finding(
        refusal.file,
        refusal.sheet or "",
        refusal.row,
        refusal.column or "",
        refusal.rule,
        refusal.message,
        Severity.REFUSE,
    )
