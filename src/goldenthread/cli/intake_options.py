"""What `load` and `check` have in common: what is handed over, and how findings are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

import click

from goldenthread.intake.finding import Finding, Outcome, Severity
from goldenthread.records.load import Source
from goldenthread.workspace.loading import counts_by_rule

F = TypeVar("F", bound=Callable[..., Any])

SHOWN = 5  # findings of a rule that are shown; the rest are counted
WORDS = {
    Outcome.ACCEPTED: "accepted",
    Outcome.WARNINGS: "accepted with warnings",
    Outcome.REFUSED: "refused",
}


class DateType(click.ParamType[date]):
    """A day written 2023-06-30."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail("Write the day as 2023-06-30.", param, ctx)


def handed_over(command: F) -> F:
    """The paths, --as and --reference-date."""
    for decorate in (
        click.argument("paths", nargs=-1, required=True),
        click.option(
            "--as",
            "source",
            type=click.Choice([source.value for source in Source]),
            help="What the files are, where they leave doubt.",
        ),
        click.option(
            "--reference-date", "day", type=DateType(), help="The date for which the records were taken."
        ),
    ):
        command = decorate(command)
    return command


def source_of(name: str | None) -> Source | None:
    return Source(name) if name else None


def place(finding: Finding) -> str:
    """Where a finding is, as a person looks for it."""
    parts = [
        finding.file,
        f"sheet {finding.sheet}" if finding.sheet else "",
        f"row {finding.row}" if finding.row else "",
        f'column "{finding.column}"' if finding.column else "",
    ]
    return ", ".join(part for part in parts if part) or "the delivery"


def summary(findings: Iterable[Finding]) -> Iterator[str]:
    """Findings for people: by rule the number, what is wrong and what to do, and the first few places."""
    findings = list(findings)
    for rule, count in counts_by_rule(findings).items():
        of_rule = [finding for finding in findings if finding.rule == rule]
        refused = any(finding.severity is Severity.REFUSE for finding in of_rule)
        yield f"  {rule}{' (refused)' if refused else ''}: {count:,} found. {of_rule[0].message}"
        for finding in of_rule[:SHOWN]:
            yield f"    {place(finding)}"
        if count > SHOWN:
            yield f"    and {count - SHOWN:,} more"
