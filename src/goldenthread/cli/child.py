"""goldenthread child: all that is held on one child."""

from __future__ import annotations

import json
import os
from itertools import groupby
from pathlib import Path

import click

from goldenthread.cli.options import workspace_option
from goldenthread.workspace import Workspace
from goldenthread.workspace.child import Held, HeldRow, held_on


@click.command("child")
@click.argument("person_id", metavar="ID")
@workspace_option
@click.option("--by", "who", help="Who looks; GOLDENTHREAD_USER or the user of this machine by default.")
@click.option("--json", "as_json", is_flag=True, help="For a program.")
def command(person_id: str, folder: Path, who: str | None, as_json: bool) -> None:
    """Show every row on the child with this number, with its load, file, sheet and row.

    A restricted record opens only for the roles named in restricted.csv: say yours in GOLDENTHREAD_ROLE.
    """
    held = held_on(Workspace.open(folder), person_id, os.environ.get("GOLDENTHREAD_ROLE", ""), who)
    if as_json:
        rows = [vars(row) for row in held.rows]
        text = json.dumps({"rows": rows, "also_in": held.also_in}, default=str, ensure_ascii=False, indent=1)
        click.echo(text)
    else:
        _show(held)


def _show(held: Held) -> None:
    if not held.rows:
        click.echo("Nothing is held under this number in the loads in force.")
    for table, rows in groupby(held.rows, key=lambda row: row.table):
        click.echo(f"{table}")
        for row in rows:
            click.echo(f"  {_place(row)}")
            for name, value in row.says.items():
                click.echo(f"    {name}: {value}")
    for name in held.also_in:
        click.echo(f"Rows with this number are in the archive too, no longer in force: {name}")


def _place(row: HeldRow) -> str:
    parts = [row.load, row.file, row.sheet, f"row {row.row}" if row.row else ""]
    return ", ".join(part for part in parts if part)
