"""goldenthread doctor: looks a deployment over, and says what to mend."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from goldenthread_web.commands.opening import PORT, open_site, workspace_option
from goldenthread_web.site.environment import PREFIX, UnsafeError, new_key, read_environment
from goldenthread_web.upkeep.doctor import Finding, Standing


@click.command("doctor")
@workspace_option
@click.option(
    "--port", type=click.IntRange(1, 65_535), default=PORT, show_default=True, help="Where `serve` answers."
)
@click.option(
    "--new-key", is_flag=True, help="Print a key for GOLDENTHREAD_SECRET_KEY_FILE, and look at nothing."
)
def command(folder: Path | None, port: int, new_key: bool) -> None:
    """Look a deployment over: one line for each thing, with what to do about it.

    `ok`: in order. `look`: may be as it should be. `mend`: is not. The exit code is 1 where there is something to mend.
    To be run with the site's own environment and account.
    """
    if new_key:
        click.echo(_key())
        return
    found = list(_shown(_findings(folder, port)))
    to_mend = sum(each.standing is Standing.MEND for each in found)
    click.echo(f"{to_mend} to mend, {sum(each.standing is Standing.LOOK for each in found)} to look at.")
    sys.exit(1 if to_mend else 0)


def _key() -> str:
    return new_key()


def _shown(findings: Iterator[Finding]) -> Iterator[Finding]:
    for each in findings:
        click.echo(str(each))
        yield each


def _findings(folder: Path | None, port: int) -> Iterator[Finding]:
    if folder is not None:
        os.environ[f"{PREFIX}WORKSPACE"] = str(folder.resolve())
    from goldenthread_web.upkeep.doctor.finding import mend

    try:
        environment = read_environment()
    except UnsafeError as fault:
        for line in str(fault).splitlines()[1:]:
            yield mend("settings", line.strip().removeprefix("- "))
        return
    open_site(folder)
    from django.conf import settings
    from django.db import connection

    from goldenthread_web.jobs.worker import LOCK
    from goldenthread_web.upkeep.doctor import machine, site

    workspace = Path(environment.workspace)
    files, found = machine.secrets_named(dict(os.environ), PREFIX)
    yield from found
    looks: list[Callable[[], Iterator[Finding]]] = [
        site.deployed,
        lambda: machine.rights(workspace, files),
        lambda: machine.room(workspace),
        machine.clock,
        lambda: machine.programs(connection.vendor),
        lambda: machine.assets(Path(settings.STATIC_ROOT)),
        lambda: machine.worker(workspace / LOCK),
        lambda: site.answering(port),
        lambda: site.records(workspace),
        site.database,
    ]
    is_reached = True
    for each in looks:
        for finding in each():
            is_reached = is_reached and not (
                finding.thing == "database" and finding.standing is Standing.MEND
            )
            yield finding
    if is_reached:
        for look_at in (
            site.history,
            lambda: site.backups(os.environ.get(f"{PREFIX}BACKUP_KEY", "")),
            site.people,
        ):
            yield from look_at()
