"""goldenthread retention: what is past the time for which it is kept."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread_web.commands.opening import open_database, workspace_option
from goldenthread_web.upkeep.problem import UpkeepError


@click.command("retention")
@workspace_option
@click.option(
    "--dry-run/--apply", "is_dry", default=True, help="Say what it would be (the default), or delete it."
)
def command(folder: Path | None, is_dry: bool) -> None:
    """Delete what is past the time for which it is kept, a rule for each type of record.

    retention.toml in the workspace gives other times, and names what is held because the law asks for it. A run that
    deletes leaves a proof: a file in retention/, and a line of the history for each type, with the file's hash.
    """
    open_database(folder)
    # Models are there only now.
    from django.conf import settings

    from goldenthread_web.accounts.people import CommandLine
    from goldenthread_web.upkeep.retention import run

    workspace = Path(settings.ENVIRONMENT.workspace)
    proof = None
    try:
        if is_dry:
            found = run.look(workspace)
        else:
            found, proof = run.apply(workspace, CommandLine().as_by)
    except UpkeepError as fault:
        raise click.ClickException(str(fault)) from fault
    for each in found:
        if each.days is None:
            click.echo(f"{each.rule}: kept. {each.why.capitalize()}.")
            continue
        done = "would be deleted" if is_dry else "deleted"
        click.echo(f"{each.rule}: {len(each.taken)} {done} ({each.days} days), {len(each.held)} held.")
        for name in each.taken if is_dry else ():
            click.echo(f"  {name}")
    if proof:
        click.echo(f"The proof is {proof.relative_to(workspace)}.")
