"""What reading a delivery gave, as it is kept and shown: counts and words, and never what a cell holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from typing import Any

from goldenthread.intake.check import checks
from goldenthread.intake.finding import Finding, Severity
from goldenthread.intake.report import reading_rules
from goldenthread.intake.rule import Rule
from goldenthread.records.changes import Change
from goldenthread.scorecard.moving import Moves
from goldenthread.workspace.comparing import Compared
from goldenthread.workspace.receipt import Delivered
from goldenthread.workspace.staging import Staged

Told = dict[str, Any]


def told(staged: Staged, moves: Moves | None, snapshot: str | None) -> Told:
    """snapshot: the one that it was compared with."""
    beside = {each.load: each for each in staged.compared}
    return {
        "deliveries": [_delivered(each, beside.get(each.load or "")) for each in staged.receipt.deliveries],
        "changes": _changes(staged.receipt.changes),
        "moves": asdict(moves) if moves else None,
        "compared_with": snapshot,
    }


def _delivered(each: Delivered, beside: Compared | None) -> Told:
    return {
        "files": list(each.files),
        "standing": each.standing.value,
        "outcome": each.outcome.value,
        "source": each.source.value if each.source else "",
        "reference_date": each.reference_date.isoformat() if each.reference_date else "",
        "load": each.load or "",
        "rows": each.rows,
        "notes": list(each.notes),
        "instead_of": each.instead_of or "",
        "differences": _changes(each.differences),
        "findings": _findings(each.findings),
        "compared": _compared(beside),
    }


def _compared(beside: Compared | None) -> Told | None:
    if beside is None:
        return None
    found = asdict(beside)
    return found | {"before_date": beside.before_date.isoformat() if beside.before_date else ""}


def _changes(changes: Iterable[Change]) -> list[Told]:
    return [asdict(change) for change in changes]


def _findings(findings: Iterable[Finding]) -> list[Told]:
    """By rule: how often, what it means, what to do; what refuses the delivery comes first."""
    found: dict[str, Told] = {}
    for finding in findings:
        one = found.setdefault(finding.rule, _first(finding))
        one["count"] += 1
        one["refuses"] = one["refuses"] or finding.severity is Severity.REFUSE
    return sorted(found.values(), key=lambda one: (not one["refuses"], -one["count"], one["rule"]))


def _first(finding: Finding) -> Told:
    rule = rules().get(finding.rule)
    return {
        "rule": finding.rule,
        "count": 0,
        "refuses": False,
        "meaning": rule.meaning if rule else finding.message,
        "what_to_do": rule.what_to_do if rule else "",
    }


@cache
def rules() -> dict[str, Rule]:
    """Every rule that a finding can name and that has words of its own."""
    return {**reading_rules(), **{name: check.rule for name, check in checks().items()}}
