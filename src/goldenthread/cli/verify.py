"""goldenthread verify: whether a pack is as it was published, to the byte."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli import Problem
from goldenthread.records import sums
from goldenthread.workspace import Workspace
from goldenthread.workspace.packs import packs_of, unwitnessed


@click.command("verify")
@click.argument("pack", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option(
    "--workspace",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="The workspace that published it: then a pack that was made to look whole is found out too.",
)
def command(pack: Path, folder: Path | None) -> None:
    """Check every byte of a pack against its list of fingerprints.

    With --workspace also against what was published, and whether the history says by whom.
    """
    faults = sums.faults(pack)
    if faults:
        raise Problem(
            f"{pack.name} is not as it was published:\n" + "\n".join(f"  {fault}" for fault in faults)
        )
    found = sums.sum_of(pack)
    if folder is None:
        click.echo(f"{pack.name}: every file is as its list says. SHA-256 {found}")
        return
    workspace = Workspace.open(folder)
    known = next((p for p in packs_of(workspace) if p.sha256 == found), None)
    if known is None:
        raise Problem(f"{pack.name} is whole, and is no pack that this workspace has published.")
    if doubts := unwitnessed(workspace, known):
        raise Problem(
            f"{pack.name} is whole, and the workspace has a record of it that its history does not bear out:\n"
            + "\n".join(f"  {doubt}" for doubt in doubts)
            + "\nBring the history back from a backup."
        )
    click.echo(f"{pack.name}: as published by {known.by} on {known.at[:10]}. SHA-256 {found}")
