"""goldenthread plan: reads an improvement plan from a document, checks it, and gives an empty one to fill in."""

from __future__ import annotations

import json
import textwrap
from datetime import date, datetime
from pathlib import Path

import click

from goldenthread.cli import Problem
from goldenthread.cli.output import write_rows
from goldenthread.plans.check.checking import Finding, check
from goldenthread.plans.check.rule import rules
from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.nothing import NO_ACTIONS, NO_LINES, is_empty
from goldenthread.plans.reading.reader import read_file
from goldenthread.plans.telling import as_data
from goldenthread.plans.writing.template import write_docx, write_xlsx

_FINDING = ("rule", "where", "message")
_FURTHER = ("matters", "mend")
_SHORT = 70
_WIDE = 100

_file = click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
_form = click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)


@click.group("plan")
def command() -> None:
    """Improvement plans as documents: read, checked, begun."""


@command.command("read")
@_file
@_form
def read(file: Path, form: str) -> None:
    """Read a plan from Word, Excel, CSV or text with tables (Markdown) into a draft.

    Every guess is marked with its reason; what could not be placed is listed with its line. Nothing is kept. Exit
    code 1 where no action and no measure was found.
    """
    draft = read_file(file)
    if form == "json":
        click.echo(json.dumps(as_data(draft), indent=1, ensure_ascii=False))
    else:
        _tell(draft)
    _say_what_is_missing(draft)


@command.command("check")
@_file
@click.option(
    "--on",
    "today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day on which it is looked at; today by default.",
)
@_form
def check_plan(file: Path, today: datetime | None, form: str) -> None:
    """Find what is wrong with a plan: no lead, no date, no baseline, a target that asks for nothing, rows twice."""
    draft = read_file(file)
    findings = check(draft.plan, today.date() if today else date.today())
    if form == "json":
        told = [{name: getattr(each, name) for name in (*_FINDING, *_FURTHER)} for each in findings]
        click.echo(json.dumps({"findings": told}, indent=1, ensure_ascii=False))
    else:
        _say_findings(findings)
    _say_what_is_missing(draft)


def _say_what_is_missing(draft: Draft) -> None:
    """Says where no action was found; a document with no measure either is refused."""
    if is_empty(draft):
        raise Problem(f"{NO_LINES} `goldenthread plan template` writes one.")
    if not draft.plan.actions:
        click.echo(NO_ACTIONS, err=True)


def _say_findings(findings: list[Finding]) -> None:
    for name, rule in rules().items():
        found = [each for each in findings if each.rule == name]
        if found:
            click.echo(f"{rule.title} ({name}): {len(found)}")
            _say(f"{rule.matters} {rule.mend}", "  ")
            _say_each(found)
            click.echo()
    click.echo(f"{len(findings)} {'finding' if len(findings) == 1 else 'findings'}.")


def _say_each(found: list[Finding]) -> None:
    """What one rule found: places of which it says the same stand together."""
    places: dict[str, list[str]] = {}
    for each in found:
        places.setdefault(each.message, []).append(each.where)
    for message, where in places.items():
        _say(f"{'; '.join(where)}: {message}", "  * ")


def _say(words: str, begins: str) -> None:
    click.echo(textwrap.fill(words, _WIDE, initial_indent=begins, subsequent_indent=" " * len(begins)))


@command.command("template")
@click.option(
    "--format",
    "form",
    type=click.Choice(["xlsx", "docx"]),
    required=True,
    help="A workbook or a Word document.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write it; by default improvement-plan-template in the current folder.",
)
def template(form: str, out: Path | None) -> None:
    """Write a template for a new improvement plan: what goes where, with a short made-up example to write over."""
    path = out or Path(f"improvement-plan-template.{form}")
    if path.exists():
        raise Problem(f"{path} is there already. Name another file with --out.")
    (write_xlsx if form == "xlsx" else write_docx)(path)
    click.echo(f"Written: {path}")


def _tell(draft: Draft) -> None:
    plan = draft.plan
    click.echo(plan.title)
    rows = [
        [a.number, _short(a.text), "; ".join(a.leads), a.by_when, a.due, len(a.measure)] for a in plan.actions
    ]
    write_rows("table", ("number", "action", "leads", "by when", "due", "measures"), rows)
    measures = [[m.name, m.baseline, m.target, m.indicator] for m in plan.measures]
    write_rows("table", ("measure", "baseline", "target", "indicator"), measures)
    guesses = [[g.line, g.of, g.field, _short(g.taken), g.why] for g in draft.guesses]
    write_rows(
        "table", ("line", "of", "field", "taken", "why"), guesses, title="Guesses: accept each, or correct it"
    )
    left = [[u.line, _short(u.text), u.why] for u in draft.unplaced]
    write_rows("table", ("line", "words", "why"), left, title="What could not be placed")
    click.echo(
        f"{len(plan.actions)} actions, {len(plan.measures)} measures, {len(draft.guesses)} guesses, "
        f"{len(draft.unplaced)} pieces that could not be placed."
    )


def _short(words: str) -> str:
    return words if len(words) <= _SHORT else f"{words[:_SHORT]} ..."
