"""goldenthread report: the monthly report as files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from goldenthread.cli.whole_report import AUDIENCES, formats_of, order_of, report_options
from goldenthread.workspace import Workspace


@click.command("report")
@report_options
@click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    default="operational",
    show_default=True,
    help="Whom it is for. For scrutiny it is a draft of what may be published: small numbers are kept back.",
)
def command(folder: Path, out: Path, formats: str, **asked: Any) -> None:
    """Write the report of a month: figures with what they are compared with, charts, and what they say in words."""
    for path in write_report(Workspace.open(folder), order_of(**asked), out, formats_of(formats)):
        click.echo(str(path))


def write_report(workspace: Workspace, order: Any, out: Path, formats: list[str]) -> list[Path]:
    """Write the report in some formats; the paths of the files."""
    from goldenthread.reports.packs.making import make, writers
    from goldenthread.workspace.packs import packs_of

    chosen = writers(formats)
    made = make(workspace, order, packs_of(workspace))
    for note in made.notes:
        click.echo(note, err=True)
    out.mkdir(parents=True, exist_ok=True)
    paths = [out / f"report-{order.month}-{order.audience.value}.{name}" for name in formats]
    for write, path in zip(chosen.values(), paths, strict=True):
        write(made.document, path)
    return paths
