"""The generated page of all rules that deliveries are held to: rules of reading, and checks with their cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import dedent

from goldenthread.intake.check import Case, Check, checks
from goldenthread.intake.finding import Severity
from goldenthread.intake.report import reading_rules
from goldenthread.intake.rule import Rule

_HEAD = """\
# What deliveries are held to

`goldenthread check PATH...` names these rules. A finding says file, sheet, row and column, what is wrong and
what to do; it never shows what a cell holds. A delivery is *accepted*, *accepted with warnings* or *refused*;
rules marked so refuse it.
"""


def pages() -> dict[str, str]:
    """The page's path below `docs/generated/`, and its text."""
    parts = [_HEAD, *_reading(reading_rules().values()), *_checks(checks().values())]
    return {"rules.md": "\n".join(parts) + "\n"}


def _reading(rules: Iterable[Rule]) -> Iterator[str]:
    yield "## Rules of reading: one cell, one column, one file\n"
    yield "| rule | what is wrong | what to do | as it came | put right |"
    yield "|---|---|---|---|---|"
    for rule in rules:
        cells = (f"`{rule.name}`", rule.meaning, rule.what_to_do, rule.before, rule.after)
        yield "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
    yield ""


def _checks(found: Iterable[Check]) -> Iterator[str]:
    yield "## Checks: records beside each other\n"
    for check in found:
        refuses = " (refuses)" if check.severity is Severity.REFUSE else ""
        yield f"### `{check.rule.name}`{refuses}\n"
        yield f"{check.rule.message}\n"
        yield f"As it came: {check.rule.before}. Put right: {check.rule.after}.\n"
        for case in check.cases:
            yield from _case(case)


def _case(case: Case) -> Iterator[str]:
    yield f"```\n{dedent(case.given).strip()}\n```\n"
    for breach in case.finds:
        yield f"* found: `{breach.table}`, row {breach.row}, `{breach.column}`"
    yield "" if case.finds else "Nothing is found here.\n"
