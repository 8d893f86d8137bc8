"""goldenthread check: is this delivery sound? Nothing is kept."""

from __future__ import annotations

import json
from datetime import date

import click

from goldenthread.cli.intake_options import WORDS, handed_over, source_of, summary
from goldenthread.intake.finding import Outcome
from goldenthread.intake.validate import Examined, examine
from goldenthread.workspace.handed_over import deliveries

_FIELDS = ("file", "sheet", "row", "column", "rule", "message")


@click.command("check")
@handed_over
@click.option("--json", "as_json", is_flag=True, help="Outcome and findings for a program.")
def command(paths: tuple[str, ...], source: str | None, day: date | None, as_json: bool) -> None:
    """Read and check files as `load` would, and keep nothing. Exit code 1 where they would be refused."""
    examined = list(examine(deliveries(paths, source_of(source), day), day))
    outcome = _worst([each.outcome for each in examined])
    if as_json:
        findings = [{name: getattr(f, name) for name in _FIELDS} for each in examined for f in each.findings]
        click.echo(json.dumps({"outcome": outcome.value, "findings": findings}, ensure_ascii=False, indent=1))
    else:
        for each in sorted(examined, key=lambda each: each.outcome is Outcome.REFUSED):
            _show(each)
    click.get_current_context().exit(1 if outcome is Outcome.REFUSED else 0)


def _worst(outcomes: list[Outcome]) -> Outcome:
    order = list(Outcome)
    return max(outcomes, key=order.index, default=Outcome.ACCEPTED)


def _show(each: Examined) -> None:
    files = ", ".join(each.files[:3]) + (f" and {len(each.files) - 3} more" if len(each.files) > 3 else "")
    click.echo(f"{files}: {WORDS[each.outcome]}", err=each.outcome is Outcome.REFUSED)
    if each.load:
        rows = sum(table.num_rows for table in each.load.tables.values())
        click.echo(f"  {each.load.source.value}, as at {each.load.reference_date}, {rows:,} records")
        for note in each.load.notes:
            click.echo(f"  {note}")
    for line in summary(each.findings):
        click.echo(line, err=each.outcome is Outcome.REFUSED)
