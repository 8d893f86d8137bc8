"""What is wrong, or worth knowing, in a delivery: findings, and the outcome they lead to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """refuse: the delivery cannot be used. warn: it can, and someone should look."""

    REFUSE = "refuse"
    WARN = "warn"


class Outcome(StrEnum):
    ACCEPTED = "accepted"
    WARNINGS = "warnings"
    REFUSED = "refused"


@dataclass(frozen=True, order=True)
class Finding:
    """One fault, by file, sheet, row and column as a person sees them. Never a cell's value.

    rule: the name of the check, which is the name of its file. message: what is wrong and what to do.
    """

    file: str
    sheet: str
    row: int | None
    column: str
    rule: str
    message: str
    severity: Severity = Severity.WARN


def outcome_of(findings: Iterable[Finding]) -> Outcome:
    outcome = Outcome.ACCEPTED
    for finding in findings:
        if finding.severity is Severity.REFUSE:
            return Outcome.REFUSED
        outcome = Outcome.WARNINGS
    return outcome
