"""goldenthread loads: the archive."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.options import workspace_option
from goldenthread.cli.output import write_rows
from goldenthread.workspace import Workspace

COLUMNS = ("load", "source", "reference date", "loaded", "by", "records", "outcome", "stands")


@click.group("loads", invoke_without_command=True)
@workspace_option
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True
)
@click.pass_context
def command(ctx: click.Context, folder: Path, form: str) -> None:
    """List every load that was ever accepted; `withdraw` takes one out of force."""
    ctx.obj = folder
    if ctx.invoked_subcommand is None:
        write_rows(form, COLUMNS, _rows(Workspace.open(folder)))


@command.command("withdraw")
@click.argument("load_id", metavar="ID")
@click.option("--workspace", "folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--by", "who", help="Who withdraws; GOLDENTHREAD_USER or the user of this machine by default.")
@click.pass_obj
def withdraw(outer: Path, load_id: str, folder: Path | None, who: str | None) -> None:
    """Take a load out of force. It stays in the archive; figures are worked out anew without it."""
    snapshot = Workspace.open(folder or outer).withdraw(load_id, who)
    click.echo(f"{load_id} is withdrawn. Snapshot {snapshot.id}.")


def _rows(workspace: Workspace) -> list[list[object]]:
    return [
        [
            load.id,
            load.source.value,
            load.reference_date,
            load.manifest["when"],
            load.manifest["who"],
            load.rows,
            load.manifest["outcome"],
            entry.standing.value,
        ]
        for load, entry in workspace.archive()
    ]
