"""goldenthread restore: a backup, on a machine that has nothing."""

from __future__ import annotations

from pathlib import Path

import click
import dj_database_url

from goldenthread_web.site.environment import DATABASE_FILE, UnsafeError, database_given
from goldenthread_web.upkeep.databases import Sqlite, database_of
from goldenthread_web.upkeep.problem import UpkeepError
from goldenthread_web.upkeep.restoring import restore
from goldenthread_web.upkeep.sealed import private_keys
from goldenthread_web.upkeep.versions import refuse_newer


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--into", required=True, type=click.Path(path_type=Path), help="A new or empty folder: the workspace."
)
@click.option(
    "--key", "key_file", required=True, type=click.Path(path_type=Path), help="The file with the private key."
)
def command(file: Path, into: Path, key_file: Path) -> None:
    """Bring back a backup, on a machine that has nothing.

    A backup of PostgreSQL goes into the empty database that GOLDENTHREAD_DATABASE names. Every file, the loads, the
    packs and the history are verified first, and counted against what was backed up. What is damaged, cut off or not
    sound is refused, and nothing is written.
    """
    try:
        address = database_given()
        database = database_of(dj_database_url.parse(address)) if address else Sqlite(into / DATABASE_FILE)
        done = restore(
            file,
            into,
            private_keys(key_file),
            database=database,
            check_version=refuse_newer,
        )
    except (UpkeepError, UnsafeError) as fault:
        raise click.ClickException(str(fault)) from fault
    click.echo(f"{into}: {done.manifest.council} as of {done.manifest.made_on}, verified.")
    click.echo(", ".join(f"{name}: {count:,}" for name, count in done.counts.items()))
    click.echo(
        "The key that signs sessions is in no backup: everybody signs in again. The kept figures are worked out anew."
    )
