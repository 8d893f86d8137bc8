"""goldenthread backup: all that a council can't get back otherwise, in one sealed file."""

from __future__ import annotations

import os
from pathlib import Path

import click

from goldenthread_web.commands.opening import open_database, workspace_option
from goldenthread_web.site.environment import PREFIX
from goldenthread_web.upkeep.backing_up import back_up
from goldenthread_web.upkeep.databases import database_of
from goldenthread_web.upkeep.problem import UpkeepError
from goldenthread_web.upkeep.sealed import new_key, public_keys


@click.command("backup")
@workspace_option
@click.argument("destination", required=False, type=click.Path(path_type=Path))
@click.option(
    "--key", help=f"The public key that seals it; {PREFIX}BACKUP_KEY by default. Several with commas."
)
@click.option(
    "--new-key",
    "key_file",
    type=click.Path(path_type=Path),
    help="Make a pair of keys; the private one goes into this file.",
)
def command(folder: Path | None, destination: Path | None, key: str | None, key_file: Path | None) -> None:
    """Back up the workspace and its database into DESTINATION: a new file, or a folder that gets one.

    Readers and writers go on meanwhile; the backup is of one moment. It is sealed with a public key and opened by its
    private key alone, which belongs to another place than this machine: without it, nobody gets anything back.
    """
    try:
        if key_file:
            public = new_key(key_file)
            click.echo(f"Keep {key_file} where this machine's loss does not reach it. Its public key is:")
            click.echo(public)
        elif destination is None:
            raise click.UsageError("Name the file or the folder that the backup goes to.")
        else:
            _back_up(folder, destination, key or os.environ.get(f"{PREFIX}BACKUP_KEY", ""))
    except UpkeepError as fault:
        raise click.ClickException(str(fault)) from fault


def _back_up(folder: Path | None, destination: Path, key: str) -> None:
    keys = public_keys(key)
    open_database(folder)
    # Models are there only now.
    from django.conf import settings
    from django.db import connection

    from goldenthread_web.accounts.people import CommandLine
    from goldenthread_web.history.operations import record

    made = back_up(
        Path(settings.ENVIRONMENT.workspace), database_of(connection.settings_dict), destination, keys
    )
    record("upkeep.backup.made", by=CommandLine().as_by, subject=f"sha256:{made.sha256}")
    click.echo(f"{made.path}: {made.size / 1_000_000:,.1f} MB, SHA-256 {made.sha256}")
    click.echo(", ".join(f"{name}: {count:,}" for name, count in made.manifest.counts.items()))
